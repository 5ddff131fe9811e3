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
      this.after(ms, resolve);
    });
  }

  /** Calls `action` after `ms` milliseconds, unless {@link end} or the result is called before. */
  after(ms: number, action: () => void): () => void {
    if (this.#ended) return () => undefined;
    const stop = this.#clock.after(ms, () => {
      this.#pending.delete(stop);
      action();
    });
    this.#pending.add(stop);
    return () => {
      this.#pending.delete(stop);
      stop();
    };
  }

  end(): void {
    this.#ended = true;
    for (const stop of this.#pending) stop();
    this.#pending.clear();
  }
}
