/** Writes refused pushes into the log: a line a minute for each HTTP status, however many there are. */

import type { Fault } from '../../lib/contract';

const INTERVAL_MS = 60_000;

export class RefusalLog {
  readonly #write: (fault: Fault) => void;
  readonly #now: () => number;
  readonly #byStatus = new Map<number, { count: number; next: number }>();

  /** @param now milliseconds of a clock that never goes back */
  constructor(write: (fault: Fault) => void, now = () => performance.now()) {
    this.#write = write;
    this.#now = now;
  }

  add(status: number, reason: Fault): void {
    const now = this.#now();
    const entry = this.#byStatus.get(status) ?? { count: 0, next: -Infinity };
    this.#byStatus.set(status, entry);
    entry.count += 1;
    if (now < entry.next) return;
    const params = { status, count: entry.count, reason };
    entry.count = 0;
    entry.next = now + INTERVAL_MS;
    const rule = status === 200 ? 'pushDoubtful' : 'pushRefused';
    this.#write({ pointer: '', rule, params });
  }
}
