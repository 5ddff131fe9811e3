import type { Outcome } from '../onenet';
import type { Statistics } from './statistics';
import { throwOutside } from './throw-outside';

/** Whose tasks they are, one node of a flow, and how many of them are where. */
export class Owner {
  waiting = 0;
  running = 0;
  isClosed = false;
  readonly abort = new AbortController();
  /** Whether its tasks are questions to the platform, which no device waits for, and not commands. */
  readonly asks: boolean;
  readonly #statistics: Statistics;
  readonly #tell: () => void;

  constructor(statistics: Statistics, tell: () => void, asks: boolean) {
    this.#statistics = statistics;
    this.#tell = tell;
    this.asks = asks;
  }

  /** One of its tasks leaves. */
  leaves(outcome: Outcome): void {
    if (!this.asks) this.#statistics.outcome(outcome);
    this.changed();
  }

  /** The counts have changed. Called only when the dispatcher's state is whole, since the callback may lead back. */
  changed(): void {
    try {
      this.#tell();
    } catch (error) {
      throwOutside(error);
    }
  }
}
