import { randomUUID } from 'node:crypto';
import type { Command, CommandOrder } from './command';

/** Source: OneNET documentation, FAQ on the API: an NB device has 10 at most, and further ones are refused. */
export const QUEUE_LIMIT = 10;

/** The real platform keeps results for half a year; nobody looks at that many here. */
const KEPT = 500;

/** The cached commands of one device, those that have ended among them. It knows no clock: all is told the time. */
export class CommandQueue {
  /** Oldest first. */
  readonly #commands = new Map<string, Command>();
  /** Those that an uplink has set off, and that have not been delivered yet. */
  readonly #triggered = new Set<string>();
  #revision = 0;

  /** Grows with every change. */
  get revision(): number {
    return this.#revision;
  }

  /** Whether anything still waits for the device. */
  get isWaiting(): boolean {
    return this.#filter('wait').length > 0;
  }

  /** `undefined` if the queue is full. */
  add({ retry, ...order }: CommandOrder, now: number): Command | undefined {
    this.expire(now);
    if (this.#filter('wait', 'sent').length >= QUEUE_LIMIT) return undefined;
    const uuid = randomUUID();
    const command: Command = { ...order, uuid, createTime: now, remain: retry, status: 'wait' };
    this.#commands.set(uuid, command);
    this.#revision += 1;
    this.#forget();
    return command;
  }

  /** Oldest first. */
  list(now: number): readonly Command[] {
    this.expire(now);
    return [...this.#commands.values()];
  }

  find(uuid: string, now: number): Command | undefined {
    this.expire(now);
    return this.#commands.get(uuid);
  }

  /** Only a command that waits can be cancelled; the result says whether it was. */
  cancel(uuid: string): boolean {
    if (this.#commands.get(uuid)?.status !== 'wait') return false;
    this.change(uuid, { status: 'cancelled' });
    return true;
  }

  /** The device has been heard: sets off what waits for such an uplink and is valid now. */
  trigger(uplinks: number, now: number): void {
    this.expire(now);
    for (const { uuid, trigger, validTime } of this.#filter('wait')) {
      if ((trigger & uplinks) !== 0 && validTime <= now) this.#triggered.add(uuid);
    }
  }

  /** What is to be delivered next; the oldest first. */
  next(now: number): Command | undefined {
    this.expire(now);
    return this.#filter('wait').find(({ uuid }) => this.#triggered.has(uuid));
  }

  /** The device cannot be heard any more: what was set off waits for the next uplink. */
  calm(): void {
    this.#triggered.clear();
  }

  change(uuid: string, change: Partial<Command>): void {
    const command = this.#commands.get(uuid);
    if (command === undefined) return;
    this.#commands.set(uuid, { ...command, ...change });
    this.#triggered.delete(uuid);
    this.#revision += 1;
  }

  /** Takes back what is on its way, as if it had not been sent. */
  recall(): void {
    this.calm();
    for (const { uuid } of this.#filter('sent')) this.change(uuid, { status: 'wait' });
  }

  expire(now: number): void {
    for (const { uuid, expiredTime } of this.#filter('wait')) {
      if (expiredTime <= now) this.change(uuid, { status: 'expired' });
    }
  }

  #filter(...wanted: readonly Command['status'][]): Command[] {
    return [...this.#commands.values()].filter(({ status }) => wanted.includes(status));
  }

  #forget(): void {
    for (const { uuid, status } of this.#commands.values()) {
      if (this.#commands.size <= KEPT) return;
      if (status !== 'wait' && status !== 'sent') this.#commands.delete(uuid);
    }
  }
}
