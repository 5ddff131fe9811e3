/**
 * Whose turn it is, and whether anyone may start now.
 *
 * Devices that have something to send stand in line; each gets one command started when its turn comes, so that one
 * with a hundred waiting commands does not starve the rest. Questions to the platform stand in a line of their own, and
 * go only when no command could: a thousand results that are waited for must not hold up a lamp.
 */

import type { Capacity } from '../onenet';
import type { Clock, Timer } from './clock';
import type { Device } from './device';
import { Fifo } from './fifo';
import type { Limits } from './limits';
import type { Owner } from './owner';
import { RateLimit } from './rate-limit';
import type { Task } from './task';

export class Pump<T extends Task> {
  /** Calls under way, those of closed owners included until they have really ended. */
  inFlight = 0;
  readonly #line = new Fifo<Device<T>>();
  readonly #questions = new Fifo<Device<T>>();
  readonly #maxInFlight: number;
  readonly #maxAsking: number;
  readonly #rate: RateLimit | undefined;
  readonly #askingRate: RateLimit | undefined;
  readonly #clock: Clock;
  readonly #capacity: Capacity | undefined;
  readonly #turn: (device: Device<T>) => void;
  /** Of the calls under way, those that are questions. */
  #asking = 0;
  #timer: Timer | undefined;
  #timerAt = 0;
  #isRunning = false;
  /** Whether the latest look found no capacity, though the limits would have let another call start. */
  #lacksCapacity = false;
  #isClosed = false;

  /** @param turn called with each device whose turn it is, and which has left the line */
  constructor(
    limits: Limits,
    clock: Clock,
    capacity: Capacity | undefined,
    turn: (device: Device<T>) => void,
  ) {
    const { maxInFlight, callsPerSecond } = limits;
    this.#maxInFlight = maxInFlight;
    this.#maxAsking = Math.max(1, Math.floor(maxInFlight * SHARE_OF_QUESTIONS));
    this.#rate = rateLimit(callsPerSecond);
    this.#askingRate = rateLimit(callsPerSecond * SHARE_OF_QUESTIONS);
    this.#clock = clock;
    this.#capacity = capacity;
    this.#turn = turn;
  }

  /** Whether a device that comes now would have its turn at once. */
  get isFree(): boolean {
    return (
      this.#line.length === 0 &&
      this.#hasSlot &&
      this.#delay(this.#line) === 0 &&
      this.#capacity?.hasCapacity !== false
    );
  }

  /** How many commands the limits would let start, and only the want of capacity keeps back. */
  get heldCommands(): number {
    return this.#lacksCapacity ? Math.min(this.#line.length, this.#slots) : 0;
  }

  lineUp(device: Device<T>): void {
    device.isLinedUp = true;
    this.#lineFor(device).push(device);
  }

  /** For a device that could not use its turn and shall not lose it. */
  lineUpFirst(device: Device<T>): void {
    device.isLinedUp = true;
    this.#lineFor(device).unshift(device);
  }

  started(now: number, { asks }: Owner): void {
    this.inFlight += 1;
    this.#rate?.count(now);
    if (!asks) return;
    this.#asking += 1;
    this.#askingRate?.count(now);
  }

  ended({ asks }: Owner): void {
    this.inFlight -= 1;
    if (asks) this.#asking -= 1;
  }

  /** Gives turns to all who may start now; to be called whenever that may have changed. */
  run(): void {
    // A message that is settled in here may come straight back through a loop in the flow.
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#lacksCapacity = false;
    while (!this.#isClosed && this.#hasSlot) {
      const line = this.#nextLine();
      if (line === undefined) break;
      const delay = this.#delay(line);
      if (delay > 0) {
        this.#runIn(delay);
        break;
      }
      if (this.#capacity?.hasCapacity === false) {
        this.#lacksCapacity = true;
        break;
      }
      const device = line.shift();
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
    return this.#slots > 0;
  }

  get #slots(): number {
    return this.#maxInFlight - this.inFlight;
  }

  #lineFor(device: Device<T>): Fifo<Device<T>> {
    return device.first?.owner.asks === true ? this.#questions : this.#line;
  }

  #nextLine(): Fifo<Device<T>> | undefined {
    if (this.#line.length > 0) return this.#line;
    return this.#questions.length > 0 && this.#asking < this.#maxAsking
      ? this.#questions
      : undefined;
  }

  /** Milliseconds until the first in the line may have its turn. */
  #delay(line: Fifo<Device<T>>): number {
    if (this.#rate === undefined) return 0;
    const now = this.#clock.now();
    const delay = this.#rate.delay(now);
    if (line === this.#line || this.#askingRate === undefined) return delay;
    return Math.max(delay, this.#askingRate.delay(now));
  }

  /** Of several moments the earliest counts: a command must not wait as long as a question has to. */
  #runIn(milliseconds: number): void {
    const at = this.#clock.now() + milliseconds;
    if (this.#timer !== undefined && this.#timerAt <= at) return;
    this.#timer?.stop();
    this.#timerAt = at;
    this.#timer = this.#clock.start(() => {
      this.#timer = undefined;
      this.run();
    }, milliseconds);
  }
}

/** Questions are never urgent, and a platform that is slow to answer them shall be free for commands. */
const SHARE_OF_QUESTIONS = 1 / 4;

function rateLimit(callsPerSecond: number): RateLimit | undefined {
  return callsPerSecond > 0 ? new RateLimit(callsPerSecond) : undefined;
}
