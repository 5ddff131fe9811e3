/**
 * Order and pace. Commands to one device leave one at a time, in the order in which they came; devices do not wait for
 * each other. Everything is bounded, and every task that is handed in is settled exactly once.
 */

import { Backlog } from './backlog';
import { systemClock, type Clock } from './clock';
import { closeOwner } from './close-owner';
import type { Device } from './device';
import { Expiry } from './expiry';
import { fullness } from './fullness';
import type { Capacity } from '../onenet';
import type { Limits } from './limits';
import { queueFull, superseded, tooLate } from './local-failure';
import { Owner } from './owner';
import { Runner, type Carrier } from './runner';
import { Statistics, type Counts } from './statistics';
import type { Task } from './task';

export interface DispatcherOptions<T extends Task, Answer> {
  readonly limits: Limits;
  readonly carrier: Carrier<T, Answer>;
  /** Of what the carrier sends over, where that can say how much it takes. */
  readonly capacity?: Capacity | undefined;
  readonly clock?: Clock;
  /** From 0 up to but not including 1; spreads retries. */
  readonly random?: () => number;
}

/** How one node hands in its commands. */
export interface Source<T extends Task> {
  submit(task: T): void;
  /** How many of this source's commands wait, those that are to be tried again included. */
  readonly waiting: number;
  /** How many are under way. */
  readonly running: number;
  /** Whether every task is settled as stopped: it was closed itself, or with the dispatcher. */
  readonly isClosed: boolean;
  /** Settles all its tasks as stopped, and every later one as well. */
  close(): void;
}

export class Dispatcher<T extends Task, Answer> {
  readonly #limits: Limits;
  readonly #clock: Clock;
  readonly #backlog = new Backlog<T>();
  readonly #expiry: Expiry<T> | undefined;
  readonly #statistics: Statistics;
  readonly #runner: Runner<T, Answer>;
  readonly #owners = new Set<Owner>();
  #isClosed = false;

  constructor({
    limits,
    carrier,
    capacity,
    clock = systemClock,
    random = Math.random,
  }: DispatcherOptions<T, Answer>) {
    const backlog = this.#backlog;
    const statistics = new Statistics(clock);
    const { maxWait } = limits;
    const expiry = maxWait > 0 ? new Expiry(backlog, clock, maxWait) : undefined;
    this.#limits = limits;
    this.#clock = clock;
    this.#expiry = expiry;
    this.#statistics = statistics;
    this.#runner = new Runner({
      limits,
      carrier,
      capacity,
      clock,
      random,
      backlog,
      expiry,
      statistics,
    });
  }

  /**
   * @param changed called whenever the source's counts have changed; must be cheap
   * @param asks whether its tasks are questions: they go out when no command could, and take at most a quarter of
   *   `maxInFlight`, though one may always go, and of `callsPerSecond`. They are never refused for want of capacity, never
   *   expire, are never tried again, and count as calls but not as commands. No device may have tasks of both kinds
   */
  source(changed: () => void = () => undefined, { asks = false } = {}): Source<T> {
    const owner = new Owner(this.#statistics, changed, asks);
    owner.isClosed = this.#isClosed;
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
      get isClosed() {
        return owner.isClosed;
      },
      close: () => {
        if (this.#owners.delete(owner)) closeOwner(owner, this.#backlog);
      },
    };
  }

  counts(): Counts {
    return {
      inFlight: this.#runner.pump.inFlight,
      waiting: this.#backlog.waiting,
      ...this.#statistics.counts(),
    };
  }

  /** Closes every source, those made later as well. No timer is left behind, and nothing more is sent. */
  close(): void {
    this.#isClosed = true;
    this.#runner.close();
    this.#expiry?.stop();
    // All before the first message leaves: one that comes straight back must not slip into another node.
    for (const owner of this.#owners) owner.isClosed = true;
    for (const owner of this.#owners) closeOwner(owner, this.#backlog);
    this.#owners.clear();
  }

  #submit(task: T, owner: Owner): void {
    task.owner = owner;
    // Zero takes up no memory of its own; the time of day would.
    if (this.#expiry !== undefined) task.since = this.#clock.now();
    if (owner.isClosed) {
      task.settle(tooLate());
      return;
    }
    const device = this.#backlog.find(task.device);
    const replaced = device === undefined ? [] : this.#backlog.removeReplaced(device, task);
    const refusal = replaced.length > 0 || owner.asks ? undefined : this.#refusal(device);
    if (refusal === undefined) {
      this.#enqueue(device ?? this.#backlog.add(task.device), task);
    } else {
      task.settle(queueFull(refusal));
    }
    for (const older of replaced) older.settle(superseded(older));
    this.#runner.pump.run();
  }

  /** Whatever need not wait is let through, however much waits elsewhere. Only a device that is known has to wait. */
  #refusal(device: Device<T> | undefined): string | undefined {
    if (device === undefined && this.#runner.pump.isFree) return undefined;
    const waiting = this.#backlog.waiting - this.#runner.pump.heldCommands;
    return fullness(this.#limits, device?.length ?? 0, waiting);
  }

  #enqueue(device: Device<T>, task: T): void {
    this.#backlog.push(device, task);
    if (device.isIdle) this.#runner.pump.lineUp(device);
    this.#expiry?.watch();
    task.owner.changed();
  }
}
