/**
 * How long a command is tried: which are sent again after they failed, and when, and which have waited so long that they
 * are not sent any more.
 */

import type { Limits, Reason } from '../contract';
import type { FailedOutcome, LocalFailure, Outcome } from '../onenet';
import type { Outage } from './outage';
import type { Clock, Timer } from './pace';
import type { DeviceQueue, DeviceQueues } from './scheduler';
import { expired, type Job, type Task } from './task';

/**
 * True only for what certainly did not reach the device: no connection, or turned away for load. Never for
 * `unknown`: the platform itself resends within the command's timeout, so the device may be written twice.
 */
export function isSafeToRetry(outcome: Outcome): boolean {
  return isUnreachable(outcome) || isTurnedAway(outcome);
}

/** Whether no connection to the platform could be made, so that nothing was sent. */
export function isUnreachable(outcome: Outcome): outcome is LocalFailure {
  return (
    outcome.kind === 'failed' &&
    outcome.state === 'unsent' &&
    outcome.error.code === 'ONENET_UNREACHABLE'
  );
}

/** Whether the platform, or a gateway before it, did not take the call for load. */
function isTurnedAway(outcome: Outcome): outcome is FailedOutcome {
  return outcome.kind !== 'accepted' && outcome.state === 'refused' && LOAD.has(outcome.reason);
}

/**
 * Whether a call was turned away because too many were made, or the platform says for how long it wants to be left alone:
 * errno 15 and its texts, HTTP 429, and HTTP 503 with `Retry-After`.
 */
export function isQuotaRefusal(outcome: Outcome): outcome is FailedOutcome {
  return (
    isTurnedAway(outcome) && (outcome.reason === 'rate-limited' || outcome.retryAfter !== undefined)
  );
}

const LOAD: ReadonlySet<Reason> = new Set<Reason>(['busy', 'rate-limited']);

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

/**
 * Milliseconds to wait before the next try: exponential with full jitter, so that many devices that failed together
 * do not return together.
 *
 * @param retry which retry it is, 1 or more
 * @param random from 0 up to but not including 1
 */
export function retryDelay(retry: number, random: number): number {
  return random * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (retry - 1));
}

/** A retry is paid for by ten calls, or ten seconds: few enough that they cannot keep a platform down. */
const PRICE = 10;
/** Ten retries are there at the start, and no more than that are ever saved up. */
const RESERVE = 10 * PRICE;

/**
 * How many commands may be tried again, over all devices: one in ten of the calls, and one every ten seconds besides, so
 * that a flow with few messages gets its retries as well.
 */
export class RetryBudget {
  #saved = RESERVE;
  /** Up to when the seconds have been paid in. */
  #paidUntil = 0;

  /** Counts a call. */
  earn(): void {
    if (this.#saved < RESERVE) this.#saved += 1;
  }

  /**
   * Takes one retry out; false if none is left.
   *
   * @param now milliseconds on the dispatcher's clock
   */
  spend(now: number): boolean {
    const seconds = (now - this.#paidUntil) / 1000;
    this.#paidUntil = now;
    this.#saved = Math.min(RESERVE, this.#saved + seconds);
    if (this.#saved < PRICE) return false;
    this.#saved -= PRICE;
    return true;
  }
}

/**
 * Tasks that have waited too long: longer than a command may, or longer than the platform may be out of reach.
 *
 * No command is sent after its time. When it leaves is less exact: a look round every tenth of the time that is allowed,
 * at most a second apart, costs a command nothing, where a timer for each would cost more than the command.
 */
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
