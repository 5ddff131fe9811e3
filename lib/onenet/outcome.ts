/** What became of a command, as far as is honestly known. */

import {
  faultOf,
  LOCAL_ERRNO,
  type Code,
  type FailedState,
  type Fault,
  type Reason,
} from '../contract';
import type { CachedCommand } from './cached/record';
import { LOCAL_MEANINGS } from './errno/meanings';
import { messageOf, OneNetError } from './errors';
import type { PlatformReply } from './transport';

export type Outcome = Background &
  (
    | {
        readonly kind: 'accepted';
        /** `cancelled` only where cancelling was what was asked for. */
        readonly state: 'confirmed' | 'queued' | 'cancelled';
        readonly reply: PlatformReply;
        readonly httpStatus: number;
      }
    | {
        readonly kind: 'refused';
        readonly state: 'refused' | 'unknown';
        readonly reason: Reason;
        readonly reply: PlatformReply;
        readonly httpStatus: number;
        /** Seconds after which the platform asks to be tried again. */
        readonly retryAfter?: number | undefined;
      }
    | {
        readonly kind: 'failed';
        /** `expired` and `cancelled` only of a command that the platform kept. */
        readonly state: FailedState;
        readonly reason: Reason;
        readonly error: OneNetError;
        /** The answer that told of the failure, where it was a record of the platform. */
        readonly reply?: PlatformReply | undefined;
        readonly retryAfter?: number | undefined;
      }
  );

/** How much of a long answer has left already. */
export interface Delivered {
  readonly messages: number;
  /** Points or devices. */
  readonly items: number;
}

/** Of a command that did not succeed. */
export type FailedOutcome = Exclude<Outcome, { kind: 'accepted' }>;

interface Background {
  /**
   * What a flow gets where that is not `reply`: what was read out of the answer, or the answer in the platform's own
   * words where `reply` is a translation of it.
   */
  readonly payload?: unknown;
  /** The answer as it came, in the platform's own words, where `payload` is what was read out of it. */
  readonly answer?: unknown;
  /** Whether an earlier attempt may have reached the device, whatever this outcome says of the last one. */
  readonly mayHaveHappened?: boolean | undefined;
  /** Whether it was the device itself that said no. */
  readonly byDevice?: boolean | undefined;
  /** Whether the device, though it said no, may have done a part of the command. */
  readonly mayBePartial?: boolean | undefined;
  /** What had left in messages of its own before, of an answer that comes in several. */
  readonly delivered?: Delivered | undefined;
  /** The command that the platform keeps, where the outcome is about one. */
  readonly cached?: CachedCommand | undefined;
  /** What reading the written values again has shown, of a confirmed Write that asked for it. */
  readonly readBack?: ReadBack | undefined;
  /** Milliseconds by which the platform's clock is ahead of this computer's, where that may be why it refused. */
  readonly clockOffset?: number | undefined;
}

/** Whether a device holds what was written to it. */
export type ReadBack =
  | { readonly result: 'same' }
  | { readonly result: 'different'; readonly differences: readonly ValueDifference[] }
  /** Why it is not known: the Read failed, or there was none. */
  | { readonly result: 'unknown'; readonly why: FailedOutcome | Fault };

/** Of one Resource: the value that was written, and the one that was read. */
export interface ValueDifference {
  readonly resId: number;
  readonly written: unknown;
  readonly read: unknown;
}

/**
 * The outcome of a command that failed on our side of the platform.
 *
 * @param state where the code alone does not tell: `ONENET_STOPPED` is `unsent` while a command waits, and `unknown`
 *   once it is under way; `ONENET_EXPIRED` is `expired` of a command that the platform kept
 */
export function failed(error: OneNetError, state?: FailedState): Outcome & { kind: 'failed' } {
  const meaning = LOCAL_MEANINGS[error.code];
  return { kind: 'failed', state: state ?? meaning.state, reason: meaning.reason, error };
}

/** What became of a command, from what was thrown in the place of an answer. */
export function outcomeOfFailure(error: unknown): Outcome {
  if (!(error instanceof OneNetError)) return internalError(error);
  // What is stopped on its way may have arrived all the same.
  return failed(error, error.code === 'ONENET_STOPPED' ? 'unknown' : undefined);
}

/** A bug of ours. The message must leave all the same, and what happened to the device is not known. */
function internalError(error: unknown): Outcome {
  const fault = faultOf('internalError', { reason: messageOf(error) });
  return failed(new OneNetError('ONENET_BAD_ANSWER', fault, { cause: error }));
}

/** The outcome of a command that failed in the end, and of which an earlier attempt may have reached the device. */
export function mayHaveHappened(outcome: FailedOutcome): FailedOutcome {
  return { ...outcome, state: 'unknown', mayHaveHappened: true };
}

/**
 * Says of a refusal by the device whether a part may be done all the same: several Resources are written one after the
 * other, and a Replace (mode 1) begins with what it removes. A device has been seen to keep the first of two Resources,
 * and to lose the Instance, and to answer with an error.
 *
 * @param request what was asked, as `Operation.describe` shows it
 */
export function withPartial<Known extends Outcome>(
  outcome: Known,
  { mode, data = [] }: { readonly mode?: unknown; readonly data?: readonly unknown[] },
): Known {
  const isPartial = outcome.state === 'refused' && outcome.byDevice === true;
  return isPartial && (data.length > 1 || mode === 1)
    ? { ...outcome, mayBePartial: true }
    : outcome;
}

/** `msg.onenet.code`; `null` if nothing failed. */
export function codeOf(outcome: Outcome): Code | null {
  switch (outcome.kind) {
    case 'accepted':
      return null;
    case 'refused':
      return outcome.state === 'unknown' ? 'ONENET_UNKNOWN' : 'ONENET_REFUSED';
    case 'failed':
      return outcome.error.code;
  }
}

/** `msg.errno`: the platform's number, or one of ours. */
export function errnoOf(outcome: Outcome): number {
  return outcome.kind === 'failed' ? LOCAL_ERRNO[outcome.error.code] : outcome.reply.errno;
}
