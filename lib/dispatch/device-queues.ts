/** What waits, by device, and the queue that it waits in. */

import type { Timer } from './clock';
import type { Job } from './source';
import type { Task } from './task';

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

/**
 * One device's turn: at most one task under way, the others in order behind it.
 *
 * It is in exactly one of three situations, and forgotten when it is in none of them: running (`running` is set),
 * resting (`rest` is set: the gap between two commands, or the wait before a retry), or lined up for its turn.
 */
export class DeviceQueue<T extends Task> {
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
