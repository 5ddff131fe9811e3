/**
 * A cached command whose result messages wait for: when the platform is polled about it next, and until when, and what the
 * answer to a poll says of it. Times are in milliseconds.
 */

import { faultOf, type Reason } from '../../../lib/contract';
import type { Linked, Timer } from '../../../lib/dispatch';
import {
  cachedStatus,
  expiryFault,
  mayHaveHappened,
  OneNetError,
  type AcceptedOutcome,
  type CachedCommand,
  type CachedCommandTarget,
  type FailedOutcome,
  type LocalFailure,
  type Operation,
  type Outcome,
  type SendContext,
} from '../../../lib/onenet';
import { PACE_FIELDS } from '../fields';
import type { PlatformTask } from '../platform/platform';

/** The wait before the first poll, and the longest between two. */
export interface Pace {
  readonly minInterval: number;
  readonly maxInterval: number;
}

/** As the nodes have them unless their dialog says otherwise. */
export const DEFAULT_PACE: Pace = {
  minInterval: PACE_FIELDS.minInterval.value * 1000,
  maxInterval: PACE_FIELDS.maxInterval.value * 1000,
};

/** After the end of a command's time the platform may still be busy with its last delivery, 40 s at most. */
export const GRACE = 60_000;
/** How long a command is kept whose expiry is not known; what the nodes ask for unless told otherwise. */
const DEFAULT_LIFE = 24 * 3600 * 1000;
/** After a start the first polls are this far apart, so that they do not crowd out what else is sent. */
const STAGGER = 20;
/** The shortest interval that a node may be given. */
const SHORTEST = 100;
/** So many refusals in a row change nothing in the waits: a record may appear late, and a key be put right. */
const FREE_DENIALS = 3;
/** The longest wait after more of them. */
const LONGEST_AFTER_DENIAL = 600_000;

/** Somebody who waits for the result of a cached command. */
export interface Waiter {
  readonly uuid: string;
  readonly imei: string;
  /** When its message came, in milliseconds since 1970. */
  readonly came: number;
  /** Until when the platform keeps the command, on its clock, where that is known. */
  readonly expires?: number | undefined;
  /** Whether the platform itself has named the command, so that it must know it. */
  readonly isKnown?: boolean | undefined;
}

/** A cached command, all who wait for it, and how far it has been polled. */
export class TrackedCommand<W extends Waiter> implements Linked<TrackedCommand<W>> {
  previous: TrackedCommand<W> | undefined = undefined;
  next: TrackedCommand<W> | undefined = undefined;
  /** Ends waiting for a result that comes by itself. */
  unlisten: (() => void) | undefined;
  readonly uuid: string;
  readonly imei: string;
  readonly waiters: W[] = [];
  timer: Timer | undefined;
  /** When it is polled next, on the clock of the timers. */
  due = Infinity;
  /** Whether its time was to be over by then. */
  isEndDue = false;
  polls = 0;
  /** Whether it is to be polled again as soon as the poll under way has ended. */
  isUrgent = false;
  /** Refusals to answer, in a row. */
  denials = 0;
  /** Polls without an answer after the last moment. */
  lateAttempts = 0;
  /** Whether the platform has ever had a record of it. */
  isKnown = false;
  #expires: number | undefined;
  /** When the latest waiter came, in milliseconds since 1970 and on the clock of the timers. */
  #came = -Infinity;
  #since = -Infinity;

  constructor({ uuid, imei }: Waiter) {
    this.uuid = uuid;
    this.imei = imei;
  }

  /** @param since when it began to wait, on the clock of the timers */
  join(waiter: W, since: number): void {
    this.waiters.push(waiter);
    this.#came = Math.max(this.#came, waiter.came);
    this.#since = Math.max(this.#since, since);
    this.#expires ??= waiter.expires;
    this.isKnown ||= waiter.isKnown === true;
  }

  /** The platform has shown its record. What that says of the expiry counts for more than what a message says. */
  learn(expires: number | undefined): void {
    this.denials = 0;
    this.isKnown = true;
    this.#expires = expires ?? this.#expires;
  }

  /** From when on one more answer is the end, on the platform's clock. */
  get end(): number {
    return lastMoment(this.#expires, this.#came);
  }

  /** Milliseconds since the latest waiter came. */
  age(now: number): number {
    return now - this.#since;
  }

  /** Milliseconds until the next poll, if the end does not come first; ever longer while the platform will not answer. */
  wait(now: number, pace: Pace): number {
    const wait = nextWait(this.age(now), pace);
    const excess = this.denials - FREE_DENIALS;
    if (excess <= 0) return wait;
    const longest = Math.max(pace.maxInterval, LONGEST_AFTER_DENIAL);
    return Math.min(longest, wait * 2 ** Math.min(excess, 20));
  }
}

/**
 * How long to wait for the next poll. Each wait is by half longer than the one before: as waits that grow so add up, the
 * next is the first plus half of all the time that has passed, and nothing has to be remembered.
 *
 * @param age since the message came
 */
export function nextWait(age: number, { minInterval, maxInterval }: Pace): number {
  return Math.min(maxInterval, minInterval + Math.max(0, age) / 2);
}

/**
 * How long to wait for the first poll after a start.
 *
 * @param index how many others have been taken up before
 */
export function waitAfterStart(age: number, pace: Pace, index: number): number {
  return Math.min(nextWait(age, pace), pace.minInterval + index * STAGGER);
}

/**
 * From when on a command that still waits can be given up, on the platform's clock.
 *
 * @param expires until when the platform keeps it, where that is known
 * @param came when the message came
 */
export function lastMoment(expires: number | undefined, came: number): number {
  return (expires ?? came + DEFAULT_LIFE) + GRACE;
}

/** @param config seconds, as a flow stores them: numbers or text, and possibly missing */
export function readPace(config: { minInterval?: unknown; maxInterval?: unknown }): Pace {
  const minInterval = readInterval(config.minInterval, DEFAULT_PACE.minInterval);
  const maxInterval = readInterval(config.maxInterval, DEFAULT_PACE.maxInterval);
  return { minInterval, maxInterval: Math.max(minInterval, maxInterval) };
}

function readInterval(value: unknown, fallback: number): number {
  const text = typeof value === 'string' ? value.trim() : value;
  const seconds = typeof text === 'string' && text !== '' ? Number(text) : text;
  const isUsable = typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0;
  return isUsable ? Math.max(SHORTEST, seconds * 1000) : fallback;
}

/** Asks for the result. It waits its turn in the dispatcher like every call to the platform. */
export class Poll implements PlatformTask {
  readonly operation: Operation<unknown, unknown> = cachedStatus;
  readonly replaces = undefined;
  context: SendContext | undefined = undefined;
  readonly #answered: (outcome: Outcome) => void;

  constructor(
    readonly command: CachedCommandTarget,
    answered: (outcome: Outcome) => void,
  ) {
    this.#answered = answered;
  }

  /** A name that no command has: a poll need not wait for the device, nor anything else for the poll. */
  get device(): string {
    return `result of ${this.command.uuid}`;
  }

  onSettled(outcome: Outcome): void {
    this.#answered(outcome);
  }
}

export type PollResult =
  /** The platform knows how it ended. */
  | { readonly kind: 'final' }
  /** Not yet. */
  | { readonly kind: 'open'; readonly cached: CachedCommand | undefined }
  /** The platform will not say, perhaps only for now: another key, a record that is missing. */
  | { readonly kind: 'denied'; readonly isNoSuchCommand: boolean }
  /** No connection, too busy, an answer that cannot be read. */
  | { readonly kind: 'unanswered'; readonly retryAfter: number };

export function pollResult(outcome: Outcome): PollResult {
  if (outcome.kind === 'accepted') {
    return outcome.state === 'queued'
      ? { kind: 'open', cached: outcome.cached }
      : { kind: 'final' };
  }
  if (outcome.kind === 'failed' && isFinal(outcome)) return { kind: 'final' };
  if (outcome.state === 'refused' && DENIALS.has(outcome.reason)) {
    return { kind: 'denied', isNoSuchCommand: NO_SUCH_COMMAND.has(outcome.reason) };
  }
  return { kind: 'unanswered', retryAfter: outcome.retryAfter ?? 0 };
}

/** An expiry in our own queue is none of the command: there the state is `unsent`. */
function isFinal({ error, state }: LocalFailure): boolean {
  return state === 'expired' || state === 'cancelled' || error.code === 'ONENET_COMMAND_FAILED';
}

const DENIALS: ReadonlySet<Reason> = new Set([
  'unauthorized',
  'not-found',
  'invalid',
  'not-allowed',
]);

/** What a platform may say of a uuid that it never gave to a command. */
const NO_SUCH_COMMAND: ReadonlySet<Reason> = new Set(['not-found', 'invalid']);

/** The end of a command that is still open after its time. */
export function overdue(open: AcceptedOutcome): Outcome {
  const { reply, payload, cached } = open;
  const about = { kind: 'failed', reason: 'timeout', reply, payload, cached } as const;
  if (cached?.sendStatus === 'sent') {
    const error = new OneNetError('ONENET_COMMAND_FAILED', faultOf('noAnswerInTime'));
    return { ...about, state: 'unknown', error };
  }
  return {
    ...about,
    state: 'expired',
    error: new OneNetError('ONENET_EXPIRED', expiryFault(cached ?? {})),
  };
}

/** The end where the platform could not be asked, or would not say: the device may have carried the command out. */
export function resultNotLearnt(outcome: FailedOutcome): Outcome {
  if (outcome.kind === 'refused') return { ...outcome, state: 'unknown' };
  const { code, fault: reason, httpStatus } = outcome.error;
  const fault = faultOf('resultNotLearnt', { reason });
  const error = new OneNetError(code, fault, httpStatus === null ? {} : { httpStatus });
  return { ...outcome, state: 'unknown', error };
}

/**
 * What the result says about a message that was first sent at once, without a verdict: that attempt may have got
 * through, whatever became of the cached command.
 */
export function afterUnknown(outcome: Outcome): Outcome {
  return outcome.kind === 'accepted' ? outcome : mayHaveHappened(outcome);
}
