/** No process makes more calls than this; to remember as many would only cost memory. */
const NO_LIMIT = 100_000;

/**
 * At most so many calls in any one second.
 *
 * Remembers when the last calls went out: a call may go once the one that many calls before it is a second old. So
 * the limit holds in every window, not only on average, and a quiet platform still takes a burst at once.
 */
export class RateLimit {
  readonly #times: Float64Array;
  readonly #window: number;
  #next = 0;

  /** @param callsPerSecond above 0; a fraction is rounded down, and below 1 it means one call in 1 / that many seconds */
  constructor(callsPerSecond: number) {
    const calls = Math.max(1, Math.floor(callsPerSecond));
    this.#window = 1000 / Math.min(1, callsPerSecond);
    this.#times = new Float64Array(calls > NO_LIMIT ? 0 : calls).fill(-Infinity);
  }

  /** Milliseconds until a call may go; 0 if it may go at `now`. */
  delay(now: number): number {
    return Math.max(0, (this.#times[this.#next] ?? -Infinity) + this.#window - now);
  }

  /** Counts a call that goes out at `now`. */
  count(now: number): void {
    this.#times[this.#next] = now;
    this.#next = this.#next + 1 < this.#times.length ? this.#next + 1 : 0;
  }
}
