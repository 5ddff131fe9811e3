/** The clone that a script belongs to, and what every script needs: its manifest, the required Node, and readable failures. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the clone, whatever folder a script was started from. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** An absolute path inside the clone. @param {...string} parts */
export const inRoot = (...parts) => resolve(ROOT, ...parts);

/** The project's own package.json. */
export const PACKAGE = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

/** The oldest Node for developing; the package itself runs on what package.json's `engines` says. */
const NEEDED = [20, 19];

/** Throws a Failure where this Node is too old for the tools, rather than let one of them break. */
export function needNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  throw new Failure(
    `This needs Node ${NEEDED.join('.')} or later; here is ${process.versions.node}.`,
  );
}

/** An error that a person can put right. It is shown as its sentence, without a stack. */
export class Failure extends Error {
  name = 'Failure';
}

/**
 * Runs a script's main function; what it throws is printed and ends the process with exit code 1.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Failure ? `\n✖ ${error.message}` : error);
    process.exitCode = 1;
  }
}
