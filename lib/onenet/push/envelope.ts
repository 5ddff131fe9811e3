/**
 * The outer form of a push, in its four shapes, classic and newer, plain and encrypted, with its signature.
 *
 * Source: OneNET documentation, "HTTP push" (classic: EncodingAESKey) and "data push" (newer: AESKey).
 */

import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { fail, ok, type Result } from '../../contract';
import { MAX_PARTS, parseAnswer, TooMuchJson, type Fields } from '../json';

export interface PushSecrets {
  /** Agreed on in the console; blank where none is set. */
  readonly token: string;
  /** 43 characters for the classic push, 16 for the newer one; blank where pushes are not encrypted. */
  readonly aesKey: string;
}

/** A push whose outer form has been read. What is inside is opened after the signature has been judged. */
export interface Envelope {
  /** By which the newer push names a message, also when it repeats it. */
  readonly id?: string;
  /** Whether the signature fits; `unchecked` where there is no token to check it with. */
  checkSignature(): 'valid' | 'invalid' | 'missing' | 'unchecked';
  /**
   * What was pushed: one message, or a list of them. To be called after the signature has been judged: the answers to
   * forged pushes would else tell which of them can be decrypted, and so what an encrypted one holds.
   */
  open(): Result<unknown>;
}

/**
 * Reads the outer form of a push.
 *
 * @param body the bytes as received: the signature is over them
 */
export function readEnvelope(body: Buffer, { token, aesKey }: PushSecrets): Result<Envelope> {
  const outer = parse(body);
  if (!outer.ok) return outer;
  const fields = outer.value;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    return fail('', 'pushForm');
  }
  const { msg, enc_msg: encrypted, nonce, id } = fields as Fields;
  const signature = textOf(fields, 'msg_signature') ?? textOf(fields, 'signature');
  const check = (text: () => string | Buffer): ReturnType<Envelope['checkSignature']> => {
    if (token === '') return 'unchecked';
    if (signature === undefined || typeof nonce !== 'string') return 'missing';
    return isSigned(signature, token, nonce, text()) ? 'valid' : 'invalid';
  };
  if (typeof encrypted === 'string') {
    return ok({
      checkSignature: () => check(() => encrypted),
      open: () => parseInner(decryptClassic(encrypted, aesKey)),
    });
  }
  if (typeof msg === 'string') {
    return ok({
      ...(typeof id === 'number' || (typeof id === 'string' && id !== '')
        ? { id: String(id) }
        : {}),
      checkSignature: () => check(() => msg),
      open: () => openNewer(msg, aesKey),
    });
  }
  if (typeof msg !== 'object' || msg === null) return fail('', 'pushForm');
  return ok({
    checkSignature: () => check(() => rawMember(body, 'msg') ?? Buffer.alloc(0)),
    open: () => ok(msg),
  });
}

function openNewer(msg: string, aesKey: string): Result<unknown> {
  // Base64 begins with no bracket.
  if (aesKey !== '' && !/^\s*[[{]/.test(msg)) return parseInner(decryptNewer(msg, aesKey));
  const message = parse(Buffer.from(msg));
  return message.ok || /^\s*[[{]/.test(msg) ? message : fail('', 'pushKeyMissing');
}

function parseInner(plain: Result<Buffer>): Result<unknown> {
  if (!plain.ok) return plain;
  const message = parse(plain.value);
  // A wrong key makes something that is not JSON.
  const isGarbage = !message.ok && message.fault.rule === 'pushNotJson';
  return isGarbage ? fail('', 'pushDecrypt') : message;
}

function parse(json: Buffer): Result<unknown> {
  try {
    // A long integer becomes the text of its digits, so that what a flow gets can become JSON again.
    return ok(parseAnswer(json.toString('utf8')));
  } catch (error) {
    return error instanceof TooMuchJson
      ? fail('', 'pushTooManyParts', { limit: MAX_PARTS })
      : fail('', 'pushNotJson');
  }
}

function textOf(fields: object, name: string): string | undefined {
  const value: unknown = (fields as Fields)[name];
  return typeof value === 'string' ? value : undefined;
}

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
function decryptClassic(encrypted: string, aesKey: string): Result<Buffer> {
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
function decryptNewer(encrypted: string, aesKey: string): Result<Buffer> {
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

/**
 * The value of a member of the outermost object, to the byte. Printing parsed JSON again would change `1.0`, exponents,
 * long integers, `\/` and the order of keys that look like integers.
 *
 * @param json a JSON text that has been parsed without a fault; anything else gives any slice or none
 * @returns `undefined` where there is no such member; of one that comes twice, the last counts, as in `JSON.parse`
 */
function rawMember(json: Buffer, name: string): Buffer | undefined {
  // One character for each byte: all of JSON's own marks are ASCII, and no byte of a longer character is.
  const text = json.toString('latin1');
  let found: [start: number, end: number] | undefined;
  let at = skipSpace(text, skipSpace(text, 0) + 1);
  while (at < text.length && text[at] === '"') {
    const keyEnd = endOfString(text, at);
    const key = utf8(text.slice(at, keyEnd));
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const end = endOfValue(text, start);
    if (key === name) found = [start, end];
    at = skipSpace(text, skipSpace(text, end) + 1);
  }
  return found === undefined ? undefined : json.subarray(...found);
}

function utf8(quoted: string): unknown {
  try {
    return JSON.parse(Buffer.from(quoted, 'latin1').toString('utf8'));
  } catch {
    return undefined;
  }
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (' \t\r\n'.includes(text.charAt(next)) && next < text.length) next += 1;
  return next;
}

/** @param at of the opening quotation mark @returns behind the closing one */
function endOfString(text: string, at: number): number {
  let next = at + 1;
  while (next < text.length && text[next] !== '"') next += text[next] === '\\' ? 2 : 1;
  return next + 1;
}

/** Behind the value that begins at a position. */
function endOfValue(text: string, at: number): number {
  const first = text[at];
  if (first === '"') return endOfString(text, at);
  if (first !== '{' && first !== '[') {
    let next = at;
    while (next < text.length && !',]} \t\r\n'.includes(text.charAt(next))) next += 1;
    return next;
  }
  let depth = 0;
  let next = at;
  do {
    const character = text[next];
    if (character === '"') {
      next = endOfString(text, next);
      continue;
    }
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    next += 1;
  } while (depth > 0 && next < text.length);
  return next;
}
