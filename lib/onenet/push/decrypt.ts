/**
 * Encrypted pushes. Both generations encrypt the message with AES in CBC mode, with different keys and paddings.
 *
 * Source: OneNET documentation, "HTTP push" (classic: EncodingAESKey) and "data push" (newer: AESKey).
 */

import { createDecipheriv } from 'node:crypto';

import { fail, ok, type Result } from '../../contract';

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
