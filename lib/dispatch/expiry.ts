/**
 * Which tasks have waited too long: longer than a command may, or longer than the platform may be out of reach.
 *
 * No command is sent after its time. When it leaves is less exact: a look round every tenth of the time that is allowed,
 * at most a second apart, costs a command nothing, where a timer for each would cost more than the command.
 */

import type { Limits } from '../contract';
import type { Outcome } from '../onenet';
import type { Outage } from './outage';
import type { Clock, Timer } from './pace';
import type { DeviceQueue, DeviceQueues } from './scheduler';
import { expired, type Job, type Task } from './task';

export class Expiry<T extends Task> {
  readonly #queues: DeviceQueues<T>;
  readonly #outage: Outage;
  readonly #clock: Clock;
  readonly #limits: Pick<Limits, 'maxWait' | 'holdFor'>;
  #timer: Timer | undefined;

  constructor(
    queues: DeviceQueues<T>,
    outage: Outage,
    clock: Clock,
    limits: Pick<Limits, 'maxWait' | 'holdFor'>,
  ) {
    this.#queues = queues;
    this.#outage = outage;
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Whether a command has waited longer than it may at `now`. Never for a query, which waits behind all commands. */
  isOver({ source, since }: Job<T>, now: number): boolean {
    const { maxWait } = this.#limits;
    return maxWait > 0 && !source.isQuery && now - since >= maxWait * 1000;
  }

  /** Why a task must leave now instead of being sent; `undefined` if it need not. */
  verdict(job: Job<T>, now: number): Outcome | undefined {
    if (this.isOver(job, now)) return expired(job, this.#limits.maxWait);
    if (job.source.failsFast && this.#outage.isOn) return this.#outage.failure;
    return this.#outage.isOver(job.since, now) ? this.#outage.heldTooLong() : undefined;
  }

  /** Looks round from now on, for as long as something waits that may have to leave. */
  watch(): void {
    if (this.#timer !== undefined || !this.#isNeeded()) return;
    this.#timer = this.#clock.start(
      () => {
        this.#lookRound(this.#clock.now());
        this.#timer = undefined;
        this.watch();
      },
      Math.min(1000, Math.max(10, this.#shortest() * 100)),
    );
  }

  stop(): void {
    this.#timer?.stop();
    this.#timer = undefined;
  }

  #isNeeded(): boolean {
    return this.#outage.isOn || (this.#limits.maxWait > 0 && this.#queues.waiting > 0);
  }

  /** Seconds of the shortest time that is allowed just now. */
  #shortest(): number {
    const { maxWait, holdFor } = this.#limits;
    return Math.min(maxWait > 0 ? maxWait : Infinity, this.#outage.isOn ? holdFor : Infinity);
  }

  #lookRound(now: number): void {
    for (const queue of this.#queues) {
      while (this.#takeFirst(queue, now));
    }
  }

  /** The first of a device came before the others, and one that is sent again stands in front of them. */
  #takeFirst(queue: DeviceQueue<T>, now: number): boolean {
    const { first } = queue.jobs;
    const verdict = first === undefined ? undefined : this.verdict(first, now);
    if (first === undefined || verdict === undefined) return false;
    this.#queues.shift(queue);
    first.settle(verdict);
    return true;
  }
}
