import { parseJson, stringifyJson } from '../json';
import { decodeVerdict, errorText, looksLikeVerdict } from '../reply';
import { transportOver, type Send, type Transport } from '../transport';
import type { PlatformReply, WireReply } from '../wire';
import type { PlatformClock } from './platform-clock';

/**
 * A transport for tokens, which run out by the platform's clock: it learns that clock from the answers. What was
 * refused while the news came in that this computer's clock is off is asked once more, with a token by the platform's
 * time, since a credential that was refused has written nothing. What is refused all the same says how far the clock
 * is off.
 *
 * @param transport answers in the classic form, and tells the `date` of an answer
 */
export function withPlatformClock(transport: Transport, clock: PlatformClock): Transport {
  const send: Send = async (request, options) => {
    const reply = await transport(request, options);
    const isOfPlatform = reply.refusal !== undefined || looksLikeVerdict(reply.body);
    if (reply.date !== undefined && isOfPlatform) clock.observe(reply.date, Date.now());
    return reply;
  };
  const aware: Send = async (request, options) => {
    const { offset } = clock;
    let reply = await send(request, options);
    // Others that were under way at the same time may have brought the news.
    const isNews = clock.offset !== offset;
    if ((!isNews && offset === 0) || !isUnauthorized(reply)) return reply;
    if (isNews) reply = await send(request, options);
    return clock.offset !== 0 && isUnauthorized(reply) ? blameClock(reply, clock.offset) : reply;
  };
  return transportOver(transport, aware);
}

function isUnauthorized(reply: WireReply): boolean {
  const outcome = decodeVerdict(reply, 'confirmed');
  return outcome.kind !== 'accepted' && outcome.reason === 'unauthorized';
}

/** The reply with a word about the clock in its text. */
function blameClock(reply: WireReply, offset: number): WireReply {
  const sentence = clockSentence(offset);
  if (reply.refusal !== undefined) return { ...reply, refusal: `${reply.refusal} (${sentence})` };
  const verdict = parseJson(reply.body) as PlatformReply;
  const error = `${errorText(verdict)} (${sentence})`.trimStart();
  return {
    ...reply,
    body: stringifyJson({ ...verdict, error }),
    payload: reply.payload ?? verdict,
  };
}

/** @param offset milliseconds by which the platform's clock is ahead of this computer's */
function clockSentence(offset: number): string {
  const direction = offset > 0 ? 'behind' : 'ahead of';
  return `this computer's clock is ${duration(Math.abs(offset))} ${direction} the platform's`;
}

function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const [unit, size] = UNITS.find(([, each]) => seconds >= 2 * each) ?? ['s', 1];
  return `${Math.round(seconds / size)} ${unit}`;
}

const UNITS = [
  ['days', 86_400],
  ['h', 3600],
  ['min', 60],
] as const;
