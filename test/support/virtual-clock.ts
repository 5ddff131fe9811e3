import type { Clock, Timer } from '../../lib/dispatch';

interface Alarm extends Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until a test turns its hands. */
export class VirtualClock implements Clock {
  #now = 1_000_000;
  /** In the order in which they were started. */
  #alarms: Alarm[] = [];

  now(): number {
    return this.#now;
  }

  start(callback: () => void, milliseconds: number): Timer {
    const alarm: Alarm = {
      at: this.#now + milliseconds,
      callback,
      stop: () => {
        this.#alarms = this.#alarms.filter((other) => other !== alarm);
      },
    };
    this.#alarms.push(alarm);
    return alarm;
  }

  /** How many timers have neither fired nor been stopped. */
  get pending(): number {
    return this.#alarms.length;
  }

  /** Lets time go by, timer by timer, and all that is ready run after each. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (let alarm = this.#nextUntil(end); alarm !== undefined; alarm = this.#nextUntil(end)) {
      this.#now = Math.max(this.#now, alarm.at);
      alarm.stop();
      alarm.callback();
      await quiet();
    }
    this.#now = end;
  }

  /** The one that is due first and, of those due together, was started first. */
  #nextUntil(end: number): Alarm | undefined {
    let next: Alarm | undefined;
    for (const alarm of this.#alarms) {
      if (alarm.at <= end && (next === undefined || alarm.at < next.at)) next = alarm;
    }
    return next;
  }
}

/** Resolves when every promise that could go on has gone on: a macrotask comes after all of them. */
export function quiet(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
