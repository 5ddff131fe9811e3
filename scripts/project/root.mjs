/** Where the clone is, whatever folder a script was started from. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** An absolute path inside the clone. @param {...string} parts */
export const inRoot = (...parts) => resolve(ROOT, ...parts);
