/**
 * Order and pace. Commands to one device leave one at a time, in the order in which they came; devices do not wait for
 * each other. Everything is bounded, and every task that is handed in is settled exactly once.
 */

import { failed, OneNetError, type LocalCode, type Outcome } from '../onenet';
import { systemClock, type Clock, type Timer } from './clock';
import { Device } from './device';
import { Fifo } from './fifo';
import type { Limits } from './limits';
import { RateLimit } from './rate-limit';
import { isSafeToRetry, RetryBudget, retryDelay } from './retry';
import { Statistics, type Counts } from './statistics';
import type { Entry, Owner, Task } from './task';

export interface DispatcherOptions<T extends Task> {
  readonly limits: Limits;
  /** Sends a task's command once. It must not reject for anything that can be expected. */
  readonly execute: (task: T, signal: AbortSignal) => Promise<Outcome>;
  readonly clock?: Clock;
  /** From 0 up to but not including 1; spreads retries. */
  readonly random?: () => number;
}

/** How one node hands in its commands. */
export interface Source<T extends Task> {
  submit(task: T): void;
  /** How many of this source's commands wait, and how many are under way. */
  readonly waiting: number;
  readonly running: number;
  /** Settles all its tasks as stopped, and every later one as well. */
  close(): void;
}

export class Dispatcher<T extends Task> {
  readonly #limits: Limits;
  readonly #execute: DispatcherOptions<T>['execute'];
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #rate: RateLimit | undefined;
  readonly #budget = new RetryBudget();
  readonly #statistics = new Statistics();
  readonly #devices = new Map<string, Device<T>>();
  /** Devices that may send now; each gets one command in turn, so that none starves the rest. */
  readonly #ready = new Fifo<Device<T>>();
  readonly #owners = new Set<Owner>();
  #inFlight = 0;
  #waiting = 0;
  #pumping = false;
  #rateTimer: Timer | undefined;
  #expiryTimer: Timer | undefined;

  constructor(options: DispatcherOptions<T>) {
    this.#limits = options.limits;
    this.#execute = options.execute;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    const { callsPerSecond } = options.limits;
    this.#rate = callsPerSecond > 0 ? new RateLimit(callsPerSecond) : undefined;
  }

  /** @param changed called whenever the source's counts have changed; must be cheap */
  source(changed: () => void = () => undefined): Source<T> {
    const owner: Owner = {
      waiting: 0,
      running: 0,
      abort: new AbortController(),
      closed: false,
      changed,
    };
    this.#owners.add(owner);
    return {
      submit: (task) => {
        this.#submit(task, owner);
      },
      get waiting() {
        return owner.waiting;
      },
      get running() {
        return owner.running;
      },
      close: () => {
        this.#closeOwner(owner);
      },
    };
  }

  counts(): Counts {
    const { sent, states } = this.#statistics;
    return {
      inFlight: this.#inFlight,
      waiting: this.#waiting,
      sent,
      states: { ...states },
      callsPerSecond: this.#statistics.callsPerSecond(this.#clock.now()),
    };
  }

  /** Closes every source. No timer is left behind. */
  close(): void {
    for (const owner of this.#owners) this.#closeOwner(owner);
    for (const device of this.#devices.values()) device.pause?.stop();
    this.#devices.clear();
    this.#rateTimer?.stop();
    this.#expiryTimer?.stop();
  }

  #submit(task: T, owner: Owner): void {
    const entry: Entry<T> = {
      next: undefined,
      task,
      owner,
      since: this.#clock.now(),
      attempts: 0,
      settled: false,
    };
    if (owner.closed) {
      this.#fail(entry, 'ONENET_STOPPED', 'the node is being stopped; nothing was sent');
      return;
    }
    const device = this.#device(task.device);
    const replaced = this.#takeReplaced(device, entry);
    const full = this.#fullness(device);
    if (full !== undefined) {
      this.#fail(entry, 'ONENET_QUEUE_FULL', full);
    } else {
      this.#enqueue(device, entry);
    }
    for (const older of replaced) {
      this.#fail(older, 'ONENET_SUPERSEDED', 'a newer write to the same resources took its place');
    }
    this.#pump();
  }

  #device(key: string): Device<T> {
    let device = this.#devices.get(key);
    if (device === undefined) {
      device = new Device(key);
      this.#devices.set(key, device);
    }
    return device;
  }

  #takeReplaced(device: Device<T>, { task, owner }: Entry<T>): Entry<T>[] {
    if (task.replaces === undefined) return [];
    const replaced = device.waiting.remove(
      (waiting) => waiting.owner === owner && waiting.task.replaces === task.replaces,
    );
    for (const older of replaced) this.#leaveQueue(older);
    return replaced;
  }

  /** A sentence if nothing more may wait. Whatever need not wait is let through, however much waits elsewhere. */
  #fullness(device: Device<T>): string | undefined {
    if (this.#mayStartAtOnce(device)) return undefined;
    const { deviceQueueLimit, queueLimit } = this.#limits;
    if (device.waiting.length >= deviceQueueLimit) {
      return `${deviceQueueLimit} commands wait for this device already; nothing was sent`;
    }
    return this.#waiting >= queueLimit
      ? `${queueLimit} commands wait for the platform already; nothing was sent`
      : undefined;
  }

  #mayStartAtOnce(device: Device<T>): boolean {
    return (
      device.running === undefined &&
      device.pause === undefined &&
      !device.isReady &&
      this.#ready.length === 0 &&
      this.#inFlight < this.#limits.maxInFlight &&
      (this.#rate?.delay(this.#clock.now()) ?? 0) === 0
    );
  }

  #enqueue(device: Device<T>, entry: Entry<T>): void {
    device.waiting.push(entry);
    this.#waiting += 1;
    entry.owner.waiting += 1;
    entry.owner.changed();
    this.#makeReady(device);
    if (this.#limits.maxWait > 0) this.#watchExpiry();
  }

  #makeReady(device: Device<T>): void {
    if (device.isReady || device.running !== undefined || device.pause !== undefined) return;
    if (device.waiting.length === 0) {
      this.#devices.delete(device.key);
      return;
    }
    device.isReady = true;
    this.#ready.push(device);
  }

  /** Starts whatever may start now. */
  #pump(): void {
    // A settled message may come straight back through a loop in the flow.
    if (this.#pumping) return;
    this.#pumping = true;
    while (this.#inFlight < this.#limits.maxInFlight && this.#ready.length > 0) {
      const delay = this.#rate?.delay(this.#clock.now()) ?? 0;
      if (delay > 0) {
        this.#rateTimer ??= this.#clock.start(() => {
          this.#rateTimer = undefined;
          this.#pump();
        }, delay);
        break;
      }
      const device = this.#ready.shift();
      if (device === undefined) break;
      device.isReady = false;
      this.#startNext(device);
    }
    this.#pumping = false;
  }

  #startNext(device: Device<T>): void {
    const entry = device.waiting.shift();
    if (entry === undefined) {
      this.#makeReady(device);
      return;
    }
    const now = this.#clock.now();
    const { owner, task } = entry;
    this.#waiting -= 1;
    owner.waiting -= 1;
    owner.running += 1;
    this.#inFlight += 1;
    device.running = entry;
    entry.attempts += 1;
    this.#rate?.count(now);
    this.#budget.earn();
    this.#statistics.call(now);
    owner.changed();
    this.#execute(task, owner.abort.signal).then(
      (outcome) => {
        this.#finish(device, entry, outcome);
      },
      (error: unknown) => {
        // A bug of ours. The message must leave all the same, and what happened to the device is not known.
        const text = `internal error: ${error instanceof Error ? error.message : String(error)}`;
        const wrapped = new OneNetError('ONENET_BAD_ANSWER', text, { cause: error });
        this.#finish(device, entry, failed(wrapped));
      },
    );
  }

  #finish(device: Device<T>, entry: Entry<T>, outcome: Outcome): void {
    this.#inFlight -= 1;
    device.running = undefined;
    // Settled already if its owner was closed meanwhile.
    const { settled, owner } = entry;
    const delay = settled ? undefined : this.#retryDelay(entry, outcome);
    if (!settled) owner.running -= 1;
    if (delay !== undefined) this.#putBack(device, entry);
    this.#rest(device, Math.max(this.#limits.deviceGap, delay ?? 0));
    // Last, since the message may come straight back through a loop in the flow.
    if (!settled && delay === undefined) this.#settle(entry, outcome);
    this.#pump();
  }

  #putBack(device: Device<T>, entry: Entry<T>): void {
    device.waiting.unshift(entry);
    this.#waiting += 1;
    entry.owner.waiting += 1;
    entry.owner.changed();
  }

  #rest(device: Device<T>, milliseconds: number): void {
    if (milliseconds === 0 || this.#isForgotten(device)) {
      this.#makeReady(device);
      return;
    }
    device.pause = this.#clock.start(() => {
      device.pause = undefined;
      this.#makeReady(device);
      this.#pump();
    }, milliseconds);
  }

  #retryDelay(entry: Entry<T>, outcome: Outcome): number | undefined {
    if (entry.attempts > this.#limits.retries || !isSafeToRetry(outcome)) return undefined;
    const retryAfter = (outcome.kind === 'accepted' ? 0 : (outcome.retryAfter ?? 0)) * 1000;
    const delay = retryDelay(entry.attempts, retryAfter, this.#random());
    return delay !== undefined && this.#budget.spend() ? delay : undefined;
  }

  #settle(entry: Entry<T>, outcome: Outcome): void {
    entry.settled = true;
    this.#statistics.outcome(outcome);
    entry.owner.changed();
    entry.task.settle(outcome, entry.attempts);
  }

  #fail(
    entry: Entry<T>,
    code: LocalCode,
    message: string,
    state: 'unsent' | 'unknown' = 'unsent',
  ): void {
    this.#settle(entry, failed(new OneNetError(code, message), state));
  }

  #leaveQueue(entry: Entry<T>): void {
    this.#waiting -= 1;
    entry.owner.waiting -= 1;
  }

  /** After the dispatcher was closed, when no timer may be started any more. */
  #isForgotten(device: Device<T>): boolean {
    return this.#devices.get(device.key) !== device;
  }

  /** The oldest of a device stands in front, so a look at each device's first is enough. */
  #watchExpiry(): void {
    const limit = this.#limits.maxWait * 1000;
    this.#expiryTimer ??= this.#clock.start(
      () => {
        this.#expiryTimer = undefined;
        this.#expire(this.#clock.now() - limit);
        if (this.#waiting > 0) this.#watchExpiry();
      },
      Math.min(1000, Math.max(10, limit / 10)),
    );
  }

  #expire(before: number): void {
    for (const device of this.#devices.values()) {
      for (let first = device.waiting.first; first !== undefined && first.since <= before;) {
        device.waiting.shift();
        this.#leaveQueue(first);
        const waited = `waited longer than the ${this.#limits.maxWait} s that are allowed; nothing was sent`;
        this.#fail(first, 'ONENET_EXPIRED', waited);
        first = device.waiting.first;
      }
    }
  }

  #closeOwner(owner: Owner): void {
    if (owner.closed) return;
    owner.closed = true;
    this.#owners.delete(owner);
    for (const device of this.#devices.values()) {
      const { running } = device;
      if (running?.owner === owner && !running.settled) {
        owner.running -= 1;
        const message = 'the node was stopped before an answer came; the write may have happened';
        this.#fail(running, 'ONENET_STOPPED', message, 'unknown');
      }
      for (const entry of device.waiting.remove((waiting) => waiting.owner === owner)) {
        this.#leaveQueue(entry);
        this.#fail(entry, 'ONENET_STOPPED', 'the node was stopped first; nothing was sent');
      }
    }
    owner.abort.abort();
  }
}
