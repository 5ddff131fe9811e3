import type { PlatformClock } from './credentials/platform-clock';
import { transportOver, type Send, type Transport } from './transport';
import { decodeVerdict, looksLikeVerdict } from './verdict';
import type { WireReply } from './wire';

/**
 * A transport for tokens, which run out by the platform's clock: it learns that clock from the answers. What was
 * refused by an answer that showed this computer's clock to be off is asked once more, with a token by the platform's
 * time, since a credential that was refused has written nothing. What is refused all the same carries how far the clock
 * is off.
 *
 * @param transport answers in the classic form, and tells the `date` of an answer
 * @param isProtected whether nobody on the way can write an answer: https, or this computer itself
 */
export function withPlatformClock(
  transport: Transport,
  clock: PlatformClock,
  isProtected: boolean,
): Transport {
  const send: Send = async (request, options) => {
    const reply = await transport(request, options);
    const isOfPlatform = reply.verdict !== undefined || looksLikeVerdict(reply.body);
    if (reply.date !== undefined && isOfPlatform) {
      clock.observe(reply.date, Date.now(), isProtected);
    }
    return reply;
  };
  const aware: Send = async (request, options) => {
    const { offset } = clock;
    let reply = await send(request, options);
    // Other requests that were under way at the same time may have brought the correction.
    const isCorrected = clock.offset !== offset;
    if ((!isCorrected && offset === 0) || !isUnauthorized(reply)) return reply;
    if (isCorrected) reply = await send(request, options);
    return clock.offset !== 0 && isUnauthorized(reply)
      ? { ...reply, clockOffset: clock.offset }
      : reply;
  };
  return transportOver(transport, aware);
}

function isUnauthorized(reply: WireReply): boolean {
  const outcome = decodeVerdict(reply, 'confirmed');
  return outcome.kind !== 'accepted' && outcome.reason === 'unauthorized';
}
