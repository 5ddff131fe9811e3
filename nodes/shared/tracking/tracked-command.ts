import type { Timer } from '../../../lib/dispatch';
import { lastMoment, nextWait, type Pace } from './schedule';

/** Somebody who waits for the result of a cached command. */
export interface Waiter {
  readonly uuid: string;
  readonly imei: string;
  /** When its message came, in milliseconds since 1970. */
  readonly came: number;
  /** Until when the platform keeps the command, on its clock, where that is known. */
  readonly expires?: number | undefined;
}

/** A cached command, all who wait for it, and how far it has been asked about. */
export class Follow<W extends Waiter> {
  readonly uuid: string;
  readonly imei: string;
  readonly waiters: W[] = [];
  timer: Timer | undefined;
  /** When it is asked about next, on the clock of the timers. */
  due = Infinity;
  polls = 0;
  /** Refusals to answer, in a row. */
  denials = 0;
  /** Questions without an answer after the last moment. */
  lateAttempts = 0;
  #expires: number | undefined;
  /** When the latest waiter came, in milliseconds since 1970 and on the clock of the timers. */
  #came = -Infinity;
  #since = -Infinity;

  constructor({ uuid, imei }: Waiter) {
    this.uuid = uuid;
    this.imei = imei;
  }

  /** @param since when it began to wait, on the clock of the timers */
  join(waiter: W, since: number): void {
    this.waiters.push(waiter);
    this.#came = Math.max(this.#came, waiter.came);
    this.#since = Math.max(this.#since, since);
    this.#expires ??= waiter.expires;
  }

  /** What the platform says of the expiry counts for more than what a message says. */
  learn(expires: number | undefined): void {
    this.denials = 0;
    this.#expires = expires ?? this.#expires;
  }

  /** From when on one more answer is the end, on the platform's clock. */
  get end(): number {
    return lastMoment(this.#expires, this.#came);
  }

  /** Milliseconds since the latest waiter came. */
  age(now: number): number {
    return now - this.#since;
  }

  /** Milliseconds until the next question, if the end does not come first. */
  wait(now: number, pace: Pace): number {
    return nextWait(this.age(now), pace);
  }
}
