/**
 * Whose turn it is, and whether anyone may start now.
 *
 * Devices that have something to send stand in line; each gets one command started when its turn comes, so that one
 * with a hundred waiting commands does not starve the rest.
 */

import type { Room } from '../onenet';
import type { Clock, Timer } from './clock';
import type { Device } from './device';
import { Fifo } from './fifo';
import type { Limits } from './limits';
import { RateLimit } from './rate-limit';
import type { Task } from './task';

export class Pump<T extends Task> {
  /** Calls under way, those of closed owners included until they have really ended. */
  inFlight = 0;
  readonly #line = new Fifo<Device<T>>();
  readonly #maxInFlight: number;
  readonly #rate: RateLimit | undefined;
  readonly #clock: Clock;
  readonly #room: Room | undefined;
  readonly #turn: (device: Device<T>) => void;
  #timer: Timer | undefined;
  #isRunning = false;
  /** Whether the latest look found no room, though the limits would have let another call start. */
  #lacksRoom = false;
  #isClosed = false;

  /** @param turn called with each device whose turn it is, and which has left the line */
  constructor(
    limits: Limits,
    clock: Clock,
    room: Room | undefined,
    turn: (device: Device<T>) => void,
  ) {
    this.#maxInFlight = limits.maxInFlight;
    this.#rate = limits.callsPerSecond > 0 ? new RateLimit(limits.callsPerSecond) : undefined;
    this.#clock = clock;
    this.#room = room;
    this.#turn = turn;
  }

  /** Whether a device that comes now would have its turn at once. */
  get isFree(): boolean {
    return (
      this.#line.length === 0 && this.#hasSlot && this.#delay() === 0 && this.#room?.has() !== false
    );
  }

  /** How many calls the limits would let start, and only the want of room keeps back. */
  get held(): number {
    return this.#lacksRoom ? Math.min(this.#line.length, this.#maxInFlight - this.inFlight) : 0;
  }

  lineUp(device: Device<T>): void {
    device.isLinedUp = true;
    this.#line.push(device);
  }

  /** For a device that could not use its turn and shall not lose it. */
  lineUpFirst(device: Device<T>): void {
    device.isLinedUp = true;
    this.#line.unshift(device);
  }

  started(now: number): void {
    this.inFlight += 1;
    this.#rate?.count(now);
  }

  ended(): void {
    this.inFlight -= 1;
  }

  /** Gives turns to all who may start now; to be called whenever that may have changed. */
  run(): void {
    // A message that is settled in here may come straight back through a loop in the flow.
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#lacksRoom = false;
    while (!this.#isClosed && this.#hasSlot && this.#line.length > 0) {
      const delay = this.#delay();
      if (delay > 0) {
        this.#runIn(delay);
        break;
      }
      if (this.#room?.has() === false) {
        this.#lacksRoom = true;
        break;
      }
      const device = this.#line.shift();
      if (device === undefined) break;
      device.isLinedUp = false;
      this.#turn(device);
    }
    this.#isRunning = false;
  }

  /** Nobody gets a turn any more. */
  close(): void {
    this.#isClosed = true;
    this.#timer?.stop();
    this.#timer = undefined;
  }

  get #hasSlot(): boolean {
    return this.inFlight < this.#maxInFlight;
  }

  #delay(): number {
    return this.#rate === undefined ? 0 : this.#rate.delay(this.#clock.now());
  }

  #runIn(milliseconds: number): void {
    this.#timer ??= this.#clock.start(() => {
      this.#timer = undefined;
      this.run();
    }, milliseconds);
  }
}
