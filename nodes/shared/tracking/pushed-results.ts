/** Results of kept commands that a platform pushes: from the node that receives them to those that wait for them. */

import type { Outcome } from '../../../lib/onenet';

export interface PushedResult {
  readonly uuid: string;
  /** Of the device, where the push says it. */
  readonly imei?: string | undefined;
  readonly outcome: Outcome;
}

export type ResultListener = (result: PushedResult) => void;

/** By config node, across the node sets of a Node-RED. */
const LISTENERS = new Map<string, Set<ResultListener>>();

/**
 * @param platform ID of the config node
 * @returns ends it
 */
export function onPushedResult(platform: string, listener: ResultListener): () => void {
  const listeners = LISTENERS.get(platform) ?? new Set<ResultListener>();
  LISTENERS.set(platform, listeners.add(listener));
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && LISTENERS.get(platform) === listeners) LISTENERS.delete(platform);
  };
}

export function announceResult(platform: string, result: PushedResult): void {
  for (const listener of LISTENERS.get(platform) ?? []) listener(result);
}
