/** What people see of an input node: below it how much comes in and what was refused, and in the log why. */

import { faultOf, type Fault } from '../../lib/contract';
import type { Node, Status } from '../shared/node-red';

/** More than one change a second cannot be read, and each costs a message to every open editor. */
const INTERVAL_MS = 1000;
/** What came within a minute counts. */
const WINDOW_MS = 60_000;
/** Parts of that minute. */
const STEPS = 12;
const STEP_MS = WINDOW_MS / STEPS;

const PREFIX = 'onenet-nbiot-in.status';

export class InStatus {
  readonly #node: Node;
  readonly #taken: Count;
  readonly #refused: Count;
  #latestRefusal = 0;
  #fault: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #shown = '';
  #isStopped = false;

  /** @param now milliseconds of a clock that never goes back */
  constructor(node: Node, now = () => performance.now()) {
    this.#node = node;
    this.#taken = new Count(now);
    this.#refused = new Count(now);
  }

  taken(messages: number): void {
    this.#taken.add(messages);
    this.#changed();
  }

  /** @param status of HTTP; 200 for what was let through all the same */
  refused(status: number): void {
    this.#refused.add(1);
    this.#latestRefusal = status;
    this.#changed();
  }

  /** @param name of a text in the catalogue; `undefined` once the node listens */
  setFault(name: string | undefined): void {
    this.#fault = name;
    this.#show();
  }

  /** Clears the status, which would otherwise stay on the node that a redeploy puts in the place of this one. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#node.status({});
  }

  #changed(): void {
    // Shown at once if nothing was shown lately, else when the second is over.
    if (this.#timer === undefined) this.#show();
  }

  #show(): void {
    if (this.#isStopped) return;
    clearTimeout(this.#timer);
    const status = this.#current();
    const key = JSON.stringify(status);
    if (key !== this.#shown) this.#node.status(status);
    this.#shown = key;
    const isMoving = this.#taken.total() + this.#refused.total() > 0;
    this.#timer = isMoving
      ? setTimeout(() => {
          this.#show();
        }, INTERVAL_MS).unref()
      : undefined;
  }

  /** Numbers need no translation. */
  #current(): Status {
    if (this.#fault !== undefined) {
      return { fill: 'red', shape: 'ring', text: `${PREFIX}.${this.#fault}` };
    }
    const taken = this.#taken.total();
    const refused = this.#refused.total();
    if (refused > 0) {
      return {
        fill: 'yellow',
        shape: 'dot',
        text: `${taken}/min, ${refused} × ${this.#latestRefusal}`,
      };
    }
    return taken > 0
      ? { fill: 'green', shape: 'dot', text: `${taken}/min` }
      : { fill: 'grey', shape: 'ring', text: `${PREFIX}.listening` };
  }
}

/** How many there were within the last minute, to a twelfth of it. */
class Count {
  readonly #now: () => number;
  readonly #counts = new Array<number>(STEPS).fill(0);
  #step: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#step = Math.floor(now() / STEP_MS);
  }

  add(count: number): void {
    this.#advance();
    const place = this.#step % STEPS;
    this.#counts[place] = (this.#counts[place] ?? 0) + count;
  }

  total(): number {
    this.#advance();
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  #advance(): void {
    const step = Math.floor(this.#now() / STEP_MS);
    for (let left = Math.min(STEPS, step - this.#step); left > 0; left -= 1) {
      this.#counts[(step - left + 1) % STEPS] = 0;
    }
    this.#step = step;
  }
}

const LOG_INTERVAL_MS = 60_000;

/** Writes refused pushes into the log: a line a minute for each HTTP status, however many there are. */
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
    entry.next = now + LOG_INTERVAL_MS;
    const rule = status === 200 ? 'pushDoubtful' : 'pushRefused';
    this.#write(faultOf(rule, params));
  }
}
