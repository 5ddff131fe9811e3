/** What the answer to one question about a cached command means for the message that waits for its result. */

import {
  expirySentence,
  mayHaveHappened,
  OneNetError,
  type CachedCommand,
  type Outcome,
  type Reason,
} from '../../../lib/onenet';

export type Verdict =
  /** The platform knows how it ended. */
  | { readonly kind: 'final' }
  /** Not yet. */
  | { readonly kind: 'open'; readonly cached: CachedCommand | undefined }
  /** The platform will not say, and there is little hope that it ever does. */
  | { readonly kind: 'denied' }
  /** Nobody knows: no connection, too busy, an answer that cannot be read. Ask again. */
  | { readonly kind: 'unanswered'; readonly retryAfter: number };

export function verdictOf(outcome: Outcome): Verdict {
  if (outcome.kind === 'accepted') {
    return outcome.state === 'queued'
      ? { kind: 'open', cached: outcome.cached }
      : { kind: 'final' };
  }
  if (outcome.kind === 'failed' && isResult(outcome)) return { kind: 'final' };
  if (outcome.state === 'refused' && HOPELESS.has(outcome.reason)) return { kind: 'denied' };
  return { kind: 'unanswered', retryAfter: outcome.retryAfter ?? 0 };
}

/** An expiry in our own queue is none of the command: there the state is `unsent`. */
function isResult({ error, state }: Outcome & { kind: 'failed' }): boolean {
  return state === 'expired' || state === 'cancelled' || error.code === 'ONENET_COMMAND_FAILED';
}

const HOPELESS: ReadonlySet<Reason> = new Set([
  'unauthorized',
  'not-found',
  'invalid',
  'not-allowed',
]);

/** The end of a command that is still open after its time. */
export function overdue(open: Outcome & { kind: 'accepted' }): Outcome {
  const { reply, payload, cached } = open;
  const about = { kind: 'failed', reason: 'timeout', reply, payload, cached } as const;
  if (cached?.sendStatus === 'sent') {
    const text = 'the command was sent to the device, and no answer came before its time ran out';
    return { ...about, state: 'unknown', error: new OneNetError('ONENET_COMMAND_FAILED', text) };
  }
  const text = expirySentence(cached ?? {});
  return { ...about, state: 'expired', error: new OneNetError('ONENET_EXPIRED', text) };
}

/** The end where the platform could not be asked, or would not say: the device may have carried the command out. */
export function unlearnt(outcome: Exclude<Outcome, { kind: 'accepted' }>): Outcome {
  if (outcome.kind === 'refused') return { ...outcome, state: 'unknown' };
  const { code, message, httpStatus } = outcome.error;
  const text = `the command's result could not be learnt: ${message}`;
  const error = new OneNetError(code, text, httpStatus === null ? {} : { httpStatus });
  return { ...outcome, state: 'unknown', error };
}

/**
 * What the result says about a message that was first sent at once, without a verdict: that attempt may have got
 * through, whatever became of the cached command.
 */
export function afterUnknown(outcome: Outcome): Outcome {
  return outcome.kind === 'accepted' ? outcome : mayHaveHappened(outcome);
}
