/** What the dispatcher has to know of the platform, as plainly as it can be said: its pace, its rests, its outages. */

import type { Limits } from '../../../../lib/contract';

/** Thrown at ten calls a second, from which on the dispatcher starts slowly and makes up for missed slots. */
export class TooFastForModel extends Error {}

export class PlatformModel {
  /** When each call went out. */
  readonly calls: number[] = [];
  /** When the outage began; `undefined` if there is none. */
  outage: number | undefined;
  readonly #limits: Limits;
  /** When the platform turned a call away for its quota. */
  readonly #refusals: number[] = [];
  #nextSlot = -Infinity;
  #restUntil = -Infinity;
  #slowed: { readonly at: number; readonly from: number } | undefined;
  #reachedAt = -Infinity;
  /** When connections failed, since one was made after the first of these. */
  #failures: number[] = [];
  #probe: number | undefined;
  #failedProbe = -Infinity;
  #nextProbe = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Milliseconds until a call may go. */
  delay(now: number): number {
    if (now < this.#restUntil) return this.#restUntil - now;
    const slot = this.#rate(now) === Infinity ? 0 : Math.max(0, this.#nextSlot - now);
    if (slot > 0 || this.outage === undefined) return slot;
    return this.#probe === undefined ? Math.max(0, this.#nextProbe - now) : Infinity;
  }

  restFor(now: number): number {
    return Math.max(0, this.#restUntil - now);
  }

  sent(now: number): void {
    this.calls.push(now);
    const rate = this.#rate(now);
    if (rate < Infinity) this.#nextSlot = now + 1010 / rate;
    if (this.outage !== undefined) this.#probe = now;
  }

  /** A call that was the probe has ended. */
  ended(sentAt: number, now: number): void {
    if (this.#probe !== sentAt) return;
    this.#probe = undefined;
    this.#failedProbe = sentAt;
    this.#nextProbe = now + this.#interval(now);
  }

  turnedAway(sentAt: number, retryAfter: number, now: number): void {
    this.#restUntil = Math.max(this.#restUntil, now + 1000 * Math.min(60, retryAfter));
    this.#refusals.push(now);
    if (lately(this.#refusals, now) < lately(this.calls, now) / 10) return;
    if (this.#slowed !== undefined && sentAt <= this.#slowed.at + 1000) return;
    const rate = this.#rate(now);
    this.#slowed = { at: now, from: rate === Infinity ? lately(this.calls, now) : rate };
    this.#nextSlot = Math.max(this.#nextSlot, now + 1010 / this.#rate(now));
  }

  reached(sentAt: number, at: number): void {
    this.#reachedAt = Math.max(this.#reachedAt, at);
    if (this.#failures.length > 0 && sentAt >= (this.#failures[0] ?? 0)) this.#failures = [];
    if (this.outage === undefined || at < this.outage || this.#failures.length >= 3) return;
    this.outage = undefined;
    this.#probe = undefined;
  }

  unreachable(sentAt: number, now: number): void {
    if (this.#limits.holdFor === 0) return;
    this.#failures.push(now);
    if (this.outage !== undefined) return;
    if (this.#reachedAt >= sentAt && this.#failures.length < 3) return;
    this.outage = now;
    this.#nextProbe = now + this.#interval(now);
  }

  isHeldTooLong(since: number, now: number): boolean {
    if (this.outage === undefined) return false;
    const end = Math.max(since, this.outage) + this.#limits.holdFor * 1000;
    return now >= end && (this.#failedProbe >= end || now >= end + 2000);
  }

  #interval(now: number): number {
    return Math.min(10_000, Math.max(1000, (now - (this.outage ?? now)) / 40));
  }

  #rate(now: number): number {
    const { callsPerSecond } = this.#limits;
    const limit = callsPerSecond === 0 ? Infinity : callsPerSecond;
    if (this.#slowed === undefined) return limit;
    const { at, from } = this.#slowed;
    const rate = Math.max(1, from / 2) + ((now - at) / 1000) * Math.max(from, 1) * 0.1;
    if (rate < Math.min(limit, 2 * Math.max(from, 1))) {
      if (rate >= 10) throw new TooFastForModel();
      return rate;
    }
    this.#slowed = undefined;
    return limit;
  }
}

/** How many there are in the fuller of this second of the clock and the one before. */
function lately(times: readonly number[], now: number): number {
  const inSecond = (second: number): number =>
    times.filter((time) => Math.floor(time / 1000) === second).length;
  const second = Math.floor(now / 1000);
  return Math.max(inSecond(second), inSecond(second - 1));
}
