/** What waits, by device, whose turn it is, and whether a call may start now. */

import type { Limits } from '../contract';
import type { Capacity } from '../onenet';
import { reportWait, type Obstacle } from './diagnostics';
import type { Outage } from './outage';
import type { Clock, Pace, Timer } from './pace';
import type { Job, Task } from './task';

export interface SchedulerOptions<T extends Task> {
  readonly limits: Limits;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly outage: Outage;
  readonly capacity: Capacity | undefined;
  /** Called with each device whose turn it is, and which has left the line. */
  readonly turn: (queue: DeviceQueue<T>) => void;
}

/** Queries are never urgent, and where the platform is slow to answer them, calls must be left for commands. */
const SHARE_OF_QUERIES = 1 / 4;

/** After so many commands in a row, a query that could go as well goes first. */
const COMMANDS_PER_QUERY = 10;

/**
 * Devices that have something to send stand in a line; each gets one command started when its turn comes, so that one
 * with a hundred waiting commands does not starve the rest. Queries to the platform stand in a line of their own, and
 * go when no command could: a thousand results that are waited for must not hold up a lamp. Commands without end must not
 * starve them either: after ten commands in a row a query goes first.
 */
export class Scheduler<T extends Task> {
  /** Calls under way, those of closed sources included until they have really ended. */
  inFlight = 0;
  readonly #options: SchedulerOptions<T>;
  readonly #commands = new Fifo<DeviceQueue<T>>();
  readonly #queries = new Fifo<DeviceQueue<T>>();
  readonly #maxQueries: number;
  /** Of the calls under way, those that are queries. */
  #queriesInFlight = 0;
  /** Queries keep a pace of their own, so that they take no more than their share. */
  #nextQuery = -Infinity;
  /** Commands that have gone since the latest query. */
  #commandsInRow = 0;
  #timer: Timer | undefined;
  #timerAt = 0;
  #isRunning = false;
  #isClosed = false;
  /** What kept the next call back at the latest look. */
  #obstacle: Obstacle | undefined;

  constructor(options: SchedulerOptions<T>) {
    this.#options = options;
    this.#maxQueries = Math.max(1, Math.floor(options.limits.maxInFlight * SHARE_OF_QUERIES));
    options.capacity?.onCapacity(() => {
      this.run();
    });
  }

  /** Whether a device that comes now would have its turn at once. */
  get isFree(): boolean {
    const { clock, outage, capacity } = this.#options;
    const now = clock.now();
    return (
      this.#commands.length === 0 &&
      this.#slots > 0 &&
      this.#delay(this.#commands, now) === 0 &&
      outage.delay(now) === 0 &&
      capacity?.hasCapacity !== false
    );
  }

  /** Commands that would be under way, were it not for the transport's capacity or an outage. */
  get keptBack(): number {
    const waits = this.#obstacle === 'capacity' || this.#options.outage.isOn;
    return waits ? Math.min(this.#commands.length, this.#slots) : 0;
  }

  lineUp(queue: DeviceQueue<T>): void {
    queue.isLinedUp = true;
    this.#lineFor(queue).push(queue);
  }

  /** For a device that could not use its turn, and gets the next one. */
  lineUpFirst(queue: DeviceQueue<T>): void {
    queue.isLinedUp = true;
    this.#lineFor(queue).unshift(queue);
  }

  started(now: number, isQuery: boolean): void {
    const { pace } = this.#options;
    this.inFlight += 1;
    pace.count(now);
    this.#commandsInRow = isQuery ? 0 : this.#commandsInRow + 1;
    if (!isQuery) return;
    this.#queriesInFlight += 1;
    this.#nextQuery = now + pace.interval(now) / SHARE_OF_QUERIES;
  }

  ended(isQuery: boolean): void {
    this.inFlight -= 1;
    if (isQuery) this.#queriesInFlight -= 1;
  }

  /** Gives turns to all who may start now; to be called whenever that may have changed. */
  run(): void {
    // A message that is settled in here may come straight back through a loop in the flow.
    if (this.#isRunning) return;
    this.#isRunning = true;
    let obstacle: Obstacle | undefined;
    while (!this.#isClosed) {
      const line = this.#nextLine();
      if (line === undefined) break;
      obstacle = this.#findObstacle(line);
      if (obstacle !== undefined) break;
      const queue = line.shift();
      if (queue === undefined) break;
      queue.isLinedUp = false;
      this.#options.turn(queue);
    }
    if (obstacle !== 'pace') this.#options.pace.idle();
    this.#obstacle = obstacle;
    this.#isRunning = false;
  }

  /** No device gets a turn any more. */
  close(): void {
    this.#isClosed = true;
    this.#timer?.stop();
    this.#timer = undefined;
  }

  get #slots(): number {
    return this.#options.limits.maxInFlight - this.inFlight;
  }

  #lineFor(queue: DeviceQueue<T>): Fifo<DeviceQueue<T>> {
    return queue.jobs.first?.source.isQuery === true ? this.#queries : this.#commands;
  }

  #nextLine(): Fifo<DeviceQueue<T>> | undefined {
    const hasQuery = this.#queries.length > 0 && this.#queriesInFlight < this.#maxQueries;
    if (this.#commands.length === 0) return hasQuery ? this.#queries : undefined;
    const isDue = hasQuery && this.#commandsInRow >= COMMANDS_PER_QUERY;
    return isDue && this.#nextQuery <= this.#options.clock.now() ? this.#queries : this.#commands;
  }

  /** What keeps the first in the line back; a look follows when that may be over. */
  #findObstacle(line: Fifo<DeviceQueue<T>>): Obstacle | undefined {
    const { clock, pace, outage, capacity } = this.#options;
    if (this.#slots <= 0) return this.#waitFor('calls');
    const now = clock.now();
    const delay = this.#delay(line, now);
    if (delay > 0) return this.#waitFor(pace.restFor(now) > 0 ? 'rest' : 'pace', delay);
    const untilProbe = outage.delay(now);
    if (untilProbe > 0) return this.#waitFor('outage', untilProbe);
    return capacity?.hasCapacity === false ? this.#waitFor('capacity') : undefined;
  }

  /** Milliseconds until the first in the line may have its turn, as far as the pace is concerned. */
  #delay(line: Fifo<DeviceQueue<T>>, now: number): number {
    const delay = this.#options.pace.delay(now);
    return line === this.#queries ? Math.max(delay, this.#nextQuery - now) : delay;
  }

  /** @param milliseconds for what passes with time; what passes with an event calls {@link run} */
  #waitFor(obstacle: Obstacle, milliseconds?: number): Obstacle {
    if (obstacle !== this.#obstacle) {
      const waiting = this.#commands.length + this.#queries.length;
      reportWait(obstacle, milliseconds, waiting, this.inFlight);
    }
    if (milliseconds !== undefined && milliseconds < Infinity) this.#runIn(milliseconds);
    return obstacle;
  }

  /** Of several moments the earliest counts: a command must not wait as long as a query has to. */
  #runIn(milliseconds: number): void {
    const at = this.#options.clock.now() + milliseconds;
    if (this.#timer !== undefined && this.#timerAt <= at) return;
    this.#timer?.stop();
    this.#timerAt = at;
    this.#timer = this.#options.clock.start(() => {
      this.#timer = undefined;
      this.run();
    }, milliseconds);
  }
}

/**
 * One device's turn: at most one task under way, the others in order behind it.
 *
 * It is in exactly one of three situations, and forgotten when it is in none of them: running (`running` is set),
 * resting (`rest` is set: the gap between two commands, or the wait before a retry), or lined up for its turn.
 */
export class DeviceQueue<T extends Task> implements Linked<DeviceQueue<T>> {
  previous: DeviceQueue<T> | undefined = undefined;
  next: DeviceQueue<T> | undefined = undefined;
  readonly jobs = new Fifo<Job<T>>();
  running: Job<T> | undefined = undefined;
  rest: Timer | undefined = undefined;
  isLinedUp = false;

  constructor(readonly key: string) {}

  get isIdle(): boolean {
    return this.running === undefined && this.rest === undefined && !this.isLinedUp;
  }
}

/** The queues of all devices that have something to do. */
export class DeviceQueues<T extends Task> implements Iterable<DeviceQueue<T>> {
  /** Commands that wait, over all devices; queries do not count. */
  waiting = 0;
  readonly #queues = new Map<string, DeviceQueue<T>>();

  /** Every device that has something under way, waiting, or not long ago. */
  [Symbol.iterator](): Iterator<DeviceQueue<T>> {
    return this.#queues.values();
  }

  find(device: string): DeviceQueue<T> | undefined {
    return this.#queues.get(device);
  }

  add(device: string): DeviceQueue<T> {
    const queue = new DeviceQueue<T>(device);
    this.#queues.set(device, queue);
    return queue;
  }

  forget(queue: DeviceQueue<T>): void {
    this.#queues.delete(queue.key);
  }

  push(queue: DeviceQueue<T>, job: Job<T>): void {
    queue.jobs.push(job);
    this.#waits(job);
  }

  /** Puts back what has to be sent again, in front of all that came later. */
  putBack(queue: DeviceQueue<T>, job: Job<T>): void {
    queue.jobs.unshift(job);
    this.#waits(job);
  }

  shift(queue: DeviceQueue<T>): Job<T> | undefined {
    const job = queue.jobs.shift();
    if (job !== undefined) this.#waitsNoMore(job);
    return job;
  }

  /** @param job must wait */
  remove(job: Job<T>): void {
    this.#queues.get(job.task.device)?.jobs.remove(job);
    this.#waitsNoMore(job);
  }

  #waits(job: Job<T>): void {
    if (!job.source.isQuery) this.waiting += 1;
    job.source.addReplaceable(job);
  }

  #waitsNoMore(job: Job<T>): void {
    if (!job.source.isQuery) this.waiting -= 1;
    job.source.removeReplaceable(job);
  }
}

/** What can stand in one queue at a time. The links are part of the item, so that leaving from the middle is quick. */
export interface Linked<T> {
  previous: T | undefined;
  next: T | undefined;
}

/** A first-in-first-out queue. Joining and leaving, from the middle as well, take constant time however many wait. */
export class Fifo<T extends Linked<T>> {
  first: T | undefined;
  length = 0;
  #last: T | undefined;

  push(item: T): void {
    item.previous = this.#last;
    if (this.#last === undefined) this.first = item;
    else this.#last.next = item;
    this.#last = item;
    this.length += 1;
  }

  /** Puts an item in front of all others. */
  unshift(item: T): void {
    item.next = this.first;
    if (this.first === undefined) this.#last = item;
    else this.first.previous = item;
    this.first = item;
    this.length += 1;
  }

  shift(): T | undefined {
    const item = this.first;
    if (item !== undefined) this.remove(item);
    return item;
  }

  /** @param item must stand in this queue */
  remove(item: T): void {
    if (item.previous === undefined) this.first = item.next;
    else item.previous.next = item.next;
    if (item.next === undefined) this.#last = item.previous;
    else item.next.previous = item.previous;
    item.previous = undefined;
    item.next = undefined;
    this.length -= 1;
  }
}
