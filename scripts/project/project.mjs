/** The clone that a script belongs to, and what every script needs: its manifest, its nodes and sources, and readable failures. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the clone, whatever folder a script was started from. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** An absolute path inside the clone. @param {...string} parts */
export const inRoot = (...parts) => resolve(ROOT, ...parts);

/** The project's own package.json. */
export const PACKAGE = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

/**
 * The nodes as package.json names them; there is no second list.
 * Node-RED finds a node's page, icons and texts by the name of its script, so the names must agree.
 * @returns {string[]} the node types
 */
export function listNodes() {
  const { nodes } = PACKAGE['node-red'];
  for (const [type, script] of Object.entries(nodes)) {
    const expected = `dist/nodes/${type}/${type}.js`;
    if (script !== expected) {
      throw new Failure(`package.json: "node-red".nodes["${type}"] should be "${expected}".`);
    }
  }
  return Object.keys(nodes);
}

/** Node-RED says nothing about a page, icon or text that is not there, so the build does. @param {string} path @param {string} otherwise */
export function needFile(path, otherwise) {
  if (!existsSync(path)) throw new Failure(`Build: ${otherwise}.`);
}

/** The text of a source file that must exist. @param {string} path relative to the clone */
export function needText(path) {
  needFile(inRoot(path), `${path} is missing`);
  return readFileSync(inRoot(path), 'utf8');
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
