/** The trackers of all nodes that run, so that somebody who looks at a platform sees what is waited for. */

import type { Node } from '../node-red';
import type { MessageTracker } from './message-tracker';

export interface NodeTracker {
  readonly node: Node;
  /** ID of the config node. */
  readonly platform: string;
  readonly tracker: MessageTracker;
}

/** Beside the nodes and not on them: function nodes can look at a node's properties. */
const TRACKERS = new Map<MessageTracker, NodeTracker>();

export function addTracker(added: NodeTracker): void {
  TRACKERS.set(added.tracker, added);
}

export function removeTracker(tracker: MessageTracker): void {
  TRACKERS.delete(tracker);
}

/** @param platform ID of the config node */
export function trackersOf(platform: string): NodeTracker[] {
  return [...TRACKERS.values()].filter((each) => each.platform === platform);
}
