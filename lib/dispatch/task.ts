/** A task from when a node hands it in until it leaves, the source that it came from, and why it is given up, if it is. */

import {
  faultOf,
  type FailedState,
  type FaultParams,
  type FaultRule,
  type LocalCode,
} from '../contract';
import { failed, mayHaveHappened, OneNetError, type Outcome } from '../onenet';
import { JobList, type Listed } from './job-list';
import type { Statistics } from './pace';

/** Something to be done to a device, and what is to happen with its outcome. */
export interface Task {
  /** The device that it is for; tasks for one device run one at a time. Does not change. */
  readonly device: string;

  /**
   * Names what the command writes, where a newer command for the same may take its place while it waits;
   * `undefined` where each command counts.
   */
  readonly replaces: string | undefined;

  /**
   * Called when an attempt has ended, well or not, and is not to be repeated as it is. True if the task has another step to take: it
   * then gets its turn again, before all that waits for its device, and the next attempt sends the new step.
   */
  continues?(outcome: Outcome): boolean;

  /**
   * What the task as a whole has come to, of the outcome of its last step: a Write is done, whatever the Read behind it has
   * come to. That outcome if left out.
   */
  conclude?(outcome: Outcome): Outcome;

  /**
   * Called exactly once. May hand in new tasks and close sources: the dispatcher's own work is done by then.
   * Should not throw: the error could only become an uncaught one, see {@link throwOutside}.
   *
   * @param past its attempts, the last one included
   */
  onSettled(outcome: Outcome, past: Past): void;
}

/** What is known of a task's attempts. */
export interface Past {
  /** How often it was sent, 0 if never. */
  readonly attempts: number;
  /** What the attempts before the last have come to: `unsent` if there was none, or none left. */
  readonly past: 'unsent' | 'refused' | 'unknown';
}

/** Of a task that leaves before it was handed in. */
export const NEVER_SENT: Past = { attempts: 0, past: 'unsent' };

/** A task from when it is handed in until it leaves. */
export class Job<T extends Task> implements Past, Listed<Job<T>> {
  /** Its neighbours in the queue of its device, see `Linked`. */
  previous: Job<T> | undefined = undefined;
  next: Job<T> | undefined = undefined;
  /** Its neighbours among all tasks of its source. */
  older: Job<T> | undefined = undefined;
  newer: Job<T> | undefined = undefined;
  attempts = 0;
  /** How many of its retries are used up. */
  retries = 0;
  /** When no connection could be made for it the first time, in milliseconds on the dispatcher's clock. */
  unreachableSince: number | undefined = undefined;
  /** Whether it is under way; otherwise it waits. */
  isRunning = false;
  isSettled = false;
  past: Past['past'] = 'unsent';

  /** @param since when it was handed in, in milliseconds on the dispatcher's clock */
  constructor(
    readonly task: T,
    readonly source: Source<T>,
    readonly since: number,
  ) {}

  starts(): void {
    this.isRunning = true;
    this.attempts += 1;
    this.source.running += 1;
  }

  /** An attempt has ended, and the task has not left meanwhile. */
  ends(): void {
    this.isRunning = false;
    this.source.running -= 1;
  }

  /** The one way out of the dispatcher. The message may come straight back, so callers do this last. */
  settle(outcome: Outcome): void {
    this.isSettled = true;
    const truth = concluded(this.task, this.#truthOf(outcome));
    this.source.leaves(this, truth);
    try {
      this.task.onSettled(truth, this);
    } catch (error) {
      throwOutside(error);
    }
  }

  /** Remembers how an attempt ended that is not the last. */
  remember({ state }: Outcome): void {
    if (state === 'unknown') this.past = 'unknown';
    else if (state === 'refused' && this.past === 'unsent') this.past = 'refused';
  }

  /** A command that fails has left all the same if an earlier attempt did, and may have happened if that one may have. */
  #truthOf(outcome: Outcome): Outcome {
    if (outcome.kind === 'accepted' || this.past === 'unsent') return outcome;
    if (outcome.state === 'unsent' || (outcome.state === 'refused' && this.past === 'unknown')) {
      return this.past === 'unknown' ? mayHaveHappened(outcome) : { ...outcome, state: 'refused' };
    }
    return outcome;
  }
}

export interface SourceOptions {
  /**
   * Whether its tasks are queries to the platform, which no device waits for. They go out when no command could, or after
   * ten commands in a row, and take at most a quarter of `maxInFlight`, though one may always go, and of `callsPerSecond`.
   * They are never refused for a full queue, never expire, are never tried again, and count as calls but not as commands.
   * No device may have tasks of both kinds.
   */
  readonly isQuery?: boolean;
  /** Whether its tasks leave at once while the platform cannot be reached, because a person waits for the answer. */
  readonly failsFast?: boolean;
  /** How the diagnostics channel names the source: the id of its node. */
  readonly name?: string;
}

/** What a source asks of its dispatcher. */
export interface SourceHost<T extends Task> {
  readonly statistics: Statistics;
  isUnreachable(): boolean;
  /** Takes a task, or settles it at once. */
  submit(job: Job<T>): void;
  /** Takes a task that waits out of its queue. */
  remove(job: Job<T>): void;
  /** The source is closed, and nothing of it is under way any more. */
  forget(source: Source<T>): void;
  /** Milliseconds on the dispatcher's clock. */
  now(): number;
}

/** How one node of a flow hands in its tasks, and what the dispatcher knows of it. */
export class Source<T extends Task> {
  /** Whether every task is settled as stopped: it was closed itself, or with the dispatcher. */
  isClosed = false;
  /** How many of its tasks are under way. */
  running = 0;
  readonly isQuery: boolean;
  readonly failsFast: boolean;
  readonly name: string;
  readonly #host: SourceHost<T>;
  readonly #changed: () => void;
  /** All its tasks, under way or waiting, in the order in which they came. */
  readonly #jobs = new JobList<Job<T>>();
  /** Of those that wait, the ones that a newer one may replace, by device and by what they write. */
  #replaceable: Map<string, Job<T>> | undefined;
  /** Made for the first call: most nodes send nothing for hours (goal of the benchmark: deploy of 10,000 nodes). */
  #abort: AbortController | undefined;
  /** Whether calls are under way whose tasks have left. */
  #hasAbandoned = false;

  /** @param changed called whenever the source's counts have changed; must be cheap */
  constructor(host: SourceHost<T>, changed: () => void, options: SourceOptions) {
    const { isQuery = false, failsFast = false, name = '' } = options;
    this.#host = host;
    this.#changed = changed;
    this.isQuery = isQuery;
    this.failsFast = failsFast;
    this.name = name;
  }

  submit(task: T): void {
    this.#host.submit(new Job(task, this, Math.floor(this.#host.now())));
  }

  /** How many of its tasks wait, those that are to be sent again included. */
  get waiting(): number {
    return this.#jobs.length - this.running;
  }

  /** Whether the platform cannot be reached just now, so that what waits waits for that. */
  get isUnreachable(): boolean {
    return this.#host.isUnreachable();
  }

  /** All its tasks, under way or waiting, in the order in which they came; none may come or leave meanwhile. */
  get jobs(): Iterable<Job<T>> {
    return this.#jobs;
  }

  takes(job: Job<T>): void {
    this.#jobs.push(job);
  }

  /** One of its tasks leaves; it may never have been taken. */
  leaves(job: Job<T>, outcome: Outcome): void {
    this.#jobs.remove(job);
    if (!this.isQuery) this.#host.statistics.outcome(outcome);
    this.changed();
  }

  /** The task waits, so that a newer one may replace it. */
  addReplaceable(job: Job<T>): void {
    const key = keyOf(job.task);
    if (key !== undefined) (this.#replaceable ??= new Map()).set(key, job);
  }

  removeReplaceable(job: Job<T>): void {
    const key = keyOf(job.task);
    if (key !== undefined && this.#replaceable?.get(key) === job) this.#replaceable.delete(key);
  }

  /** The task that waits for the same device to write the same; there is never more than one. */
  findSame(task: T): Job<T> | undefined {
    const key = keyOf(task);
    return key === undefined ? undefined : this.#replaceable?.get(key);
  }

  /** Aborted once the source is closed and waits for no answer any more. */
  get signal(): AbortSignal {
    return (this.#abort ??= new AbortController()).signal;
  }

  /**
   * Settles all its tasks as stopped, and every later one as well.
   *
   * @param awaits which calls under way go on: until they have ended, or the source is closed again. Nothing is sent again.
   */
  close(awaits: (task: T) => boolean = () => false): void {
    this.isClosed = true;
    const stopped = [...this.#jobs].filter((job) => !(job.isRunning && awaits(job.task)));
    const abandoned = stopped.filter((job) => job.isRunning);
    // All is in order before the first message leaves: it may come straight back, or close this source as well.
    this.running -= abandoned.length;
    for (const job of stopped) this.#jobs.remove(job);
    for (const job of stopped) if (!job.isRunning) this.#host.remove(job);
    for (const job of stopped) {
      job.settle(job.isRunning ? stoppedRunning() : stoppedWaiting(job));
    }
    // An abort makes an error with a stack, also where nobody listens (goal of the benchmark: deploy of 10,000 nodes).
    this.#hasAbandoned ||= abandoned.length > 0;
    if (this.running > 0) return;
    if (this.#hasAbandoned) this.#abort?.abort();
    this.#host.forget(this);
  }

  /** The counts have changed. Called only when the dispatcher's state is whole, since the callback may lead back. */
  changed(): void {
    try {
      this.#changed();
    } catch (error) {
      throwOutside(error);
    }
  }
}

/** A task that throws leaves with the outcome of its last step. */
function concluded(task: Task, outcome: Outcome): Outcome {
  try {
    return task.conclude?.(outcome) ?? outcome;
  } catch (error) {
    throwOutside(error);
    return outcome;
  }
}

/** The length tells where the device ends, whatever characters it has. */
function keyOf({ device, replaces }: Task): string | undefined {
  return replaces === undefined ? undefined : `${device.length} ${device} ${replaces}`;
}

/** Why a task leaves that is given up in the dispatcher itself. */
export function givenUp(
  code: LocalCode,
  rule: FaultRule,
  params: FaultParams = {},
  state?: FailedState,
): Outcome {
  return failed(new OneNetError(code, faultOf(rule, params)), state);
}

export function superseded(job: Past): Outcome {
  return givenUp('ONENET_SUPERSEDED', `superseded${pastOf(job)}`);
}

/** @param maxWait seconds */
export function expired(job: Past, maxWait: number): Outcome {
  return givenUp('ONENET_EXPIRED', `waited${pastOf(job)}`, { seconds: maxWait });
}

export function stoppedWaiting(job: Past): Outcome {
  return givenUp('ONENET_STOPPED', `stoppedWaiting${pastOf(job)}`);
}

function stoppedRunning(): Outcome {
  return givenUp('ONENET_STOPPED', 'stoppedRunning', {}, 'unknown');
}

/** How the sentence goes on: no attempt was made, none got through to the device, or one may have. */
function pastOf({ attempts, past }: Past): 'Unsent' | 'TurnedAway' | 'Unknown' {
  if (attempts === 0) return 'Unsent';
  return past === 'unknown' ? 'Unknown' : 'TurnedAway';
}

/**
 * Throws an error that a callback has let through, but not into the dispatcher's work: other messages depend on it.
 * It becomes an uncaught exception, since it is a bug that must not stay hidden.
 */
export function throwOutside(error: unknown): void {
  queueMicrotask(() => {
    throw error instanceof Error ? error : new Error(String(error));
  });
}
