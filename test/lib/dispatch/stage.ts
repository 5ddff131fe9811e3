/** A dispatcher whose time and answers are in the test's hands, and a record of all that it did. */

import assert from 'node:assert/strict';

import type { Limits } from '../../../lib/contract';
import { Dispatcher, type Carrier, type Past, type Source, type Task } from '../../../lib/dispatch';
import type { Capacity, Outcome } from '../../../lib/onenet';
import { quiet, VirtualClock } from '../../support/virtual-clock';
import { wordOf } from './outcomes';

/** No limit at all; a test names those that it is about. */
export const UNLIMITED: Limits = {
  maxInFlight: Infinity,
  callsPerSecond: 0,
  deviceGap: 0,
  deviceQueueLimit: Infinity,
  queueLimit: Infinity,
  maxWait: 0,
  retries: 0,
  holdFor: 0,
};

export interface Call {
  readonly name: string;
  /** When it went out, in milliseconds from the start of the test. */
  readonly at: number;
  readonly signal: AbortSignal;
  /** Given to a probe only. */
  readonly onSent: (() => void) | undefined;
  readonly answer: (outcome: Outcome) => Promise<void>;
  readonly throw: (error: Error) => Promise<void>;
}

export interface Settled {
  readonly name: string;
  readonly at: number;
  readonly outcome: Outcome;
  readonly attempts: number;
}

export class NamedTask implements Task {
  constructor(
    readonly name: string,
    readonly replaces: string | undefined,
    readonly onSettled: (this: NamedTask, outcome: Outcome, past: Past) => void,
    readonly hasNextStep: (outcome: Outcome) => boolean = () => false,
    readonly conclude: (outcome: Outcome) => Outcome = (outcome) => outcome,
  ) {}

  continues(outcome: Outcome): boolean {
    return this.hasNextStep(outcome);
  }

  /** The first letter of its name. */
  get device(): string {
    return this.name.slice(0, 1);
  }
}

/** A carrier whose answers are the outcomes. */
export function carrying<T extends Task>(send: Carrier<T, Outcome>['send']): Carrier<T, Outcome> {
  return { send, read: (outcome) => outcome };
}

export interface TaskOptions {
  readonly replaces?: string;
  readonly source?: Source<NamedTask>;
  /** What happens when it leaves, such as the next message of a loop in the flow. */
  readonly then?: () => void;
  /** Whether it takes another step after an outcome; it does so by the same name. */
  readonly continues?: (outcome: Outcome) => boolean;
  /** What it has come to, of the outcome of its last step. */
  readonly conclude?: (outcome: Outcome) => Outcome;
}

export class Stage {
  readonly clock = new VirtualClock();
  readonly calls: Call[] = [];
  readonly settled: Settled[] = [];
  readonly dispatcher: Dispatcher<NamedTask, Outcome>;
  readonly source: Source<NamedTask>;
  readonly #began = this.clock.now();

  constructor(limits: Partial<Limits> = {}, random = () => 0.5, capacity?: Capacity) {
    this.dispatcher = new Dispatcher({
      limits: { ...UNLIMITED, ...limits },
      clock: this.clock,
      random,
      capacity,
      carrier: carrying(
        (task, signal, onSent) =>
          new Promise((resolve, reject) => {
            this.calls.push({
              name: task.name,
              at: this.now,
              signal,
              onSent,
              answer: (outcome) => {
                resolve(outcome);
                return quiet();
              },
              throw: (error) => {
                reject(error);
                return quiet();
              },
            });
          }),
      ),
    });
    this.source = this.dispatcher.source();
  }

  get now(): number {
    return this.clock.now() - this.#began;
  }

  /** Hands in a task named after its device and a number, such as `a1`. */
  submit(name: string, options: TaskOptions = {}): void {
    const { replaces, source = this.source, then, continues, conclude } = options;
    const settled = (outcome: Outcome, { attempts }: Past): void => {
      this.settled.push({ name, at: this.now, outcome, attempts });
      then?.();
    };
    source.submit(new NamedTask(name, replaces, settled, continues, conclude));
  }

  /** For a message that comes straight back. */
  submitter(name: string, options?: TaskOptions): () => void {
    return () => {
      this.submit(name, options);
    };
  }

  submitAll(names: string): void {
    for (const name of names.split(' ')) this.submit(name);
  }

  /** What has gone out so far, in order: `a1 b1 a1` if a1 was tried twice. */
  get sent(): string {
    return this.calls.map(({ name }) => name).join(' ');
  }

  /** What has left so far, in order: `a1:confirmed`. */
  get left(): string {
    return this.settled.map(({ name, outcome }) => `${name}:${wordOf(outcome)}`).join(' ');
  }

  /** The latest call of a task. */
  call(name: string): Call {
    const call = this.calls.findLast((each) => each.name === name);
    assert(call, `${name} has not been sent; sent were: ${this.sent}`);
    return call;
  }

  answer(name: string, outcome: Outcome): Promise<void> {
    return this.call(name).answer(outcome);
  }

  outcome(name: string): Settled {
    const [found, ...more] = this.settled.filter((each) => each.name === name);
    assert(found && more.length === 0, `${name} is settled once; settled were: ${this.left}`);
    return found;
  }
}
