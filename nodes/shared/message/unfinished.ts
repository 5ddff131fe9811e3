import type { Node, NodeAPI } from '../node-red';

/** More would flood the log of a fleet that is redeployed while the platform is down. */
const MOST_IDS = 20;

/**
 * Logs which messages were not finished when the node was closed. They were sent on as well, but a full deploy stops
 * the nodes behind this one at the same moment, and then nobody sees them there.
 */
export function warnUnfinished(RED: NodeAPI, node: Node, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const more = ids.length > MOST_IDS ? ` (+${ids.length - MOST_IDS})` : '';
  node.warn(
    RED._(`${node.type}.log.unfinished`, {
      count: ids.length,
      ids: ids.slice(0, MOST_IDS).join(', ') + more,
    }),
  );
}
