/**
 * The outer form of a push, in its four shapes: classic and newer, plain and encrypted.
 *
 * Source: OneNET documentation, "HTTP push" (classic) and "data push" (newer).
 */

import { fail, ok, type Result } from '../../contract';
import { parseAnswer } from '../json';
import { decryptClassic, decryptNewer } from './decrypt';
import { rawMember } from './raw-member';
import { isSigned } from './signature';

export interface PushSecrets {
  /** Agreed on in the console; blank where none is set. */
  readonly token: string;
  /** 43 characters for the classic push, 16 for the newer one; blank where pushes are not encrypted. */
  readonly aesKey: string;
}

export interface Envelope {
  /** What was pushed: one message, or a list of them. */
  readonly message: unknown;
  /** Whether the signature fits; `unchecked` where there is no token to check it with. */
  readonly signature: 'valid' | 'invalid' | 'missing' | 'unchecked';
  /** By which the newer push names a message, also when it repeats it. */
  readonly id?: string;
}

/**
 * Opens a push. A signature that does not fit is told, and is for the caller to judge; what is encrypted under another
 * key cannot be read and is a fault.
 *
 * @param body the bytes as received: the signature is over them
 */
export function openPush(body: Buffer, secrets: PushSecrets): Result<Envelope> {
  const outer = parse(body);
  if (!outer.ok) return outer;
  const fields = outer.value;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    return fail('', 'pushForm');
  }
  const { msg, enc_msg: encrypted, nonce, id } = fields as Readonly<Record<string, unknown>>;
  const signature = textOf(fields, 'msg_signature') ?? textOf(fields, 'signature');
  const check = (text: string | Buffer): Envelope['signature'] => {
    if (secrets.token === '') return 'unchecked';
    if (signature === undefined || typeof nonce !== 'string') return 'missing';
    return isSigned(signature, secrets.token, nonce, text) ? 'valid' : 'invalid';
  };
  if (typeof encrypted === 'string') {
    return seal(decryptClassic(encrypted, secrets.aesKey), check(encrypted), undefined);
  }
  if (typeof msg === 'string') {
    const plain = looksLikeJson(msg)
      ? ok(Buffer.from(msg))
      : secrets.aesKey === ''
        ? fail('', 'pushKeyMissing')
        : decryptNewer(msg, secrets.aesKey);
    return seal(plain, check(msg), typeof id === 'string' && id !== '' ? id : undefined);
  }
  if (typeof msg !== 'object' || msg === null) return fail('', 'pushForm');
  return ok({ message: msg, signature: check(rawMember(body, 'msg') ?? Buffer.alloc(0)) });
}

function seal(
  plain: Result<Buffer>,
  signature: Envelope['signature'],
  id: string | undefined,
): Result<Envelope> {
  // A wrong signature says more than the garbage that is behind it.
  if (!plain.ok) return plain;
  const message = parse(plain.value);
  if (!message.ok) return fail('', 'pushDecrypt');
  return ok({ message: message.value, signature, ...(id === undefined ? {} : { id }) });
}

function parse(json: Buffer): Result<unknown> {
  try {
    // A long integer becomes the text of its digits, so that what a flow gets can become JSON again.
    return ok(parseAnswer(json.toString('utf8')));
  } catch {
    return fail('', 'pushNotJson');
  }
}

function textOf(fields: object, name: string): string | undefined {
  const value: unknown = (fields as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}

/** Base64 begins with no bracket. */
function looksLikeJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}
