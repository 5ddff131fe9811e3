import type { Diagnosis } from '../../../lib/contract';
import type { AdminAnswer } from './admin-route';

/** Keeps a button from being used to hammer somebody else's server: one at a time, and so many a minute. */
export class Throttle {
  readonly #perMinute: number;
  readonly #starts: number[] = [];
  readonly #now: () => number;
  #running = false;

  /** @param now milliseconds of a clock that never goes back */
  constructor(perMinute: number, now = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  async run(ask: () => Promise<Diagnosis>): Promise<AdminAnswer> {
    const wait = this.#start();
    if (wait !== undefined) return { status: 200, body: { code: wait } satisfies Diagnosis };
    try {
      return { status: 200, body: await ask() };
    } finally {
      this.#running = false;
    }
  }

  /** Says why somebody has to wait, or starts. */
  #start(): 'running' | 'too-often' | undefined {
    if (this.#running) return 'running';
    const now = this.#now();
    while ((this.#starts[0] ?? Infinity) <= now - 60_000) this.#starts.shift();
    if (this.#starts.length >= this.#perMinute) return 'too-often';
    this.#starts.push(now);
    this.#running = true;
    return undefined;
  }
}
