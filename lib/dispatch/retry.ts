/** Which commands are tried again, and when: only where it is safe, not for ever, and within the budget of all. */

import type { Reason } from '../contract';
import type { Outcome } from '../onenet';

export class Retry {
  readonly #most: number;
  readonly #random: () => number;
  readonly #budget = new RetryBudget();

  /**
   * @param most how often one command is tried again
   * @param random from 0 up to but not including 1
   */
  constructor(most: number, random: () => number) {
    this.#most = most;
    this.#random = random;
  }

  /** Counts a call, which pays for a part of a retry. */
  earn(): void {
    this.#budget.earn();
  }

  /**
   * Milliseconds until the next attempt; `undefined` if there must be none after this outcome of the latest.
   *
   * @param used how many retries the command has had
   */
  delay(used: number, outcome: Outcome): number | undefined {
    if (used >= this.#most || !isSafeToRetry(outcome)) return undefined;
    return retryDelay(used + 1, this.#random());
  }

  /** Takes the next attempt out of the budget; false if that is spent. */
  spend(now: number): boolean {
    return this.#budget.spend(now);
  }
}

/**
 * True only for what certainly did not reach the device: no connection, or turned away for load. Never for
 * `unknown`: the platform itself resends within the command's timeout, so the device may be written twice.
 */
export function isSafeToRetry(outcome: Outcome): boolean {
  return isUnreachable(outcome) || isTurnedAway(outcome);
}

/** Whether no connection to the platform could be made, so that nothing was sent. */
export function isUnreachable(outcome: Outcome): outcome is Outcome & { kind: 'failed' } {
  return (
    outcome.kind === 'failed' &&
    outcome.state === 'unsent' &&
    outcome.error.code === 'ONENET_UNREACHABLE'
  );
}

/** Whether the platform, or a gateway before it, did not take the call for load. */
function isTurnedAway(outcome: Outcome): outcome is Exclude<Outcome, { kind: 'accepted' }> {
  return outcome.kind !== 'accepted' && outcome.state === 'refused' && LOAD.has(outcome.reason);
}

/**
 * Whether a call was turned away because too many were made, or the platform says for how long it wants to be left alone:
 * errno 15 and its texts, HTTP 429, and HTTP 503 with `Retry-After`.
 */
export function isQuotaRefusal(
  outcome: Outcome,
): outcome is Exclude<Outcome, { kind: 'accepted' }> {
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
  /** Up to when the seconds have been paid in. */
  #paidUntil = 0;

  /** Counts a call. */
  earn(): void {
    if (this.#saved < RESERVE) this.#saved += 1;
  }

  /**
   * Takes one retry out; false if none is left.
   *
   * @param now milliseconds on the dispatcher's clock
   */
  spend(now: number): boolean {
    const seconds = (now - this.#paidUntil) / 1000;
    this.#paidUntil = now;
    this.#saved = Math.min(RESERVE, this.#saved + seconds);
    if (this.#saved < PRICE) return false;
    this.#saved -= PRICE;
    return true;
  }
}
