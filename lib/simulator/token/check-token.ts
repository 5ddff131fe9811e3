import { createHmac, timingSafeEqual } from 'node:crypto';
import { readToken } from './read-token';

/**
 * Whether a token opens the platform: it is complete, not over, and signed with the access key.
 *
 * Source: OneNET documentation, security authentication: the values of et, method, res and version, in this order and
 * each on its own line, are signed with the access key, which is Base64.
 *
 * @param header what stands in `Authorization`
 * @param now milliseconds since 1970
 */
export function isTokenValid(header: string, accessKey: string, now: number): boolean {
  const token = readToken(header);
  if (token === undefined || Number(token.et) * 1000 <= now) return false;
  const { et, method, res, version, sign } = token;
  const expected = createHmac(method, Buffer.from(accessKey, 'base64'))
    .update([et, method, res, version].join('\n'))
    .digest('base64');
  const [given, wanted] = [Buffer.from(sign), Buffer.from(expected)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
