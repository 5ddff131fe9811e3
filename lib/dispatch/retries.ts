import type { Outcome } from '../onenet';
import { RetryBudget } from './retry-budget';
import { retryDelay } from './retry-delay';
import { isSafeToRetry } from './safe-to-retry';

/** Which commands are tried again, and when: only where it is safe, not for ever, and within the budget of all. */
export class Retries {
  readonly #retries: number;
  readonly #random: () => number;
  readonly #budget = new RetryBudget();

  /**
   * @param retries how often one command is tried again
   * @param random from 0 up to but not including 1
   */
  constructor(retries: number, random: () => number) {
    this.#retries = retries;
    this.#random = random;
  }

  /** Counts a call, which pays for a part of a retry. */
  earn(): void {
    this.#budget.earn();
  }

  /**
   * Milliseconds until the next attempt; `undefined` if there must be none after this outcome of the latest, or if the
   * platform wants to be left alone for too long.
   */
  delay(attempts: number, outcome: Outcome): number | undefined {
    if (attempts > this.#retries || !isSafeToRetry(outcome)) return undefined;
    const retryAfter = outcome.kind === 'accepted' ? undefined : outcome.retryAfter;
    return retryDelay(attempts, retryAfter ?? 0, this.#random());
  }

  /** Takes the next attempt out of the budget; false if that is spent. */
  spend(now: number): boolean {
    return this.#budget.spend(now);
  }
}
