/** The nodes to build, as package.json names them: there is no second list. */
import { readFileSync } from 'node:fs';

import { Failure } from '../project/failure.mjs';
import { inRoot } from '../project/root.mjs';

/**
 * Node-RED finds a node's page, icons and texts by the name of its script, so the names must agree.
 * @returns {string[]} the node types
 */
export function listNodes() {
  const { nodes } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))['node-red'];
  for (const [type, script] of Object.entries(nodes)) {
    const expected = `dist/nodes/${type}/${type}.js`;
    if (script !== expected) {
      throw new Failure(`package.json: "node-red".nodes["${type}"] should be "${expected}".`);
    }
  }
  return Object.keys(nodes);
}
