/** A retry is paid for by ten calls: retries stay at one in ten, so that they cannot keep a platform down. */
const PRICE = 10;
/** Ten retries are there at the start, and no more than that are ever saved up. */
const RESERVE = 10 * PRICE;

/** How many commands may be tried again, over all devices. */
export class RetryBudget {
  #saved = RESERVE;

  /** Counts a call. */
  earn(): void {
    if (this.#saved < RESERVE) this.#saved += 1;
  }

  /** Takes one retry out; false if none is left. */
  spend(): boolean {
    if (this.#saved < PRICE) return false;
    this.#saved -= PRICE;
    return true;
  }
}
