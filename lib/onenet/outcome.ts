/** What became of a command, as far as is honestly known: by the platform's answer, or by what failed instead of one. */

import {
  faultOf,
  LOCAL_ERRNO,
  printable,
  type Code,
  type FailedState,
  type Fault,
  type FaultRule,
  type Reason,
} from '../contract';
import type { CachedCommand } from './cached-record';
import { publish } from './diagnostics';
import { classify, classifyWords } from './errno/classify';
import { LOCAL_MEANINGS, meaning, type MeaningName, type RefusalMeaning } from './errno/meanings';
import { messageOf, OneNetError } from './errors';
import { parseAnswer, present, type Fields } from './json';
import type { PlatformReply, WireReply } from './transport';

export type Outcome = AcceptedOutcome | RefusedOutcome | LocalFailure;

/** Of a command that did not succeed. */
export type FailedOutcome = RefusedOutcome | LocalFailure;

export interface AcceptedOutcome extends Background {
  readonly kind: 'accepted';
  /** `cancelled` only where cancelling was what was asked for. */
  readonly state: 'confirmed' | 'queued' | 'cancelled';
  readonly reply: PlatformReply;
  readonly httpStatus: number;
}

/** The platform said no, by a number. */
export interface RefusedOutcome extends Background {
  readonly kind: 'refused';
  readonly state: 'refused' | 'unknown';
  readonly reason: Reason;
  readonly reply: PlatformReply;
  readonly httpStatus: number;
  /** Seconds after which the platform asks to be tried again. */
  readonly retryAfter?: number | undefined;
}

/** It leaves with an errno of ours: no verdict came, or one in words alone, or a record that tells of a failure. */
export interface LocalFailure extends Background {
  readonly kind: 'failed';
  /** `expired` and `cancelled` only of a command that the platform kept. */
  readonly state: FailedState;
  readonly reason: Reason;
  readonly error: OneNetError;
  /** The answer that told of the failure, where it was a record of the platform. */
  readonly reply?: PlatformReply | undefined;
  readonly retryAfter?: number | undefined;
}

/** What any outcome may carry beside its verdict. */
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

/** How much of a long answer has left already. */
export interface Delivered {
  readonly messages: number;
  /** Points or devices. */
  readonly items: number;
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
 * Reads the verdict from the body. An errno there is the platform's word whatever the HTTP status is. Never throws.
 *
 * @param accepted what errno 0 means for the operation: done, or only queued
 */
export function decodeVerdict(wire: WireReply, accepted: AcceptedOutcome['state']): Outcome {
  const { verdict } = wire;
  if (verdict?.kind === 'words') {
    return { ...refusedInWords(wire, verdict.words), payload: verdict.payload };
  }
  const answer = verdict === undefined ? readAnswer(wire.body) : verdict.reply;
  const reply = replyOf(answer);
  if (reply === undefined) return outsideContract(wire, answer);
  const outcome = outcomeOf(wire, reply, accepted);
  // What a flow gets is what came, to the letter.
  const payload = verdict === undefined ? answer : verdict.payload;
  return payload === reply ? outcome : { ...outcome, payload };
}

/** The answer with its errno as a number, which some of the platform's gateways write as a text of digits. */
function replyOf(answer: unknown): PlatformReply | undefined {
  if (typeof answer !== 'object' || answer === null || !Object.hasOwn(answer, 'errno')) {
    return undefined;
  }
  const { errno } = answer as { errno: unknown };
  if (Number.isInteger(errno)) return answer as PlatformReply;
  const isDigits = typeof errno === 'string' && /^-?\d{1,15}$/.test(errno);
  return isDigits ? ({ ...answer, errno: Number(errno) } as PlatformReply) : undefined;
}

function outcomeOf(
  wire: WireReply,
  reply: PlatformReply,
  accepted: AcceptedOutcome['state'],
): Outcome {
  const { status: httpStatus, retryAfter, clockOffset } = wire;
  if (reply.errno === 0) return { kind: 'accepted', state: accepted, reply, httpStatus };
  const { meaning: name, rule } = classify(reply.errno, errorText(reply));
  const { state, reason, byDevice } = meaning(name);
  report(rule, wire, { state, reason, meaning: name, errno: reply.errno });
  return {
    kind: 'refused',
    state,
    reason,
    reply,
    httpStatus,
    retryAfter,
    ...present({ byDevice, clockOffset }),
  };
}

/** There is no number to give, and an invented one would mislead; the words are the platform's own. */
function refusedInWords(wire: WireReply, words: string): Outcome {
  const { status, retryAfter, clockOffset } = wire;
  const fault = printable(words) === '' ? faultOf('noWords') : faultOf('platformWords', { words });
  const error = new OneNetError('ONENET_BAD_ANSWER', fault, { httpStatus: status });
  const { meaning: name, rule } = classifyWords(words);
  const { state, reason, byDevice } =
    name === 'unrecognised' ? refusalByStatus(status) : meaning(name);
  report(rule === 'none' ? 'http-status' : rule, wire, { state, reason, meaning: name });
  return {
    kind: 'failed',
    state,
    reason,
    error,
    retryAfter,
    ...present({ byDevice, clockOffset }),
  };
}

/** A no in words that nobody knows is a no all the same, but for a fault of the server: that may have come too late. */
function refusalByStatus(status: number): RefusalMeaning {
  const turnedAway = TURNED_AWAY[status];
  if (turnedAway !== undefined) return { reason: turnedAway, state: 'refused' };
  return status >= 500
    ? { reason: 'platform-error', state: 'unknown' }
    : { reason: 'unknown', state: 'refused' };
}

/**
 * 429 and 503 without an errno come from a gateway that turned the request away for load, so nothing was
 * written. Of any other strange answer nobody can say what happened behind it.
 */
function outsideContract(wire: WireReply, answer: unknown): Outcome {
  const { status, retryAfter } = wire;
  const turnedAway = TURNED_AWAY[status];
  const rule = turnedAway === undefined ? ruleOf(wire, answer) : 'turnedAway';
  const error = new OneNetError('ONENET_BAD_ANSWER', faultOf(rule, { status }), {
    httpStatus: status,
  });
  const known: RefusalMeaning =
    turnedAway === undefined
      ? { state: 'unknown', reason: 'platform-error' }
      : { state: 'refused', reason: turnedAway };
  report('http-status', wire, { ...known, fault: rule });
  return turnedAway === undefined
    ? { kind: 'failed', ...known, error }
    : { kind: 'failed', ...known, error, retryAfter };
}

const TURNED_AWAY: Readonly<Partial<Record<number, Reason>>> = { 429: 'rate-limited', 503: 'busy' };

/** No sentence ever quotes the body: whatever answered may have put the request's headers in it. */
function ruleOf({ body, location }: WireReply, answer: unknown): FaultRule {
  if (location !== undefined) return 'answerRedirect';
  if (typeof answer === 'object' && answer !== null) {
    // The newer platforms' form; what it means is left to the dialect.
    if (Object.hasOwn(answer, 'code') && Object.hasOwn(answer, 'msg'))
      return 'answerOfOtherDialect';
    if (Object.hasOwn(answer, 'errno')) return 'answerErrno';
  }
  switch (body.trimStart().charAt(0)) {
    case '':
      return 'answerEmpty';
    case '<':
      return 'answerHtml';
    case '{':
    case '[':
      return 'answerJson';
    default:
      return 'answerText';
  }
}

function report(
  rule: string,
  { status: httpStatus }: WireReply,
  fields: Fields & { readonly meaning?: MeaningName },
): void {
  publish(() => ({ event: 'verdict', rule, httpStatus, ...fields }));
}

/**
 * The outcome of a command that failed on our side of the platform.
 *
 * @param state where the code alone does not tell: `ONENET_STOPPED` is `unsent` while a command waits, and `unknown`
 *   once it is under way; `ONENET_EXPIRED` is `expired` of a command that the platform kept
 */
export function failed(error: OneNetError, state?: FailedState): LocalFailure {
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

/** The platform's text as it came, empty where it sent none. */
export function errorText(reply: PlatformReply): string {
  return typeof reply.error === 'string' ? reply.error : '';
}

/**
 * Whether a body has the looks of a verdict in any of OneNET's dialects, without reading it. What a login page or a proxy
 * answers has not, and is to be believed in nothing.
 */
export function looksLikeVerdict(body: string): boolean {
  if (body === PLAIN_SUCCESS) return true;
  return body.trimStart().startsWith('{') && /"(?:errno|code|success)"\s*:/.test(body);
}

/** Nearly every answer, to the letter (OneNET documentation, examples of answers). */
const PLAIN_SUCCESS = '{"errno":0,"error":"succ"}';

/** `undefined` for what is no JSON, or nested too deep to be read. */
export function readAnswer(body: string): unknown {
  // Not parsed: the goal for CPU per message needs it.
  if (body === PLAIN_SUCCESS) return { errno: 0, error: 'succ' };
  try {
    return parseAnswer(body);
  } catch {
    // Not JSON: the caller says so, with the status.
    return undefined;
  }
}
