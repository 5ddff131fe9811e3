/** Which outcomes are tried again, when, and how often in all. */

import type { Outcome } from '../onenet';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** A platform that wants longer than this is not waited for. */
const LONGEST_RETRY_AFTER_MS = 60_000;

/** Retries that are there at the start and the most that are ever saved up. */
const RESERVE = 10;
/** What each call adds: retries stay at one in ten of the calls, so that they cannot keep a platform down. */
const EARNED_PER_CALL = 0.1;

/**
 * True only for what certainly did not reach the device: no connection, or turned away for load. Never for
 * `unknown`: the platform itself resends within the command's timeout, so the device may be written twice.
 */
export function isSafeToRetry(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case 'accepted':
      return false;
    case 'refused':
      return outcome.state === 'refused' && isTurnedAway(outcome.reason);
    case 'failed':
      return (
        outcome.error.code === 'ONENET_UNREACHABLE' ||
        (outcome.state === 'refused' && isTurnedAway(outcome.reason))
      );
  }
}

function isTurnedAway(reason: string): boolean {
  return reason === 'busy' || reason === 'rate-limited';
}

export class RetryBudget {
  #saved = RESERVE;

  earn(): void {
    this.#saved = Math.min(RESERVE, this.#saved + EARNED_PER_CALL);
  }

  /** Takes one retry out; false if none is left. */
  spend(): boolean {
    if (this.#saved < 1) return false;
    this.#saved -= 1;
    return true;
  }
}

/**
 * Milliseconds to wait before the next try: exponential with full jitter, so that many devices that failed together
 * do not return together, and never before the platform's own `Retry-After`. `undefined`: not worth waiting for.
 *
 * @param attempts how often the command has been sent, 1 or more
 * @param random from 0 up to but not including 1
 */
export function retryDelay(
  attempts: number,
  retryAfterMs: number,
  random: number,
): number | undefined {
  if (retryAfterMs > LONGEST_RETRY_AFTER_MS) return undefined;
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1));
  return retryAfterMs + random * ceiling;
}
