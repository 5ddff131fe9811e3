/** An outcome as a flow sees it: `msg.payload`, `msg.errno` and `msg.onenet`, or an error for Catch nodes. */

import {
  errorText,
  explain,
  type Language,
  type Outcome,
  type Reason,
  type RequestSummary,
} from '../../lib/onenet';
import type { Message } from './node-red';

/** What a flow finds in `msg.onenet`. It holds no key, no header and no URL. */
export interface Result {
  readonly state: Outcome['state'];
  readonly errno: number;
  readonly error: string;
  readonly reason: Reason | null;
  /** `ONENET_…`; null if nothing failed. */
  readonly code: string | null;
  readonly httpStatus: number | null;
  /** How often it was sent. */
  readonly attempts: number;
  /** From the message's arrival to its outcome. */
  readonly durationMs: number;
  readonly request: RequestSummary;
}

export function toResult(
  outcome: Outcome,
  attempts: number,
  durationMs: number,
  request: RequestSummary,
): Result {
  switch (outcome.kind) {
    case 'accepted':
    case 'refused':
      return {
        state: outcome.state,
        errno: outcome.reply.errno,
        error: errorText(outcome.reply),
        reason: outcome.kind === 'refused' ? outcome.reason : null,
        code: outcome.kind === 'refused' ? 'ONENET_REFUSED' : null,
        httpStatus: outcome.httpStatus,
        attempts,
        durationMs,
        request,
      };
    case 'failed': {
      const { errno, message, code, httpStatus } = outcome.error;
      const { state, reason } = outcome;
      return {
        state,
        errno,
        error: message,
        reason,
        code,
        httpStatus,
        attempts,
        durationMs,
        request,
      };
    }
  }
}

/** `msg.errno` and `msg.onenet` are set whichever way the message leaves. */
export function setResult(msg: Message, result: Result): void {
  msg.errno = result.errno;
  msg.onenet = result;
}

/** Only for an output: on its way to a Catch node a message keeps its payload, so that it can be sent again. */
export function setPayload(msg: Message, outcome: Outcome): void {
  msg.payload =
    outcome.kind === 'failed'
      ? { errno: outcome.error.errno, error: outcome.error.message }
      : outcome.reply;
}

/** What `done` is given when nothing is wired to the output for failures. */
export class CommandError extends Error {
  override readonly name = 'OneNetError';
  /** `ONENET_…`, as in `msg.onenet.code`. */
  readonly code: string;
  readonly errno: number;

  constructor(result: Result, language: Language) {
    const failure = { ...result, reason: result.reason ?? 'unknown', code: result.code ?? '' };
    const { cause, cure } = explain(failure, language);
    super(`${result.error} (errno ${result.errno}). ${cause} ${cure}`);
    this.code = result.code ?? '';
    this.errno = result.errno;
  }
}
