/** The nodes to build, and their source files. */
import { existsSync, readFileSync } from 'node:fs';

import { Failure, inRoot, PACKAGE } from '../project/project.mjs';

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
