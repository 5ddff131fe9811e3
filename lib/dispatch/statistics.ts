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

const WINDOW_SECONDS = 10;

/** Counts calls and outcomes; a call costs two additions. */
export class Statistics {
  sent = 0;
  readonly states: Record<State, number> = {
    confirmed: 0,
    queued: 0,
    refused: 0,
    unsent: 0,
    unknown: 0,
  };
  readonly #calls = new Uint32Array(WINDOW_SECONDS);
  #second = 0;

  call(now: number): void {
    this.#turnTo(now);
    this.sent += 1;
    this.#calls[this.#second % WINDOW_SECONDS]! += 1;
  }

  outcome(outcome: Outcome): void {
    this.states[outcome.state] += 1;
  }

  callsPerSecond(now: number): number {
    this.#turnTo(now);
    return this.#calls.reduce((sum, calls) => sum + calls, 0) / WINDOW_SECONDS;
  }

  /** Empties the slots of the seconds that have gone by since the last call. */
  #turnTo(now: number): void {
    const second = Math.floor(now / 1000);
    if (second === this.#second) return;
    for (
      let past = Math.max(this.#second + 1, second - WINDOW_SECONDS + 1);
      past <= second;
      past++
    ) {
      this.#calls[past % WINDOW_SECONDS] = 0;
    }
    this.#second = second;
  }
}
