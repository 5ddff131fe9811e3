/** What waits, by device. */

import type { Timer } from './clock';
import { Fifo, type Linked } from './fifo';
import type { Job } from './source';
import type { Task } from './task';

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
