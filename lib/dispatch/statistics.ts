import type { State } from '../contract';
import type { Outcome } from '../onenet';
import type { Clock } from './clock';
import { Rate } from './rate';

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
