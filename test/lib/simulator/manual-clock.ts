import type { Clock } from '../../../lib/simulator';

export interface Wait {
  readonly ms: number;
  elapse(): void;
}

/** A clock that stands still: a test sees each wait that is asked for, and lets it pass. */
export class ManualClock implements Clock {
  readonly #waits: Wait[] = [];
  readonly #wanted: ((wait: Wait) => void)[] = [];

  now(): number {
    return 0;
  }

  after(ms: number, action: () => void): () => void {
    const wait = { ms, elapse: action };
    const wanted = this.#wanted.shift();
    if (wanted === undefined) this.#waits.push(wait);
    else wanted(wait);
    return () => {
      const index = this.#waits.indexOf(wait);
      if (index >= 0) this.#waits.splice(index, 1);
    };
  }

  /** The next wait that anybody asks for. */
  next(): Promise<Wait> {
    const wait = this.#waits.shift();
    if (wait !== undefined) return Promise.resolve(wait);
    return new Promise((resolve) => this.#wanted.push(resolve));
  }

  get pending(): number {
    return this.#waits.length;
  }
}
