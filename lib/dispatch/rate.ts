/** The second that has begun, and the nine before it. */
const SLOTS = 10;

/** How often something has happened lately; counting costs two additions. */
export class Rate {
  readonly #counts = new Uint32Array(SLOTS);
  #second = 0;

  /** @param now milliseconds on the dispatcher's clock */
  count(now: number): void {
    this.#turnTo(now);
    const slot = this.#second % SLOTS;
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
  }

  /**
   * Times a second over the last ten seconds. Only as much of the latest second counts as has gone by, so a steady rate
   * shows as what it is.
   */
  perSecond(now: number): number {
    this.#turnTo(now);
    const seconds = SLOTS - 1 + (now / 1000 - this.#second);
    return this.#counts.reduce((sum, count) => sum + count, 0) / seconds;
  }

  /** How often in the fuller of the latest two seconds of the clock. */
  lately(now: number): number {
    this.#turnTo(now);
    const current = this.#counts[this.#second % SLOTS] ?? 0;
    const previous = this.#counts[(this.#second + SLOTS - 1) % SLOTS] ?? 0;
    return Math.max(current, previous);
  }

  /** Empties the slots of the seconds that have gone by since the last time. */
  #turnTo(now: number): void {
    const second = Math.floor(now / 1000);
    if (second === this.#second) return;
    for (let past = Math.max(this.#second + 1, second - SLOTS + 1); past <= second; past++) {
      this.#counts[past % SLOTS] = 0;
    }
    this.#second = second;
  }
}
