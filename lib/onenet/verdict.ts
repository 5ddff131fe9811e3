/** The platform's answer to a command: a verdict, or something outside the contract. */

import { faultOf, printable, type FaultRule, type Reason } from '../contract';
import { publish } from './diagnostics';
import { classify, classifyWords } from './errno/classify';
import { meaning, type MeaningName } from './errno/meanings';
import { OneNetError } from './errors';
import { parseAnswer } from './json';
import type { Outcome } from './outcome';
import type { PlatformReply, WireReply } from './transport';

type Accepted = Extract<Outcome, { kind: 'accepted' }>['state'];

/**
 * Reads the verdict from the body. An errno there is the platform's word whatever the HTTP status is. Never throws.
 *
 * @param accepted what errno 0 means for the operation: done, or only queued
 */
export function decodeVerdict(wire: WireReply, accepted: Accepted): Outcome {
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

/** The platform's text as it came, empty where it sent none. */
export function errorText(reply: PlatformReply): string {
  return typeof reply.error === 'string' ? reply.error : '';
}

/**
 * Whether a body has the looks of a verdict in any of OneNET's dialects, without reading it. What a login page or a proxy
 * answers has not, and is to be believed in nothing.
 */
export function looksLikeVerdict(body: string): boolean {
  if (body === SUCCESS) return true;
  return body.trimStart().startsWith('{') && /"(?:errno|code|success)"\s*:/.test(body);
}

/** OneNET documentation, examples of answers. */
const SUCCESS = '{"errno":0,"error":"succ"}';

/** `undefined` for what is no JSON, or nested too deep to be read. */
export function readAnswer(body: string): unknown {
  // Nearly every answer, to the letter; the goal for CPU per message needs it.
  if (body === SUCCESS) return { errno: 0, error: 'succ' };
  try {
    return parseAnswer(body);
  } catch {
    // Not JSON: the caller says so, with the status.
    return undefined;
  }
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

function outcomeOf(wire: WireReply, reply: PlatformReply, accepted: Accepted): Outcome {
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
    ...(byDevice === undefined ? {} : { byDevice }),
    ...(clockOffset === undefined ? {} : { clockOffset }),
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
    ...(byDevice === undefined ? {} : { byDevice }),
    ...(clockOffset === undefined ? {} : { clockOffset }),
  };
}

interface Refusal {
  readonly reason: Reason;
  readonly state: 'refused' | 'unknown';
  readonly byDevice?: true;
}

/** A no in words that nobody knows is a no all the same, but for a fault of the server: that may have come too late. */
function refusalByStatus(status: number): Refusal {
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
  const known: Refusal =
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
  fields: Readonly<Record<string, unknown>> & { readonly meaning?: MeaningName },
): void {
  publish(() => ({ event: 'verdict', rule, httpStatus, ...fields }));
}
