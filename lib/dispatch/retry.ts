/** Which commands are sent again after they failed, and when: only where it is safe, and within a budget of all. */

import type { Reason } from '../contract';
import type { FailedOutcome, LocalFailure, Outcome } from '../onenet';

/**
 * True only for what certainly did not reach the device: no connection, or turned away for load. Never for
 * `unknown`: the platform itself resends within the command's timeout, so the device may be written twice.
 */
export function isSafeToRetry(outcome: Outcome): boolean {
  return isUnreachable(outcome) || isTurnedAway(outcome);
}

/** Whether no connection to the platform could be made, so that nothing was sent. */
export function isUnreachable(outcome: Outcome): outcome is LocalFailure {
  return (
    outcome.kind === 'failed' &&
    outcome.state === 'unsent' &&
    outcome.error.code === 'ONENET_UNREACHABLE'
  );
}

/** Whether the platform, or a gateway before it, did not take the call for load. */
function isTurnedAway(outcome: Outcome): outcome is FailedOutcome {
  return outcome.kind !== 'accepted' && outcome.state === 'refused' && LOAD.has(outcome.reason);
}

/**
 * Whether a call was turned away because too many were made, or the platform says for how long it wants to be left alone:
 * errno 15 and its texts, HTTP 429, and HTTP 503 with `Retry-After`.
 */
export function isQuotaRefusal(outcome: Outcome): outcome is FailedOutcome {
  return (
    isTurnedAway(outcome) && (outcome.reason === 'rate-limited' || outcome.retryAfter !== undefined)
  );
}

const LOAD: ReadonlySet<Reason> = new Set<Reason>(['busy', 'rate-limited']);

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

/**
 * Milliseconds to wait before the next try: exponential with full jitter, so that many devices that failed together
 * do not return together.
 *
 * @param retry which retry it is, 1 or more
 * @param random from 0 up to but not including 1
 */
export function retryDelay(retry: number, random: number): number {
  return random * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (retry - 1));
}

/** A retry is paid for by ten calls, or ten seconds: few enough that they cannot keep a platform down. */
const PRICE = 10;
/** Ten retries are there at the start, and no more than that are ever saved up. */
const RESERVE = 10 * PRICE;

/**
 * How many commands may be tried again, over all devices: one in ten of the calls, and one every ten seconds besides, so
 * that a flow with few messages gets its retries as well.
 */
export class RetryBudget {
  #saved = RESERVE;
  /** Up to when the seconds, and how many of the calls, have been paid in. */
  #paidUntil = 0;
  #paidCalls = 0;

  /**
   * Takes one retry out; false if none is left.
   *
   * @param now milliseconds on the dispatcher's clock
   * @param calls made so far, retries included
   */
  spend(now: number, calls: number): boolean {
    const earned = calls - this.#paidCalls + (now - this.#paidUntil) / 1000;
    this.#paidCalls = calls;
    this.#paidUntil = now;
    this.#saved = Math.min(RESERVE, this.#saved + earned);
    if (this.#saved < PRICE) return false;
    this.#saved -= PRICE;
    return true;
  }
}
