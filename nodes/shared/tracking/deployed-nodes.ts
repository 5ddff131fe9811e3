import type { Node, NodeAPI, StoredNode } from '../node-red';

/**
 * Whether a node that is being closed has no next life: by the time that Node-RED closes nodes, it lists those of the
 * flows that it is about to start. That a node is removed it says only of what a deploy names. It never does of the
 * nodes in an instance of a subflow, nor of any node when it reads its flows again.
 *
 * What is in doubt is not gone.
 */
export function isGone(RED: NodeAPI, node: Node): boolean {
  const listed = new Map<string, StoredNode>();
  RED.nodes.eachNode((each) => listed.set(each.id, each));
  const { id, _alias, _flow } = node as Placed;
  return listed.size > 0 && isGoneFrom(listed, _alias ?? id, _flow);
}

type List = ReadonlyMap<string, StoredNode>;

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

/** Where a node runs. Of this Node-RED's documentation says nothing, so that all of it may be missing. */
interface Placed {
  readonly id: string;
  /** The ID in the subflow itself, where the node is in an instance of one. */
  readonly _alias?: string;
  readonly _flow?: Flow;
}

interface Flow {
  readonly subflowDef?: { readonly id?: string };
  readonly subflowInstance?: Placed;
  readonly parent?: Flow;
}
