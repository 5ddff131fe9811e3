import { readFileSync } from 'node:fs';

import { inRoot } from './root.mjs';

/** The project's own package.json. */
export const PACKAGE = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
