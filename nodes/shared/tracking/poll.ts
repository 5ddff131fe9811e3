/**
 * How the result of a cached command is learnt: by a question to the platform, or by a result that it pushes, handed from
 * the node that receives it to those that wait for it.
 */

import { faultOf, type Reason } from '../../../lib/contract';
import {
  cachedStatus,
  expiryFault,
  mayHaveHappened,
  OneNetError,
  type CachedCommand,
  type CachedCommandTarget,
  type Operation,
  type Outcome,
  type SendContext,
} from '../../../lib/onenet';
import type { PlatformTask } from '../platform/platform';

/** It waits its turn in the dispatcher like every call to the platform. */
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
function isFinal({ error, state }: Outcome & { kind: 'failed' }): boolean {
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
export function overdue(open: Outcome & { kind: 'accepted' }): Outcome {
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
export function resultNotLearnt(outcome: Exclude<Outcome, { kind: 'accepted' }>): Outcome {
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

export interface PushedResult {
  readonly uuid: string;
  /** Of the device, where the push says it. */
  readonly imei?: string | undefined;
  readonly outcome: Outcome;
}

export type ResultListener = (result: PushedResult) => void;

/** By config node and uuid, across the node sets of a Node-RED: thousands of nodes may wait, and few for one result. */
const LISTENERS = new Map<string, Set<ResultListener>>();

/**
 * Results for which nobody waited, by the same key, oldest first. A device that is awake can be faster than the answer
 * that says the uuid, and a node that waits may be in the middle of a deploy.
 */
const EARLY = new Map<string, { readonly result: PushedResult; readonly until: number }>();
const MOST_EARLY = 1000;
/** Milliseconds; longer than an answer or a deploy may take. */
const EARLY_FOR = 120_000;

/**
 * A result that has come before is told as well, in a later turn of the event loop.
 *
 * @param platform ID of the config node
 * @returns ends it
 */
export function onPushedResult(
  platform: string,
  uuid: string,
  listener: ResultListener,
): () => void {
  const key = keyOf(platform, uuid);
  const listeners = LISTENERS.get(key) ?? new Set<ResultListener>();
  LISTENERS.set(key, listeners.add(listener));
  const early = EARLY.get(key);
  if (early !== undefined && early.until > performance.now()) {
    setImmediate(() => {
      if (listeners.has(listener)) listener(early.result);
    });
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && LISTENERS.get(key) === listeners) LISTENERS.delete(key);
  };
}

export function announceResult(platform: string, result: PushedResult): void {
  const key = keyOf(platform, result.uuid);
  const listeners = LISTENERS.get(key);
  if (listeners === undefined) keep(key, result);
  // A copy: a listener ends once it has its result.
  else for (const listener of [...listeners]) listener(result);
}

function keep(key: string, result: PushedResult): void {
  const now = performance.now();
  EARLY.delete(key);
  EARLY.set(key, { result, until: now + EARLY_FOR });
  for (const [oldest, { until }] of EARLY) {
    if (EARLY.size <= MOST_EARLY && until > now) return;
    EARLY.delete(oldest);
  }
}

function keyOf(platform: string, uuid: string): string {
  return JSON.stringify([platform, uuid]);
}
