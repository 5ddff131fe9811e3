/** The way of one command from its device's turn to its outcome, and the rest that its device has afterwards. */

import { outcomeOfFailure, type Outcome, type Capacity } from '../onenet';
import type { Backlog } from './backlog';
import type { Clock } from './clock';
import type { Device } from './device';
import type { Expiry } from './expiry';
import type { Limits } from './limits';
import { superseded } from './local-failure';
import { Pump } from './pump';
import { Retries } from './retries';
import type { Statistics } from './statistics';
import type { Task } from './task';
import { throwOutside } from './throw-outside';

/**
 * How a task's command reaches its device, in two parts: a promise that leads from the one to the other, for each
 * command that waits for its answer, would be 200 bytes more.
 */
export interface Carrier<T extends Task, Answer> {
  /** Sends the command once, and gives up when the signal is aborted. Rejects as a Transport does. */
  send(task: T, signal: AbortSignal): Promise<Answer>;
  /** What the answer says about the command. */
  read(answer: Answer, task: T): Outcome;
}

export interface RunnerOptions<T extends Task, Answer> {
  readonly limits: Limits;
  readonly carrier: Carrier<T, Answer>;
  readonly capacity: Capacity | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly backlog: Backlog<T>;
  readonly expiry: Expiry<T> | undefined;
  readonly statistics: Statistics;
}

export class Runner<T extends Task, Answer> {
  readonly pump: Pump<T>;
  readonly #limits: Limits;
  readonly #carrier: Carrier<T, Answer>;
  readonly #clock: Clock;
  readonly #backlog: Backlog<T>;
  readonly #expiry: Expiry<T> | undefined;
  readonly #statistics: Statistics;
  readonly #retries: Retries;
  #isClosed = false;

  constructor(options: RunnerOptions<T, Answer>) {
    this.#limits = options.limits;
    this.#carrier = options.carrier;
    this.#clock = options.clock;
    this.#backlog = options.backlog;
    this.#expiry = options.expiry;
    this.#statistics = options.statistics;
    this.#retries = new Retries(options.limits.retries, options.random);
    const { limits, clock, capacity } = options;
    this.pump = new Pump(limits, clock, capacity, (device) => {
      this.#turn(device);
    });
    capacity?.onCapacity(() => {
      this.pump.run();
    });
  }

  /** No device gets a turn any more, and none rests. */
  close(): void {
    this.#isClosed = true;
    this.pump.close();
    for (const device of this.#backlog.devices) device.rest?.stop();
  }

  #turn(device: Device<T>): void {
    const task = this.#backlog.shift(device);
    const now = this.#clock.now();
    if (task === undefined) {
      this.#backlog.forget(device);
    } else if (this.#expiry?.isOver(task, now)) {
      this.pump.lineUpFirst(device);
      this.#expiry.settle(task);
    } else {
      this.#start(device, task, now);
    }
  }

  #start(device: Device<T>, task: T, now: number): void {
    const { owner } = task;
    device.running = task;
    owner.running += 1;
    task.attempts += 1;
    this.pump.started(now, owner);
    this.#retries.earn();
    this.#statistics.call(now);
    this.#send(task, owner.abort.signal).then(
      (answer) => {
        this.#finish(device, task, this.#read(answer, task));
      },
      (error: unknown) => {
        this.#finish(device, task, outcomeOfFailure(error));
      },
    );
    owner.changed();
  }

  /** What is thrown at once ends the command no otherwise than what is thrown later. */
  #send(task: T, signal: AbortSignal): Promise<Answer> {
    try {
      return this.#carrier.send(task, signal);
    } catch (error) {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- handed on as it was thrown
      return Promise.reject(error);
    }
  }

  #read(answer: Answer, task: T): Outcome {
    try {
      return this.#carrier.read(answer, task);
    } catch (error) {
      return outcomeOfFailure(error);
    }
  }

  #finish(device: Device<T>, task: T, outcome: Outcome): void {
    this.pump.ended(task.owner);
    device.running = undefined;
    if (task.isSettled) {
      // Its owner was closed meanwhile.
      this.#rest(device, this.#limits.deviceGap);
    } else {
      task.owner.running -= 1;
      this.#conclude(device, task, outcome);
    }
    this.pump.run();
  }

  #conclude(device: Device<T>, task: T, outcome: Outcome): void {
    const retry = this.#retryWait(task, outcome);
    const isOvertaken = retry !== undefined && this.#backlog.hasReplacement(device, task);
    if (retry !== undefined && !isOvertaken && this.#retries.spend(this.#clock.now())) {
      task.remember(outcome);
      this.#again(device, task, retry);
    } else if (retry === undefined && this.#takesNextStep(device, task, outcome)) {
      task.remember(outcome);
      this.#again(device, task, this.#limits.deviceGap);
    } else {
      this.#rest(device, this.#limits.deviceGap);
      if (isOvertaken) task.remember(outcome);
      task.settle(isOvertaken ? superseded(task) : outcome);
    }
  }

  /** @param wait milliseconds */
  #again(device: Device<T>, task: T, wait: number): void {
    this.#backlog.putBack(device, task);
    this.#rest(device, wait);
    this.#expiry?.watch();
    task.owner.changed();
  }

  /** Not if a newer command that writes the same waits already, nor if the time is too short. */
  #takesNextStep(device: Device<T>, task: T, outcome: Outcome): boolean {
    return (
      outcome.kind !== 'accepted' &&
      this.#isInTime(task, this.#limits.deviceGap) &&
      !this.#backlog.hasReplacement(device, task) &&
      continues(task, outcome)
    );
  }

  /** A retry that could only expire is none: what the platform said is more use to the user. */
  #retryWait(task: T, outcome: Outcome): number | undefined {
    // Whoever asks asks again by himself, and shall not use up what the commands may need.
    if (task.owner.asks) return undefined;
    const delay = this.#retries.delay(task.attempts, outcome);
    if (delay === undefined) return undefined;
    const wait = Math.max(this.#limits.deviceGap, delay);
    return this.#isInTime(task, wait) ? wait : undefined;
  }

  #isInTime(task: T, wait: number): boolean {
    return this.#expiry?.isOver(task, this.#clock.now() + wait) !== true;
  }

  /** Keeps a device from its next command for a while. */
  #rest(device: Device<T>, milliseconds: number): void {
    if (this.#isClosed) return;
    if (milliseconds === 0) {
      this.#rested(device);
      return;
    }
    device.rest = this.#clock.start(() => {
      device.rest = undefined;
      this.#rested(device);
      this.pump.run();
    }, milliseconds);
  }

  #rested(device: Device<T>): void {
    if (device.length > 0) this.pump.lineUp(device);
    else this.#backlog.forget(device);
  }
}

/** A task that throws has no next step, and its message leaves as it would without one. */
function continues(task: Task, outcome: Outcome): boolean {
  try {
    return task.continues?.(outcome) === true;
  } catch (error) {
    throwOutside(error);
    return false;
  }
}
