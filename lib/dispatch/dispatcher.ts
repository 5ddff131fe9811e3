/**
 * Order and pace. Commands to one device leave one at a time, in the order in which they came; devices do not wait for
 * each other. Everything is bounded, and every task that is handed in is settled exactly once.
 */

import type { Limits } from '../contract';
import type { Capacity, Outcome } from '../onenet';
import { CommandRunner, type Carrier } from './command-runner';
import { reportOutage } from './diagnostics';
import { Expiry } from './expiry';
import { Outage } from './outage';
import { Pace, Statistics, systemClock, type Clock, type Counts } from './pace';
import { DeviceQueues, type DeviceQueue } from './scheduler';
import {
  givenUp,
  Source,
  superseded,
  type Job,
  type SourceHost,
  type SourceOptions,
  type Task,
} from './task';

export interface DispatcherOptions<T extends Task, Answer> {
  readonly limits: Limits;
  readonly carrier: Carrier<T, Answer>;
  /** Of what the carrier sends over, where that can say how much it takes. */
  readonly capacity?: Capacity | undefined;
  readonly clock?: Clock;
  /** From 0 up to but not including 1; spreads retries. */
  readonly random?: () => number;
}

/** A command that is in the dispatcher, as an overview shows it. */
export interface OpenCommand<T extends Task> {
  readonly task: T;
  /** The name of its source: the id of a node. */
  readonly source: string;
  /** Milliseconds since it was handed in. */
  readonly ageMs: number;
  /** How often it was sent. */
  readonly attempts: number;
  /** Whether it is under way; otherwise it waits. */
  readonly isRunning: boolean;
}

export class Dispatcher<T extends Task, Answer> {
  readonly #limits: Limits;
  readonly #clock: Clock;
  readonly #queues = new DeviceQueues<T>();
  readonly #outage: Outage;
  readonly #expiry: Expiry<T>;
  readonly #statistics: Statistics;
  readonly #runner: CommandRunner<T, Answer>;
  readonly #sources = new Set<Source<T>>();
  readonly #host: SourceHost<T>;
  #isClosed = false;

  constructor(options: DispatcherOptions<T, Answer>) {
    const { limits, carrier, capacity, clock = systemClock, random = Math.random } = options;
    this.#limits = limits;
    this.#clock = clock;
    this.#outage = new Outage(limits.holdFor, () => {
      this.#outageChanged();
    });
    this.#expiry = new Expiry(this.#queues, this.#outage, clock, limits);
    this.#statistics = new Statistics(clock);
    this.#runner = new CommandRunner({
      limits,
      carrier,
      capacity,
      clock,
      random,
      queues: this.#queues,
      pace: new Pace(limits.callsPerSecond),
      outage: this.#outage,
      expiry: this.#expiry,
      statistics: this.#statistics,
    });
    this.#host = {
      statistics: this.#statistics,
      isUnreachable: () => this.#outage.isOn,
      submit: (job) => {
        this.#submit(job);
      },
      remove: (job) => {
        this.#queues.remove(job);
      },
      forget: (source) => this.#sources.delete(source),
      now: () => clock.now(),
    };
  }

  /**
   * How one node hands in its tasks.
   *
   * @param changed called whenever the source's counts have changed; must be cheap
   */
  source(changed: () => void = () => undefined, options: SourceOptions = {}): Source<T> {
    const source = new Source<T>(this.#host, changed, options);
    source.isClosed = this.#isClosed;
    this.#sources.add(source);
    return source;
  }

  counts(): Counts {
    return {
      inFlight: this.#runner.scheduler.inFlight,
      waiting: this.#queues.waiting,
      isUnreachable: this.#outage.isOn,
      ...this.#statistics.counts(),
    };
  }

  /**
   * The commands under way and waiting, source by source, each in the order in which they came; no queries. None may come
   * or leave meanwhile.
   */
  *open(): Generator<OpenCommand<T>> {
    const now = this.#clock.now();
    for (const source of this.#sources) {
      if (source.isQuery) continue;
      for (const { task, since, attempts, isRunning } of source.jobs) {
        yield { task, source: source.name, ageMs: now - since, attempts, isRunning };
      }
    }
  }

  /** Settles a command as cancelled if it waits. @returns whether it did */
  cancel(task: T): boolean {
    for (const source of this.#sources) {
      for (const job of source.jobs) {
        if (job.task !== task || job.isRunning) continue;
        this.#queues.remove(job);
        job.settle(givenUp('ONENET_CANCELLED', 'cancelledWaiting', {}, 'unsent'));
        return true;
      }
    }
    return false;
  }

  /** Takes no more, and settles what waits as stopped; what is under way goes on until `close`. */
  stop(): void {
    this.#closeSources(() => true);
  }

  /** Closes every source, those made later as well. No timer is left behind, and nothing more is sent. */
  close(): void {
    this.#runner.close();
    this.#expiry.stop();
    this.#closeSources();
    this.#sources.clear();
  }

  #closeSources(awaits?: (task: T) => boolean): void {
    this.#isClosed = true;
    // All before the first message leaves: one that comes straight back must not slip into another node.
    for (const source of this.#sources) source.isClosed = true;
    for (const source of this.#sources) source.close(awaits);
  }

  #submit(job: Job<T>): void {
    const { task, source } = job;
    if (source.isClosed) {
      job.settle(givenUp('ONENET_STOPPED', 'stoppedUnsent'));
      return;
    }
    const replaced = source.findSame(task);
    if (replaced !== undefined) this.#queues.remove(replaced);
    const queue = this.#queues.find(task.device);
    const needsNoPlace = replaced !== undefined || source.isQuery;
    const refusal = needsNoPlace ? undefined : this.#refusal(queue);
    if (refusal === undefined) this.#enqueue(queue ?? this.#queues.add(task.device), job);
    else job.settle(refusal);
    replaced?.settle(superseded(replaced));
    this.#runner.scheduler.run();
  }

  /**
   * Why a task cannot be taken; `undefined` if it can. What need not wait is let through, however much waits elsewhere;
   * only a device that is known has to wait.
   */
  #refusal(queue: DeviceQueue<T> | undefined): Outcome | undefined {
    const { scheduler } = this.#runner;
    const { deviceQueueLimit, queueLimit } = this.#limits;
    if (queue === undefined && scheduler.isFree) return undefined;
    if ((queue?.jobs.length ?? 0) >= deviceQueueLimit) {
      return givenUp('ONENET_QUEUE_FULL', 'deviceQueueFull', { limit: deviceQueueLimit });
    }
    return this.#queues.waiting - scheduler.keptBack >= queueLimit
      ? givenUp('ONENET_QUEUE_FULL', 'queueFull', { limit: queueLimit })
      : undefined;
  }

  #enqueue(queue: DeviceQueue<T>, job: Job<T>): void {
    job.source.takes(job);
    this.#queues.push(queue, job);
    if (queue.isIdle) this.#runner.scheduler.lineUp(queue);
    this.#expiry.watch();
    job.source.changed();
  }

  #outageChanged(): void {
    reportOutage(this.#outage.isOn, this.#queues.waiting);
    if (!this.#isClosed) this.#expiry.watch();
    for (const source of this.#sources) if (source.waiting > 0) source.changed();
  }
}
