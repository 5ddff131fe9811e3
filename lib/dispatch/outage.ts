/**
 * Whether the platform can be reached. While it cannot, what certainly was not sent waits for it in order, and one call at a
 * time, the probe, finds out whether it is back.
 *
 * The probe is a command that waits anyway. If no connection can be made for it either, it goes back to its place.
 */

import { faultOf } from '../contract';
import { failed, OneNetError, type LocalFailure, type Outcome } from '../onenet';

/** Milliseconds from one probe to the next: a part of the time that the outage has lasted, within limits. */
const PART_OF_OUTAGE = 1 / 40;
const SHORTEST_INTERVAL_MS = 1000;
const LONGEST_INTERVAL_MS = 10_000;

/** So long after its time a command waits for a probe that began after it: the platform may just have come back. */
const LAST_CHANCE_MS = 2000;

/**
 * After so many failures only a call that went out after the first of them says that the platform is back. Until then any
 * answer does: one connection may fail among others that do well, but answers may also come from a platform that is
 * going down and takes nothing new.
 */
const FAILURES = 3;

export class Outage {
  /** Milliseconds that a command is held. */
  readonly #holdFor: number;
  /** Called whenever an outage has begun or ended. */
  readonly #changed: () => void;
  #began: number | undefined;
  #failure: LocalFailure | undefined;
  #nextProbe = 0;
  /** When the probe that is under way was sent. */
  #probeSent: number | undefined;
  /** When the latest probe was sent that failed. */
  #latestProbe = -Infinity;
  /** The latest moment at which the platform is known to have been reached. */
  #reachedAt = -Infinity;
  /** Connections that failed since a call reached the platform that went out after the first of them. */
  #failures = 0;
  #firstFailure = -Infinity;

  /** @param holdFor seconds; 0 if nothing is ever held */
  constructor(holdFor: number, changed: () => void) {
    this.#holdFor = holdFor * 1000;
    this.#changed = changed;
  }

  /** Whether what was not sent for want of a connection is held at all. */
  get holds(): boolean {
    return this.#holdFor > 0;
  }

  /**
   * Whether a command for which no connection could be made, the first time at the moment given, is not tried again. An
   * outage counts from its beginning, whatever an earlier one was.
   */
  endsHold(unreachableSince: number, now: number): boolean {
    return now >= Math.max(unreachableSince, this.#began ?? -Infinity) + this.#holdFor;
  }

  get isOn(): boolean {
    return this.#began !== undefined;
  }

  /** Why the platform could not be reached at the latest try; `undefined` if there is no outage. */
  get failure(): Outcome | undefined {
    return this.#failure;
  }

  /** Milliseconds until a call may go, as the probe if there is an outage; `Infinity` while one is under way. */
  delay(now: number): number {
    if (!this.isOn) return 0;
    return this.#probeSent === undefined ? Math.max(0, this.#nextProbe - now) : Infinity;
  }

  /** A call goes out. @returns whether it is the probe */
  sent(now: number): boolean {
    if (!this.isOn) return false;
    this.#probeSent = now;
    return true;
  }

  /** A probe has ended, however it did; it may belong to an outage that is over. */
  probeEnded(sentAt: number, now: number): void {
    if (this.#probeSent !== sentAt) return;
    this.#latestProbe = sentAt;
    this.#probeSent = undefined;
    this.#nextProbe = now + this.#interval(now);
  }

  /**
   * No connection could be made for a call that went out at `sentAt`. That is an outage, unless the platform was reached
   * since, see {@link FAILURES}.
   */
  failed(failure: LocalFailure, sentAt: number, now: number): void {
    if (!this.holds) return;
    if (this.#failures === 0) this.#firstFailure = now;
    this.#failures += 1;
    if (this.#began === undefined) {
      if (this.#reachedAt >= sentAt && this.#failures < FAILURES) return;
      this.#began = now;
      this.#nextProbe = now + this.#interval(now);
      this.#failure = failure;
      this.#changed();
    }
    this.#failure = failure;
  }

  /** The platform was reached at that moment by a call that went out at `sentAt`; an outage that began before is over. */
  reached(sentAt: number, at: number): void {
    this.#reachedAt = Math.max(this.#reachedAt, at);
    if (sentAt >= this.#firstFailure) this.#failures = 0;
    if (this.#began === undefined || at < this.#began || this.#failures >= FAILURES) return;
    this.#began = undefined;
    this.#probeSent = undefined;
    this.#failure = undefined;
    this.#changed();
  }

  /** Whether a command that waits, and came at `since`, has been held for as long as it may be. */
  isOver(since: number, now: number): boolean {
    if (this.#began === undefined) return false;
    const deadline = Math.max(since, this.#began) + this.#holdFor;
    return now >= deadline && (this.#latestProbe >= deadline || now >= deadline + LAST_CHANCE_MS);
  }

  /** What becomes of a command that was held for too long. A new object each time, since flows may change it. */
  heldTooLong(): Outcome {
    const fault = faultOf('heldTooLong', { seconds: this.#holdFor / 1000 });
    return failed(new OneNetError('ONENET_UNREACHABLE', fault, { cause: this.#failure?.error }));
  }

  #interval(now: number): number {
    const lasted = now - (this.#began ?? now);
    return Math.min(LONGEST_INTERVAL_MS, Math.max(SHORTEST_INTERVAL_MS, lasted * PART_OF_OUTAGE));
  }
}
