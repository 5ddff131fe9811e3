/**
 * The platform's clock, as its answers tell it. A Raspberry Pi without a battery may wake up in the past, and then
 * signs tokens that have run out already.
 */
export class PlatformClock {
  #offset = 0;

  /** Milliseconds by which the platform's clock is ahead of this computer's; 0 as long as they agree. */
  get offset(): number {
    return this.#offset;
  }

  /** The platform's time when this computer's clock shows `now`; both in milliseconds since 1970. */
  at(now: number): number {
    return now + this.#offset;
  }

  /**
   * Learns from an answer what time it is at the platform.
   *
   * @param serverTime from a `Date` header, which knows whole seconds only
   * @param now this computer's clock when the answer came
   */
  observe(serverTime: number, now: number): void {
    const offset = serverTime - now;
    if (Math.abs(offset - this.#offset) <= TOLERANCE) return;
    this.#offset = Math.abs(offset) <= TOLERANCE ? 0 : offset;
  }
}

/** Milliseconds that whole seconds, a slow answer and a clock that drifts may account for. */
const TOLERANCE = 30_000;
