/** What a dispatcher has done: counts, and rates over the last seconds. */

import type { State } from '../contract';
import type { Outcome } from '../onenet';
import type { Clock } from './clock';

/** What a dispatcher has done since it was made. */
export interface Counts {
  readonly inFlight: number;
  readonly waiting: number;
  /** Whether the platform cannot be reached just now. */
  readonly isUnreachable: boolean;
  /** Calls made, retries included. */
  readonly sent: number;
  /** Commands that have left, by what became of them. */
  readonly states: Readonly<Record<State, number>>;
  /** Calls per second over the last ten seconds. */
  readonly callsPerSecond: number;
  /** Commands that left per second, whatever became of them, over the last ten seconds. */
  readonly commandsPerSecond: number;
}

/** Counts calls and outcomes. */
export class Statistics {
  readonly #clock: Clock;
  readonly #calls = new Rate();
  readonly #commands = new Rate();
  readonly #states: Record<State, number> = {
    confirmed: 0,
    queued: 0,
    refused: 0,
    unsent: 0,
    unknown: 0,
    expired: 0,
    cancelled: 0,
  };
  #sent = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  call(now: number): void {
    this.#sent += 1;
    this.#calls.count(now);
  }

  /** Calls in one second of late. */
  callsLately(now: number): number {
    return this.#calls.lately(now);
  }

  outcome(outcome: Outcome): void {
    this.#states[outcome.state] += 1;
    this.#commands.count(this.#clock.now());
  }

  /** A copy that does not change any more. */
  counts(): Pick<Counts, 'sent' | 'states' | 'callsPerSecond' | 'commandsPerSecond'> {
    const now = this.#clock.now();
    return {
      sent: this.#sent,
      states: { ...this.#states },
      callsPerSecond: this.#calls.perSecond(now),
      commandsPerSecond: this.#commands.perSecond(now),
    };
  }
}

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
