/**
 * Commands that have waited too long.
 *
 * None is sent after its time. When it leaves is less exact: a look round every tenth of the time that is allowed, at
 * most a second apart, costs a command nothing, where a timer for each would cost more than the command.
 */

import type { Backlog } from './backlog';
import type { Clock, Timer } from './clock';
import type { Device } from './device';
import { expired } from './local-failure';
import type { Task } from './task';

export class Expiry<T extends Task> {
  readonly #backlog: Backlog<T>;
  readonly #clock: Clock;
  readonly #maxWait: number;
  #timer: Timer | undefined;

  /** @param maxWait seconds, above 0 */
  constructor(backlog: Backlog<T>, clock: Clock, maxWait: number) {
    this.#backlog = backlog;
    this.#clock = clock;
    this.#maxWait = maxWait;
  }

  /** Never for a question, which has to wait behind all commands. */
  isOver(task: T, now: number): boolean {
    return !task.owner.asks && now - task.since >= this.#maxWait * 1000;
  }

  /** Of a task that has left the backlog. */
  settle(task: T): void {
    task.settle(expired(task, this.#maxWait));
  }

  /** Looks round from now on, for as long as something waits. */
  watch(): void {
    this.#timer ??= this.#clock.start(
      () => {
        this.#lookRound(this.#clock.now());
        this.#timer = undefined;
        if (this.#backlog.waiting > 0) this.watch();
      },
      Math.min(1000, Math.max(10, this.#maxWait * 100)),
    );
  }

  stop(): void {
    this.#timer?.stop();
    this.#timer = undefined;
  }

  #lookRound(now: number): void {
    for (const device of this.#backlog.devices) {
      for (let over = this.#takeOver(device, now); over !== undefined;) {
        this.settle(over);
        over = this.#takeOver(device, now);
      }
    }
  }

  /** The first of a device came before the others, and one that is tried again stands in front of them. */
  #takeOver(device: Device<T>, now: number): T | undefined {
    const { first } = device;
    return first !== undefined && this.isOver(first, now) ? this.#backlog.shift(device) : undefined;
  }
}
