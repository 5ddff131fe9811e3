/** The commands that the platform keeps for one device until the device can take them. */

import { randomUUID } from 'node:crypto';
import type { SubCode } from '../answers';
import type { DeviceAction, ReadInstance } from './object-instance';
import type { SendStatus } from './model';

/** What a client orders. Times are milliseconds since 1970. */
export interface CommandOrder {
  readonly action: DeviceAction;
  readonly validTime: number;
  readonly expiredTime: number;
  /** How many more times it is delivered if the device does not answer. */
  readonly retry: number;
  /** How long the platform waits for the device in each delivery. */
  readonly timeoutMs: number;
  /** The sum of the `UPLINKS` that trigger it. */
  readonly trigger: number;
}

export interface Command extends Omit<CommandOrder, 'retry'> {
  readonly uuid: string;
  readonly createTime: number;
  /** How many deliveries are left after the next. */
  readonly remain: number;
  readonly status: SendStatus;
  readonly sendTime?: number;
  readonly confirmTime?: number;
  readonly confirmStatus?: 'SUCCESS' | SubCode;
  /** What a read has read. */
  readonly read?: readonly ReadInstance[];
}

/** Whether nothing more becomes of a command. */
export function hasEnded({ status }: Command): boolean {
  return status !== 'wait' && status !== 'sent';
}

/** Source: OneNET documentation, FAQ on the API: an NB device has 10 at most, and further ones are refused. */
const QUEUE_LIMIT = 10;

/** The real platform keeps results for half a year; this many are enough to look at. */
const KEPT = 500;

/** The cached commands of one device, including those that have ended. It has no clock: the time is passed in. */
export class CommandQueue {
  /** Oldest first. */
  readonly #commands = new Map<string, Command>();
  /** Those that an uplink has triggered, and that have not been delivered yet. */
  readonly #triggered = new Set<string>();
  readonly #listeners = new Set<(command: Command) => void>();
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
    this.#dropOldest();
    return command;
  }

  /** Calls the listener whenever the state of a command has changed; the result unsubscribes it. */
  onChange(listener: (command: Command) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
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

  /** The device has sent something: triggers what waits for such an uplink and is valid now. */
  trigger(uplinks: number, now: number): void {
    this.expire(now);
    for (const { uuid, trigger, validTime } of this.#filter('wait')) {
      if ((trigger & uplinks) !== 0 && validTime <= now) this.#triggered.add(uuid);
    }
  }

  /** The next command to deliver; the oldest first. */
  next(now: number): Command | undefined {
    this.expire(now);
    return this.#filter('wait').find(({ uuid }) => this.#triggered.has(uuid));
  }

  /** The device cannot be reached any more: what was triggered waits for the next uplink. */
  clearTriggered(): void {
    this.#triggered.clear();
  }

  change(uuid: string, change: Partial<Command>): void {
    const command = this.#commands.get(uuid);
    if (command === undefined) return;
    const changed = { ...command, ...change };
    this.#commands.set(uuid, changed);
    this.#triggered.delete(uuid);
    this.#revision += 1;
    for (const listener of this.#listeners) listener(changed);
  }

  /** Puts back what was sent and is not answered yet, as if it had not been sent. */
  requeueSent(): void {
    this.clearTriggered();
    for (const { uuid } of this.#filter('sent')) this.change(uuid, { status: 'wait' });
  }

  /** Forgets every command, also one whose delivery is under way. */
  clear(): void {
    this.#commands.clear();
    this.#triggered.clear();
    this.#revision += 1;
  }

  expire(now: number): void {
    for (const { uuid, expiredTime } of this.#filter('wait')) {
      if (expiredTime <= now) this.change(uuid, { status: 'expired' });
    }
  }

  #filter(...wanted: readonly Command['status'][]): Command[] {
    return [...this.#commands.values()].filter(({ status }) => wanted.includes(status));
  }

  #dropOldest(): void {
    for (const command of this.#commands.values()) {
      if (this.#commands.size <= KEPT) return;
      if (hasEnded(command)) this.#commands.delete(command.uuid);
    }
  }
}
