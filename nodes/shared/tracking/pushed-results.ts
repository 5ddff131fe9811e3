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
 * Results for which nobody waited, by the same key, oldest first. A device that is awake can be faster than the answer
 * that says the uuid, and a node that waits may be in the middle of a deploy.
 */
const EARLY = new Map<string, { readonly result: PushedResult; readonly until: number }>();
const MOST_EARLY = 1000;
/** Milliseconds; longer than an answer or a deploy may take. */
const EARLY_FOR = 120_000;

/**
 * A result that has come before is told as well, in a later turn of the event loop.
 *
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
  const early = EARLY.get(key);
  if (early !== undefined && early.until > performance.now()) {
    setImmediate(() => {
      if (listeners.has(listener)) listener(early.result);
    });
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && LISTENERS.get(key) === listeners) LISTENERS.delete(key);
  };
}

export function announceResult(platform: string, result: PushedResult): void {
  const key = keyOf(platform, result.uuid);
  const listeners = LISTENERS.get(key);
  if (listeners === undefined) keep(key, result);
  // A copy: a listener ends once it has its result.
  else for (const listener of [...listeners]) listener(result);
}

function keep(key: string, result: PushedResult): void {
  const now = performance.now();
  EARLY.delete(key);
  EARLY.set(key, { result, until: now + EARLY_FOR });
  for (const [oldest, { until }] of EARLY) {
    if (EARLY.size <= MOST_EARLY && until > now) return;
    EARLY.delete(oldest);
  }
}

function keyOf(platform: string, uuid: string): string {
  return JSON.stringify([platform, uuid]);
}
