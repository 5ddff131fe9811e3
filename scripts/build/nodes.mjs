/** The nodes to build, as package.json names them: there is no second list. */
import { Failure } from '../project/failure.mjs';
import { PACKAGE } from '../project/package.mjs';

/**
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
