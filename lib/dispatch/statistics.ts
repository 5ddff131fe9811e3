import type { Outcome, State } from '../onenet';

/** What a dispatcher has done since it was made. */
export interface Counts {
  readonly inFlight: number;
  readonly waiting: number;
  /** Calls made, retries included. */
  readonly sent: number;
  /** Commands that have left, by what became of them. */
  readonly states: Readonly<Record<State, number>>;
  /** Calls per second over the last ten seconds. */
  readonly callsPerSecond: number;
}

/** The second that has begun, and the nine before it. */
const SLOTS = 10;

/** Counts calls and outcomes; a call costs two additions. */
export class Statistics {
  sent = 0;
  readonly states: Record<State, number> = {
    confirmed: 0,
    queued: 0,
    refused: 0,
    unsent: 0,
    unknown: 0,
    expired: 0,
    cancelled: 0,
  };
  readonly #calls = new Uint32Array(SLOTS);
  #second = 0;

  call(now: number): void {
    this.#turnTo(now);
    this.sent += 1;
    const slot = this.#second % SLOTS;
    this.#calls[slot] = (this.#calls[slot] ?? 0) + 1;
  }

  outcome(outcome: Outcome): void {
    this.states[outcome.state] += 1;
  }

  /** Only as much of the latest second counts as has gone by, so a steady rate shows as what it is. */
  callsPerSecond(now: number): number {
    this.#turnTo(now);
    const seconds = SLOTS - 1 + (now / 1000 - this.#second);
    return this.#calls.reduce((sum, calls) => sum + calls, 0) / seconds;
  }

  /** Empties the slots of the seconds that have gone by since the last call. */
  #turnTo(now: number): void {
    const second = Math.floor(now / 1000);
    if (second === this.#second) return;
    for (let past = Math.max(this.#second + 1, second - SLOTS + 1); past <= second; past++) {
      this.#calls[past % SLOTS] = 0;
    }
    this.#second = second;
  }
}
