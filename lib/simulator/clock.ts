/**
 * Time as the simulator sees it, so that a test can let it run faster or set it by hand, and as the platform writes it:
 * Beijing's, without a zone. Separate from the client's own implementation, so that a fault in one of them is found by the
 * other.
 */

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `action` once, `ms` milliseconds of this clock from now. The result cancels it. */
  after(ms: number, action: () => void): () => void;
}

/** @param speed how many of this clock's seconds pass in one real second */
export function systemClock(speed = 1): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * speed,
    after(ms, action) {
      const timer = setTimeout(action, ms / speed);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}

/** The time of a clock as HTTP writes it (RFC 9110, section 5.6.7), formatted once a second. */
export function httpDate(clock: Clock): () => string {
  let second = NaN;
  let text = '';
  return () => {
    const now = Math.floor(clock.now() / 1000);
    if (now !== second) {
      second = now;
      text = new Date(now * 1000).toUTCString();
    }
    return text;
  };
}

/** The clock of one simulator, which ends with it. */
export interface SimulatorClock extends Clock {
  /** Resolves after so many milliseconds, and never once the simulator is closed, so that nothing goes on then. */
  wait(ms: number): Promise<void>;
}

/** All timers of one simulator, so that all of them can be cancelled when it closes. */
export class Timers implements SimulatorClock {
  readonly #pending = new Set<() => void>();
  readonly #clock: Clock;
  #closed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve);
    });
  }

  after(ms: number, action: () => void): () => void {
    if (this.#closed) return () => undefined;
    const cancel = this.#clock.after(ms, () => {
      this.#pending.delete(cancel);
      action();
    });
    this.#pending.add(cancel);
    return () => {
      this.#pending.delete(cancel);
      cancel();
    };
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#pending) cancel();
    this.#pending.clear();
  }
}

const BEIJING_MS = 8 * 60 * 60 * 1000;

/** `2026-01-31T08:00:00` as milliseconds since 1970; `undefined` for any other form, and for a day that does not exist. */
export function readTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text}+08:00`);
  // Date.parse takes 30 February for 2 March.
  return !Number.isNaN(time) && formatTime(time) === text.replace('T', ' ') ? time : undefined;
}

/** Answers have a space where requests have a `T`. Source: OneNET documentation, details of a cached command. */
export function formatTime(time: number): string {
  return new Date(time + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ');
}
