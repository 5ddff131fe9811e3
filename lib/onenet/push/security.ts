/**
 * Signature and encryption of the HTTP push.
 *
 * Source: OneNET documentation, "HTTP push" (classic: EncodingAESKey) and "data push" (newer: AESKey).
 */

import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { fail, ok, type Result } from '../../contract';

/** base64(md5(token, nonce, text)), over bytes. */
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

/** Random bytes and the length of the message stand before it. */
const RANDOM = 16;
const HEAD = RANDOM + 4;

/**
 * `enc_msg` of the classic push. The message is as long as its length field says: the padding may be up to 32 bytes,
 * which a library takes for a fault.
 *
 * @param aesKey the 43 characters of the console
 */
export function decryptClassic(encrypted: string, aesKey: string): Result<Buffer> {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  if (aesKey.length !== 43 || key.length !== 32) {
    return fail('', 'pushKey', { expected: 43, length: aesKey.length });
  }
  const plain = decipher('aes-256-cbc', key, key.subarray(0, 16), encrypted, false);
  if (plain === undefined || plain.length < HEAD) return fail('', 'pushDecrypt');
  const length = plain.readUInt32BE(RANDOM);
  return length <= plain.length - HEAD
    ? ok(plain.subarray(HEAD, HEAD + length))
    : fail('', 'pushDecrypt');
}

/**
 * `msg` of the newer push.
 *
 * @param aesKey the 16 characters of the console, which are the key and the initial vector as well
 */
export function decryptNewer(encrypted: string, aesKey: string): Result<Buffer> {
  const key = Buffer.from(aesKey, 'utf8');
  if (key.length !== 16) return fail('', 'pushKey', { expected: 16, length: aesKey.length });
  const plain = decipher('aes-128-cbc', key, key, encrypted, true);
  return plain === undefined ? fail('', 'pushDecrypt') : ok(plain);
}

/** `undefined` where the key does not fit: the padding, or the size, is wrong then. */
function decipher(
  algorithm: string,
  key: Buffer,
  iv: Buffer,
  encrypted: string,
  padded: boolean,
): Buffer | undefined {
  try {
    const cipher = createDecipheriv(algorithm, key, iv).setAutoPadding(padded);
    return Buffer.concat([cipher.update(encrypted, 'base64'), cipher.final()]);
  } catch {
    return undefined;
  }
}
