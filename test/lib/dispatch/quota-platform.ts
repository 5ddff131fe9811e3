/** A platform in virtual time: it counts calls, refuses those above its quota, asks for rests, and goes down. */

import assert from 'node:assert/strict';

import { DEFAULT_LIMITS, type Limits } from '../../../lib/contract';
import { Dispatcher, type Source } from '../../../lib/dispatch';
import type { Outcome } from '../../../lib/onenet';
import { VirtualClock } from '../../support/virtual-clock';
import { CONFIRMED, failure, refused, turnedAway } from './outcomes';
import { carrying, NamedTask } from './stage';

export interface PlatformOptions {
  readonly limits?: Partial<Limits>;
  /** Calls in one second that it takes. */
  readonly quota?: number;
  /** How it says no to those above. */
  readonly refusal?: () => Outcome;
  /** Milliseconds until it answers. */
  readonly latency?: () => number;
  /** A number from 0 up to but not including 1, for all that is left to chance. */
  readonly random?: () => number;
}

export class QuotaPlatform {
  readonly clock = new VirtualClock();
  readonly dispatcher: Dispatcher<NamedTask, Outcome>;
  readonly source: Source<NamedTask>;
  /** When each call came, refused ones included. */
  readonly calls: number[] = [];
  /** When each connection was tried in vain. */
  readonly tries: number[] = [];
  /** What was carried out, in order. */
  readonly done: string[] = [];
  readonly left = new Map<string, Outcome>();
  /** When each left. */
  readonly leftAt = new Map<string, number>();
  isDown = false;
  /** No call is answered any more, though it is taken. */
  isSilent = false;
  readonly #began = this.clock.now();
  readonly #options: PlatformOptions;

  constructor(options: PlatformOptions = {}) {
    this.#options = options;
    this.dispatcher = new Dispatcher<NamedTask, Outcome>({
      limits: { ...DEFAULT_LIMITS, ...options.limits },
      clock: this.clock,
      random: options.random ?? (() => 0.5),
      carrier: carrying(({ name }, _signal, onSent) => this.#answer(name, onSent)),
    });
    this.source = this.dispatcher.source();
  }

  get now(): number {
    return this.clock.now() - this.#began;
  }

  /** @param name its first letter is the device */
  submit(name: string, source = this.source): void {
    const settled = (outcome: Outcome): void => {
      assert(!this.left.has(name), `${name} leaves once`);
      this.left.set(name, outcome);
      this.leftAt.set(name, this.now);
    };
    source.submit(new NamedTask(name, undefined, settled));
  }

  /** Hands in so many a second for so many seconds, each device in its turn. */
  async feed(perSecond: number, seconds: number, devices: number, firstNumber = 0): Promise<void> {
    for (let number = 0; number < perSecond * seconds; number++) {
      const device = String.fromCodePoint(0x4000 + (number % devices));
      this.submit(`${device}${firstNumber + number}`);
      await this.clock.advance(1000 / perSecond);
    }
  }

  /** The numbers of calls in the fullest second, wherever it begins. */
  get worstSecond(): number {
    return fullestSecond(this.calls);
  }

  count(state: Outcome['state']): number {
    return [...this.left.values()].filter((outcome) => outcome.state === state).length;
  }

  /** Nothing is done twice, and each device's commands are done in the order of their numbers. */
  assertOrder(): void {
    assert.equal(new Set(this.done).size, this.done.length, 'nothing is done twice');
    const latest = new Map<string, number>();
    for (const name of this.done) {
      const [device, number] = [name.slice(0, 1), Number(name.slice(1))];
      assert((latest.get(device) ?? -1) < number, `${name} is done in its turn`);
      latest.set(device, number);
    }
  }

  async #answer(name: string, onSent: (() => void) | undefined): Promise<Outcome> {
    if (this.isDown) {
      this.tries.push(this.now);
      await this.#wait(1);
      return failure('ONENET_UNREACHABLE');
    }
    onSent?.();
    const isAbove = this.#isAboveQuota();
    this.calls.push(this.now);
    if (isAbove) {
      await this.#wait(20);
      return (this.#options.refusal ?? (() => refused('rate-limited')))();
    }
    this.done.push(name);
    if (this.isSilent) {
      await this.#wait(30_000);
      return failure('ONENET_NO_ANSWER');
    }
    await this.#wait(this.#options.latency?.() ?? 100);
    return CONFIRMED;
  }

  /** Whether the second that ends now has brought as many calls as it may, those that were refused included. */
  #isAboveQuota(): boolean {
    const { quota = Infinity } = this.#options;
    const since = this.now - 1000;
    let count = 0;
    for (let at = this.calls.length - 1; at >= 0 && (this.calls[at] ?? 0) > since; at--) count += 1;
    return count >= quota;
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.clock.start(resolve, milliseconds);
    });
  }
}

export function fullestSecond(times: readonly number[]): number {
  let worst = 0;
  let first = 0;
  for (const [index, time] of times.entries()) {
    while ((times[first] ?? 0) <= time - 1000) first += 1;
    worst = Math.max(worst, index - first + 1);
  }
  return worst;
}

export const REFUSALS = {
  'errno 15': () => refused('rate-limited'),
  'HTTP 429': () => turnedAway('rate-limited'),
  'HTTP 429 with Retry-After: 2': () => turnedAway('rate-limited', 2),
  'HTTP 503 with Retry-After: 2': () => turnedAway('busy', 2),
} as const satisfies Record<string, () => Outcome>;
