/** The way of one task from its device's turn to its outcome, and the rest that its device has afterwards. */

import type { Limits } from '../contract';
import { outcomeOfFailure, type Capacity, type Outcome } from '../onenet';
import { reportDeviceWait, reportRetry, reportSlowDown, type Decision } from './diagnostics';
import type { Expiry } from './expiry';
import type { Outage } from './outage';
import type { Clock, Pace, Statistics } from './pace';
import { isQuotaRefusal, isSafeToRetry, isUnreachable, RetryBudget, retryDelay } from './retry';
import { Scheduler, type DeviceQueue, type DeviceQueues } from './scheduler';
import { stoppedWaiting, superseded, throwOutside, type Job, type Task } from './task';

/**
 * How a task's command reaches its device, in two parts: one promise that leads from the one to the other would cost
 * each command that waits for its answer 200 bytes (goal of the benchmark: heap of a write on the wire).
 */
export interface Carrier<T extends Task, Answer> {
  /**
   * Sends the command once, as it is at this moment, and gives up when the signal is aborted. Rejects as a Transport
   * does.
   *
   * @param onSent given for a probe only; to be called, where that can be told, once its request is on a connection
   */
  send(task: T, signal: AbortSignal, onSent?: () => void): Promise<Answer>;
  /** What the answer says about the command. */
  read(answer: Answer, task: T): Outcome;
}

export interface CommandRunnerOptions<T extends Task, Answer> {
  readonly limits: Limits;
  readonly carrier: Carrier<T, Answer>;
  readonly capacity: Capacity | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly queues: DeviceQueues<T>;
  readonly pace: Pace;
  readonly outage: Outage;
  readonly expiry: Expiry<T>;
  readonly statistics: Statistics;
}

/** One call, from when it goes out to its end. */
interface Call<T extends Task> {
  readonly queue: DeviceQueue<T>;
  readonly job: Job<T>;
  readonly sentAt: number;
  readonly isProbe: boolean;
}

/** Milliseconds until a connection is tried again that has failed, if it was the only one. */
const ALONE_MS = 1000;

/** What follows a call that has ended: the task is sent again after a wait in milliseconds, or it leaves. */
type Next =
  | { readonly kind: 'again'; readonly wait: number; readonly isFree: boolean }
  | { readonly kind: 'leaves'; readonly outcome: Outcome };

export class CommandRunner<T extends Task, Answer> {
  readonly scheduler: Scheduler<T>;
  readonly #options: CommandRunnerOptions<T, Answer>;
  readonly #retryBudget = new RetryBudget();
  #isClosed = false;

  constructor(options: CommandRunnerOptions<T, Answer>) {
    this.#options = options;
    this.scheduler = new Scheduler({
      ...options,
      turn: (queue) => {
        this.#turn(queue);
      },
    });
  }

  /** No device gets a turn any more, and none rests. */
  close(): void {
    this.#isClosed = true;
    this.scheduler.close();
    for (const queue of this.#options.queues) queue.rest?.stop();
  }

  #turn(queue: DeviceQueue<T>): void {
    const { queues, clock, expiry } = this.#options;
    const job = queues.shift(queue);
    if (job === undefined) {
      queues.forget(queue);
      return;
    }
    const now = clock.now();
    const verdict = expiry.verdict(job, now);
    if (verdict === undefined) {
      this.#start(queue, job, now);
    } else {
      this.scheduler.lineUpFirst(queue);
      job.settle(verdict);
    }
  }

  #start(queue: DeviceQueue<T>, job: Job<T>, sentAt: number): void {
    const { outage, statistics } = this.#options;
    const call = { queue, job, sentAt, isProbe: outage.sent(sentAt) };
    queue.running = job;
    job.starts();
    this.scheduler.started(sentAt, job.source.isQuery);
    statistics.call(sentAt);
    this.#send(call).then(
      (answer) => {
        this.#finish(call, this.#read(answer, job.task));
      },
      (error: unknown) => {
        this.#finish(call, outcomeOfFailure(error));
      },
    );
    job.source.changed();
  }

  /** What is thrown at once ends the task as a rejection does. */
  #send({ job, sentAt, isProbe }: Call<T>): Promise<Answer> {
    const { carrier, outage } = this.#options;
    const { task, source } = job;
    try {
      if (!isProbe) return carrier.send(task, source.signal);
      return carrier.send(task, source.signal, () => {
        outage.reached(sentAt, this.#options.clock.now());
        this.scheduler.run();
      });
    } catch (error) {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- handed on as it was thrown
      return Promise.reject(error);
    }
  }

  #read(answer: Answer, task: T): Outcome {
    try {
      return this.#options.carrier.read(answer, task);
    } catch (error) {
      return outcomeOfFailure(error);
    }
  }

  #finish(call: Call<T>, outcome: Outcome): void {
    const { queue, job } = call;
    this.#learn(call, outcome);
    this.scheduler.ended(job.source.isQuery);
    queue.running = undefined;
    if (job.isSettled) {
      // Its source was closed meanwhile.
      this.#rest(queue, this.#options.limits.deviceGap, 'gap');
    } else {
      job.ends();
      this.#conclude(queue, job, outcome);
    }
    this.scheduler.run();
  }

  /** Takes in what the end of a call tells about the platform. */
  #learn({ sentAt, isProbe }: Call<T>, outcome: Outcome): void {
    const { clock, outage, pace, statistics } = this.#options;
    const now = clock.now();
    if (isProbe) outage.probeEnded(sentAt, now);
    if (outcome.kind === 'accepted') {
      outage.reached(sentAt, now);
      return;
    }
    if (isUnreachable(outcome)) outage.failed(outcome, sentAt, now);
    if (isQuotaRefusal(outcome)) {
      const { retryAfter = 0 } = outcome;
      if (pace.turnedAway(now, sentAt, statistics.callsLately(now), retryAfter)) {
        reportSlowDown(1000 / pace.interval(now), retryAfter * 1000);
      }
    }
    const reachedAt = lastContact(outcome, sentAt, now);
    if (reachedAt !== undefined) outage.reached(sentAt, reachedAt);
  }

  #conclude(queue: DeviceQueue<T>, job: Job<T>, outcome: Outcome): void {
    const next = this.#next(job, outcome);
    if (next.kind === 'again') {
      job.remember(outcome);
      if (!next.isFree) job.retries += 1;
      this.#again(queue, job, next.wait, 'retry');
    } else if (next.outcome === outcome && this.#takesNextStep(job, outcome)) {
      job.remember(outcome);
      this.#again(queue, job, this.#options.limits.deviceGap, 'gap');
    } else {
      this.#rest(queue, this.#options.limits.deviceGap, 'gap');
      if (next.outcome !== outcome) job.remember(outcome);
      job.settle(next.outcome);
    }
  }

  /** Whether the same is sent again. What could only expire is not: what the platform said is more use to the user. */
  #next(job: Job<T>, outcome: Outcome): Next {
    if (outcome.kind === 'accepted') return { kind: 'leaves', outcome };
    const { clock, expiry, limits, outage, pace, random, statistics } = this.#options;
    const now = clock.now();
    const leaves = (decision: Decision, leaving: Outcome = outcome): Next => {
      reportRetry(job, outcome, decision);
      return { kind: 'leaves', outcome: leaving };
    };
    const again = (decision: Decision, wait: number): Next => {
      if (job.source.isClosed) return leaves('stopped', stoppedWaiting(job));
      const soonest = now + Math.max(wait, pace.restFor(now));
      if (expiry.isOver(job, soonest)) return leaves('no-time');
      if (job.source.findSame(job.task) !== undefined) return leaves('overtaken', superseded(job));
      if (decision === 'again' && !this.#retryBudget.spend(now, statistics.sent))
        return leaves('no-budget');
      reportRetry(job, outcome, decision, wait);
      return { kind: 'again', wait, isFree: decision !== 'again' };
    };
    if (isUnreachable(outcome) && outage.holds) {
      job.unreachableSince ??= Math.floor(now);
      const isOver = job.source.failsFast || outage.endsHold(job.unreachableSince, now);
      return isOver ? leaves('held-too-long') : again('held', Math.max(limits.deviceGap, ALONE_MS));
    }
    // A query is asked again by its node, and must not use up what the commands may need.
    if (job.source.isQuery) return leaves('not-safe');
    if (isQuotaRefusal(outcome)) return again('quota', limits.deviceGap);
    if (job.retries >= limits.retries || !isSafeToRetry(outcome)) return leaves('not-safe');
    const delay = retryDelay(job.retries + 1, random());
    return again('again', Math.max(limits.deviceGap, delay));
  }

  /** @param wait milliseconds */
  #again(queue: DeviceQueue<T>, job: Job<T>, wait: number, what: 'gap' | 'retry'): void {
    this.#options.queues.putBack(queue, job);
    this.#rest(queue, wait, what);
    this.#options.expiry.watch();
    job.source.changed();
  }

  /** Not if a newer command that writes the same waits already, nor if the time is too short. */
  #takesNextStep(job: Job<T>, outcome: Outcome): boolean {
    const { clock, expiry, limits } = this.#options;
    return (
      !job.source.isClosed &&
      job.task.continues !== undefined &&
      !expiry.isOver(job, clock.now() + limits.deviceGap) &&
      job.source.findSame(job.task) === undefined &&
      continues(job.task, outcome)
    );
  }

  /** Keeps a device from its next command for a while. */
  #rest(queue: DeviceQueue<T>, milliseconds: number, what: 'gap' | 'retry'): void {
    if (this.#isClosed) return;
    if (milliseconds === 0) {
      this.#rested(queue);
      return;
    }
    if (queue.jobs.length > 0) reportDeviceWait(queue.key, what, milliseconds);
    queue.rest = this.#options.clock.start(() => {
      queue.rest = undefined;
      this.#rested(queue);
      this.scheduler.run();
    }, milliseconds);
  }

  #rested(queue: DeviceQueue<T>): void {
    if (queue.jobs.length > 0) this.scheduler.lineUp(queue);
    else this.#options.queues.forget(queue);
  }
}

/** The latest moment at which the platform was reached, as far as the end of a call tells. */
function lastContact(outcome: Outcome, sentAt: number, now: number): number | undefined {
  if (outcome.kind !== 'failed' || outcome.error.httpStatus !== null) return now;
  const { code } = outcome.error;
  // No answer came, or the connection broke: the request had left.
  return code === 'ONENET_NO_ANSWER' || code === 'ONENET_CONNECTION_LOST' ? sentAt : undefined;
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
