/** The platform's answer to a command: verdict, or something outside the contract. */

import { OneNetError } from './errors';
import { parseJson } from './json';
import type { Outcome } from './outcome';
import type { Reason } from './reason';
import { refusal, refusalInWords, type Refusal } from './refusal';
import type { PlatformReply, WireReply } from './wire';

type Accepted = Extract<Outcome, { kind: 'accepted' }>['state'];

/**
 * Reads the verdict from the body. An errno there is the platform's word whatever the HTTP status is.
 *
 * @param accepted what errno 0 means for the operation: done, or only queued
 */
export function decodeVerdict(wire: WireReply, accepted: Accepted): Outcome {
  const outcome = readVerdict(wire, accepted);
  return wire.payload === undefined ? outcome : { ...outcome, payload: wire.payload };
}

function readVerdict(wire: WireReply, accepted: Accepted): Outcome {
  if (wire.refusal !== undefined) return refusedInWords(wire, wire.refusal);
  const answer = parseAnswer(wire.body);
  const reply = replyOf(answer);
  if (reply === undefined) return outsideContract(wire, answer);
  const { status: httpStatus, retryAfter } = wire;
  if (reply.errno === 0) return { kind: 'accepted', state: accepted, reply, httpStatus };
  const { state, reason } = refusal(reply.errno, errorText(reply));
  return { kind: 'refused', state, reason, reply, httpStatus, retryAfter };
}

/** The platform's text, empty where it sent none. */
export function errorText(reply: PlatformReply): string {
  return typeof reply.error === 'string' ? reply.error : '';
}

/**
 * Whether a body has the looks of a verdict in any of OneNET's dialects, without reading it. What a login page or a proxy
 * answers has not, and is to be believed in nothing.
 */
export function looksLikeVerdict(body: string): boolean {
  return body === SUCCESS || /^\s*\{[^]*"(?:errno|code|success)"\s*:/.test(body);
}

/** `undefined` for what is no JSON, or nested too deep to be read. */
function parseAnswer(body: string): unknown {
  // Nearly every answer, to the letter; that saves 0.7 of 45 microseconds.
  if (body === SUCCESS) return { errno: 0, error: 'succ' };
  try {
    return parseJson(body);
  } catch {
    // Whoever looks for a verdict says so, with the status.
    return undefined;
  }
}

function replyOf(answer: unknown): PlatformReply | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { errno } = answer as { errno?: unknown };
  return Number.isInteger(errno) ? (answer as PlatformReply) : undefined;
}

/** OneNET documentation, examples of answers. */
const SUCCESS = '{"errno":0,"error":"succ"}';

/** There is no number to give, and an invented one would mislead; the words are the platform's own. */
function refusedInWords({ status, retryAfter }: WireReply, words: string): Outcome {
  const error = new OneNetError('ONENET_BAD_ANSWER', words || NO_WORDS, { httpStatus: status });
  const known = refusalInWords(words) ?? refusalByStatus(status);
  return { kind: 'failed', ...known, error, retryAfter };
}

/** A no in words that nobody knows is a no all the same, but for a fault of the server: that may have come too late. */
function refusalByStatus(status: number): Refusal {
  const turnedAway = TURNED_AWAY[status];
  if (turnedAway !== undefined) return { reason: turnedAway, state: 'refused' };
  return status >= 500
    ? { reason: 'platform-error', state: 'unknown' }
    : { reason: 'unknown', state: 'refused' };
}

const NO_WORDS = 'the platform refuses the request and does not say why';

/**
 * 429 and 503 without an errno come from a gateway that turned the request away for load, so nothing was
 * written. Of any other strange answer nobody can say what happened behind it.
 */
function outsideContract(wire: WireReply, answer: unknown): Outcome {
  const { status, retryAfter } = wire;
  const turnedAway = TURNED_AWAY[status];
  const text = turnedAway === undefined ? describe(wire, answer) : `HTTP ${status}: ${LOAD}`;
  const error = new OneNetError('ONENET_BAD_ANSWER', text, { httpStatus: status });
  return turnedAway === undefined
    ? { kind: 'failed', state: 'unknown', reason: 'platform-error', error }
    : { kind: 'failed', state: 'refused', reason: turnedAway, error, retryAfter };
}

const TURNED_AWAY: Readonly<Partial<Record<number, Reason>>> = { 429: 'rate-limited', 503: 'busy' };
const LOAD = 'the platform, or a gateway before it, has too much to do and turned the request away';

/** Never quotes the body: whoever answered may have put the request's headers in it. */
function describe({ status, body, location }: WireReply, answer: unknown): string {
  if (location !== undefined) {
    return `HTTP ${status}: the server points to another address, which is not followed; check the host of the platform`;
  }
  if (isOfOtherDialect(answer)) {
    return `HTTP ${status} with code and msg instead of errno and error: the platform speaks another dialect; choose it under Connection in the platform's configuration`;
  }
  return `HTTP ${status} with ${nature(body, answer)} instead of an answer of OneNET; check the host of the platform, and any proxy in between`;
}

/** The newer platforms' form; what it means is left to whoever reads that dialect. */
function isOfOtherDialect(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'msg' in answer;
}

function nature(body: string, answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'errno' in answer) {
    return 'JSON whose errno is no whole number';
  }
  const start = body.trimStart().slice(0, 1);
  if (start === '') return 'an empty body';
  if (start === '<') return 'an HTML page';
  return start === '{' || start === '[' ? 'JSON that is broken or has no errno' : 'text';
}
