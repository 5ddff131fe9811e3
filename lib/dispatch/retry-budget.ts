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
