/** Results of kept commands that a platform pushes: from the node that receives them to those that wait for them. */

import type { Outcome } from '../../../lib/onenet';

export interface PushedResult {
  readonly uuid: string;
  /** Of the device, where the push says it. */
  readonly imei?: string | undefined;
  readonly outcome: Outcome;
}

export type ResultListener = (result: PushedResult) => void;

/** By config node and uuid, across the node sets of a Node-RED: thousands of nodes may wait, and few for one result. */
const LISTENERS = new Map<string, Set<ResultListener>>();

/**
 * @param platform ID of the config node
 * @returns ends it
 */
export function onPushedResult(
  platform: string,
  uuid: string,
  listener: ResultListener,
): () => void {
  const key = keyOf(platform, uuid);
  const listeners = LISTENERS.get(key) ?? new Set<ResultListener>();
  LISTENERS.set(key, listeners.add(listener));
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && LISTENERS.get(key) === listeners) LISTENERS.delete(key);
  };
}

export function announceResult(platform: string, result: PushedResult): void {
  // A copy: a listener ends once it has its result.
  for (const listener of [...(LISTENERS.get(keyOf(platform, result.uuid)) ?? [])]) listener(result);
}

function keyOf(platform: string, uuid: string): string {
  return JSON.stringify([platform, uuid]);
}
