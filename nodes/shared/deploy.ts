/**
 * What a deploy asks of nodes that are many: to take turns, to wait only so long for others, to share one list of the nodes
 * that go on, and to say in one line what each would say.
 */

import type { Flow, Node, NodeAPI, StoredNode } from './node-red';

/** Nodes of one turn, which take a few milliseconds. */
const PER_TURN = 100;

const waiting: (() => void)[] = [];

/**
 * Resolves in a later turn of the event loop. Of many nodes that are started or closed at once only some go on in each
 * turn, in the order in which they asked (goal of the benchmark: deploy of 10,000 nodes): Node.js would run all callbacks of
 * `setImmediate` before anything else.
 */
export function laterTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(takeTurn);
  });
}

function takeTurn(): void {
  const resolves = waiting.splice(0, PER_TURN);
  if (waiting.length > 0) setImmediate(takeTurn);
  for (const resolve of resolves) resolve();
}

/** The value of a promise, or `undefined` if it has not settled after so many milliseconds. */
export async function within<T>(deadline: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, deadline);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

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

/** Which nodes the flows hold that Node-RED runs, or is about to start. */
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

/** A node that is disabled, or on a tab that is, does not run. */
function isActive(listed: List, id: string): boolean {
  const node = listed.get(id);
  return node !== undefined && node.d !== true && listed.get(node.z ?? '')?.disabled !== true;
}

/** Sums over the nodes that are being closed, by the key of the text that tells the sum. */
const COUNTS = new Map<string, { count: number }>();

/**
 * Adds up a count of all nodes of a deploy, so that ten thousand nodes write one line into the log.
 *
 * @returns the sum for the first of them, once all have been asked; `undefined` for the others
 */
export async function countOfDeploy(key: string, count: number): Promise<number | undefined> {
  const present = COUNTS.get(key);
  if (present !== undefined) {
    present.count += count;
    return undefined;
  }
  const first = { count };
  COUNTS.set(key, first);
  await laterTurn();
  COUNTS.delete(key);
  return first.count;
}
