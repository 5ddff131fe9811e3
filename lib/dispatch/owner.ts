import type { Outcome } from '../onenet';
import type { Statistics } from './statistics';
import { throwOutside } from './throw-outside';

/** Whose tasks they are, one node of a flow, and how many of them are where. */
export class Owner {
  waiting = 0;
  running = 0;
  isClosed = false;
  readonly abort = new AbortController();
  readonly #statistics: Statistics;
  readonly #tell: () => void;

  constructor(statistics: Statistics, tell: () => void) {
    this.#statistics = statistics;
    this.#tell = tell;
  }

  /** One of its tasks leaves. */
  leaves(outcome: Outcome): void {
    this.#statistics.outcome(outcome);
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
