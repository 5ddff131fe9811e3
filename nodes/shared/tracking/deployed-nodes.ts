/** Which nodes the flows hold that Node-RED runs, or is about to start. */

import type { Flow, Node, NodeAPI, StoredNode } from '../node-red';
import { laterTurn } from '../turns';

/**
 * Whether a node that is being closed has no next instance: by the time that Node-RED closes nodes, it lists those of the
 * flows that it is about to start. That a node is removed it says only of what a deploy names. It never does of the
 * nodes in an instance of a subflow, nor of any node when it reads its flows again.
 *
 * In doubt a node is not gone.
 */
export function isGone(RED: NodeAPI, node: Node): boolean {
  const listed = listNodes(RED);
  const { id, _alias, _flow } = node;
  return listed.size > 0 && isGoneFrom(listed, _alias ?? id, _flow);
}

type List = ReadonlyMap<string, StoredNode>;

const LISTS = new WeakMap<NodeAPI, List>();

/** The nodes of a deploy are closed together. They share one list, or each would make its own. */
function listNodes(RED: NodeAPI): List {
  const known = LISTS.get(RED);
  if (known !== undefined) return known;
  const listed = new Map<string, StoredNode>();
  RED.nodes.eachNode((each) => listed.set(each.id, each));
  LISTS.set(RED, listed);
  void laterTurn().then(() => LISTS.delete(RED));
  return listed;
}

/** Looks from the node outwards, through each instance of a subflow that it is in. */
function isGoneFrom(listed: List, id: string, flow: Flow | undefined): boolean {
  const { subflowInstance: instance, subflowDef, parent } = flow ?? {};
  if (instance === undefined) return !isActive(listed, id);
  // No list has the nodes of a subflow that comes with an installed module; there only the instance counts.
  if (listed.has(subflowDef?.id ?? '') && !isActive(listed, id)) return true;
  return isGoneFrom(listed, instance._alias ?? instance.id, parent);
}

/** What is disabled, or on a tab that is, does not run. */
function isActive(listed: List, id: string): boolean {
  const node = listed.get(id);
  return node !== undefined && node.d !== true && listed.get(node.z ?? '')?.disabled !== true;
}
