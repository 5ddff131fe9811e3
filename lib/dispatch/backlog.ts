/** What waits, by device, and how much it is: in all and for each owner. */

import { Device } from './device';
import type { Entry } from './entry';
import type { Owner } from './owner';
import type { Task } from './task';

export class Backlog<T extends Task> {
  /** Commands that wait, over all devices. */
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

  push(device: Device<T>, entry: Entry<T>): void {
    device.waiting.push(entry);
    this.#count(entry, 1);
  }

  /** Puts back what has to be tried again, in front of all that came later. */
  putBack(device: Device<T>, entry: Entry<T>): void {
    device.waiting.unshift(entry);
    this.#count(entry, 1);
  }

  shift(device: Device<T>): Entry<T> | undefined {
    const entry = device.waiting.shift();
    if (entry !== undefined) this.#count(entry, -1);
    return entry;
  }

  /** Takes out whatever the entry replaces: what waits for the device, from the same owner, to write the same. */
  removeReplaced(device: Device<T>, { task, owner }: Entry<T>): Entry<T>[] {
    if (task.replaces === undefined) return [];
    return this.#remove(
      device,
      (waiting) => waiting.owner === owner && waiting.task.replaces === task.replaces,
    );
  }

  removeOwned(device: Device<T>, owner: Owner): Entry<T>[] {
    return this.#remove(device, (waiting) => waiting.owner === owner);
  }

  /** Whether something waits that would have replaced the entry if that had waited as well. */
  hasReplacement(device: Device<T>, { task, owner }: Entry<T>): boolean {
    if (task.replaces === undefined) return false;
    for (let later = device.waiting.first; later !== undefined; later = later.next) {
      if (later.owner === owner && later.task.replaces === task.replaces) return true;
    }
    return false;
  }

  #remove(device: Device<T>, matches: (entry: Entry<T>) => boolean): Entry<T>[] {
    const removed = device.waiting.remove(matches);
    for (const entry of removed) this.#count(entry, -1);
    return removed;
  }

  #count({ owner }: Entry<T>, change: 1 | -1): void {
    this.waiting += change;
    owner.waiting += change;
  }
}
