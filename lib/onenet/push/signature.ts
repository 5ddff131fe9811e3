/**
 * Signatures of the HTTP push: base64(md5(token, nonce, text)), over bytes.
 *
 * Source: OneNET documentation, "HTTP push", signature check.
 */

import { createHash, timingSafeEqual } from 'node:crypto';

export function signPush(token: string, nonce: string, text: string | Buffer): string {
  return createHash('md5').update(token).update(nonce).update(text).digest('base64');
}

/** Whether a signature fits; compared in constant time. */
export function isSigned(
  signature: string,
  token: string,
  nonce: string,
  text: string | Buffer,
): boolean {
  const expected = Buffer.from(signPush(token, nonce, text));
  // In a query string the plus sign of base64 arrives as a space.
  const given = Buffer.from(signature.replaceAll(' ', '+'));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
