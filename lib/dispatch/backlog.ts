/** What waits, by device, and how much it is: in all and for each owner. */

import { Device } from './device';
import type { Owner } from './owner';
import type { Task } from './task';

export class Backlog<T extends Task> {
  /** Commands that wait, over all devices; questions do not count. */
  waiting = 0;
  readonly #devices = new Map<string, Device<T>>();

  /** Every device that has something under way, waiting, or not long ago. */
  get devices(): Iterable<Device<T>> {
    return this.#devices.values();
  }

  find(key: string): Device<T> | undefined {
    return this.#devices.get(key);
  }

  add(key: string): Device<T> {
    const device = new Device<T>(key);
    this.#devices.set(key, device);
    return device;
  }

  forget(device: Device<T>): void {
    this.#devices.delete(device.key);
  }

  push(device: Device<T>, task: T): void {
    device.push(task);
    this.#count(task, 1);
  }

  /** Puts back what has to be tried again, in front of all that came later. */
  putBack(device: Device<T>, task: T): void {
    device.unshift(task);
    this.#count(task, 1);
  }

  shift(device: Device<T>): T | undefined {
    const task = device.shift();
    if (task !== undefined) this.#count(task, -1);
    return task;
  }

  /** Takes out whatever the task replaces: what waits for the device, from the same owner, to write the same. */
  removeReplaced(device: Device<T>, { replaces, owner }: T): T[] {
    if (replaces === undefined) return [];
    return this.#remove(
      device,
      (waiting) => waiting.owner === owner && waiting.replaces === replaces,
    );
  }

  removeOwned(device: Device<T>, owner: Owner): T[] {
    return this.#remove(device, (waiting) => waiting.owner === owner);
  }

  /** Whether something waits that would have replaced the task if that had waited as well. */
  hasReplacement(device: Device<T>, { replaces, owner }: T): boolean {
    if (replaces === undefined) return false;
    for (let later = device.first; later !== undefined; later = later.next) {
      if (later.owner === owner && later.replaces === replaces) return true;
    }
    return false;
  }

  #remove(device: Device<T>, matches: (task: T) => boolean): T[] {
    const removed = device.remove(matches);
    for (const task of removed) this.#count(task, -1);
    return removed;
  }

  #count({ owner }: T, change: 1 | -1): void {
    if (!owner.asks) this.waiting += change;
    owner.waiting += change;
  }
}
