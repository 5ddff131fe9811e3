import type { Clock } from './clock';

/** Every pause that a simulator makes, so that all of them can end with it. */
export class Waits {
  readonly #pending = new Set<() => void>();
  readonly #clock: Clock;
  #ended = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves after `ms` milliseconds of the clock; never, once {@link end} was called: nothing goes on then. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.#ended) return;
      const cancel = this.#clock.after(ms, () => {
        this.#pending.delete(cancel);
        resolve();
      });
      this.#pending.add(cancel);
    });
  }

  end(): void {
    this.#ended = true;
    for (const cancel of this.#pending) cancel();
    this.#pending.clear();
  }
}
