/** An outcome as a flow sees it: `msg.payload`, `msg.errno` and `msg.onenet`, or an error for Catch nodes. */

import {
  AFTER_EARLIER_ATTEMPT,
  EARLIER_ATTEMPT,
  errorText,
  explain,
  type CachedCommand,
  type Language,
  type Outcome,
  type Reason,
  type RequestSummary,
} from '../../../lib/onenet';
import type { Message } from '../node-red';

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
  /** By which the platform knows the command that it keeps. */
  readonly uuid?: string;
  /** When that command ceases to hold; ISO 8601, UTC. */
  readonly expires?: string;
  /** What the platform's record of that command says, as far as it has been asked for. */
  readonly command?: CommandRecord;
}

/** Times are ISO 8601, UTC; what the record does not say is missing. */
export interface CommandRecord {
  /** How far the platform has come: `wait`, `sent`, `success` and so on. */
  readonly sendStatus?: NonNullable<CachedCommand['sendStatus']>;
  /** What the device made of it: `SUCCESS`, `TIME_OUT` and so on. */
  readonly confirmStatus?: string;
  readonly created?: string;
  readonly validFrom?: string;
  readonly sent?: string;
  readonly confirmed?: string;
  /** How many more times it is delivered if the device does not answer. */
  readonly remaining?: number;
}

/**
 * What `msg.onenet` tells of an outcome.
 *
 * @param attempts how often the command was sent
 * @param durationMs since the message arrived
 */
export function toResult(
  outcome: Outcome,
  attempts: number,
  durationMs: number,
  request: RequestSummary,
): Result {
  const result = common(outcome, attempts, durationMs, request);
  return outcome.cached === undefined ? result : { ...result, ...aboutCached(outcome.cached) };
}

/** Written out for each kind: an object put together from parts takes ten times the memory of one with known fields. */
function common(
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
        error: withEarlierAttempt(errorText(outcome.reply), outcome),
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
        error: withEarlierAttempt(message, outcome),
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

/** Number, text and code of a failure, as they are in the outcome itself. */
function verdictOf(outcome: Exclude<Outcome, { kind: 'accepted' }>): {
  readonly errno: number;
  readonly error: string;
  readonly code: string;
} {
  if (outcome.kind === 'failed') {
    const { errno, message, code } = outcome.error;
    return { errno, error: message, code };
  }
  const { reply } = outcome;
  return { errno: reply.errno, error: errorText(reply), code: 'ONENET_REFUSED' };
}

function withEarlierAttempt(text: string, { mayHaveHappened }: Outcome): string {
  if (mayHaveHappened !== true) return text;
  return text === '' ? EARLIER_ATTEMPT : `${text}; ${EARLIER_ATTEMPT}`;
}

function aboutCached(cached: CachedCommand): Pick<Result, 'uuid' | 'expires' | 'command'> {
  const { uuid, expires, sendStatus, confirmStatus, remaining } = cached;
  const command = present({
    sendStatus,
    confirmStatus,
    created: iso(cached.created),
    validFrom: iso(cached.validFrom),
    sent: iso(cached.sent),
    confirmed: iso(cached.confirmed),
    remaining,
  });
  return present({
    uuid: uuid === '' ? undefined : uuid,
    expires: iso(expires),
    command: Object.keys(command).length === 0 ? undefined : command,
  });
}

function iso(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}

/** Without the fields that are `undefined`. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** `msg.errno` and `msg.onenet` are set whichever way the message leaves. */
export function setResult(msg: Message, result: Result): void {
  msg.errno = result.errno;
  msg.onenet = result;
}

/** Only for an output: on its way to a Catch node a message keeps its payload, so that it can be sent again. */
export function setPayload(msg: Message, outcome: Outcome): void {
  msg.payload = outcome.payload ?? replyOf(outcome);
}

function replyOf(outcome: Outcome): unknown {
  if (outcome.kind !== 'failed') return outcome.reply;
  return outcome.reply ?? { errno: outcome.error.errno, error: outcome.error.message };
}

/** What `done` is given when nothing is wired to the output for failures. */
export class CommandError extends Error {
  override readonly name = 'OneNetError';
  /** `ONENET_…`, as in `msg.onenet.code`. */
  readonly code: string;
  readonly errno: number;

  constructor(outcome: Exclude<Outcome, { kind: 'accepted' }>, language: Language) {
    const { errno, error: text, code } = verdictOf(outcome);
    const { cause, cure } = explain({ errno, error: text, reason: outcome.reason, code }, language);
    const advice = outcome.mayHaveHappened === true ? AFTER_EARLIER_ATTEMPT[language] : cure;
    const error = withEarlierAttempt(text, outcome);
    super(`${error === '' ? NO_TEXT[language] : error} (errno ${errno}). ${cause} ${advice}`);
    this.code = code;
    this.errno = errno;
  }
}

/** What `done` is given when a message could not take its result: it is frozen, or has properties that only read. */
export class UndeliveredError extends Error {
  override readonly name = 'OneNetError';
  readonly code: string | null;
  readonly errno: number;

  /** @param problem what the message threw */
  constructor({ state, errno, error, code }: Result, problem: string) {
    super(
      `the message cannot take its result (${problem}), which is: ${state}, errno ${errno}, ${error}`,
    );
    this.code = code;
    this.errno = errno;
  }
}

/** Where the platform gives a number only. */
const NO_TEXT: Readonly<Record<Language, string>> = {
  'en-US': 'OneNET refused and gave no text',
  'zh-CN': 'OneNET 拒绝了命令，没有给出说明',
};
