/** Who asks: an api-key, or a token that is signed with an access key by the platform's clock. */

import { createHmac } from 'node:crypto';
import {
  fail,
  invalid,
  INVISIBLE,
  isAccessKey,
  isCompleteToken,
  ok,
  referenceFault,
  trimInvisible,
  type Result,
} from '../../contract';
import { concealing } from './conceal';
import type { PlatformClock } from './platform-clock';

/** Proves to the platform who sends a request. It shows nothing of itself when it is printed. */
export interface Credential {
  /**
   * Header names and values in turn. As long as they do not change, the same array comes back, so that they need not be
   * put together again for each request.
   *
   * @param now milliseconds since 1970 at which the request leaves, for credentials that run out
   */
  headers(now: number): readonly string[];
  /** The text without the secret: an answer that repeats its request must not carry the key into a flow. */
  conceal(text: string): string;
}

/**
 * An api-key, which the platform takes as it is in a header of that name (OneNET documentation, authentication). A fault
 * shows nothing of the key.
 */
export function apiKeyCredential(key: string): Result<Credential> {
  if (key.length > LONGEST_KEY) return fail('', 'keyCharacters');
  const text = trimInvisible(key);
  if (text === '') return fail('', 'keyMissing');
  const reference = referenceFault('/apiKey', text);
  if (reference !== undefined) return reference;
  if (isCompleteToken(text)) return fail('', 'keyIsToken');
  return HEADER_VALUE.test(text) ? ok(new ApiKey(text)) : fail('', 'keyCharacters');
}

/** Characters of a key, of either kind, or a whole token, at most. */
const LONGEST_KEY = 4096;

/** Visible ASCII, and spaces or tabs in between: RFC 9110, section 5.5, without its obsolete part. */
const HEADER_VALUE = /^[\t\x20-\x7e]+$/;

class ApiKey implements Credential {
  /** Private in the language's own sense: neither JSON nor a debugger's print reaches it. */
  readonly #headers: readonly string[];
  readonly #conceal: (text: string) => string;

  constructor(key: string) {
    this.#headers = ['api-key', key];
    this.#conceal = concealing(key);
  }

  headers(): readonly string[] {
    return this.#headers;
  }

  conceal(text: string): string {
    return this.#conceal(text);
  }
}

export const TOKEN_METHODS = ['md5', 'sha1', 'sha256'] as const;

export type TokenMethod = (typeof TOKEN_METHODS)[number];

export interface TokenOptions {
  /** In base64, as the console of OneNET shows it. */
  readonly accessKey: string;
  /** What the token opens: `products/{id}`, `userid/{id}` or `projectid/{id}/groupid/{id}`. */
  readonly res: string;
  /** `2018-10-31`, `2020-05-29` or `2022-05-01`, according to the platform. */
  readonly version: string;
  readonly method: TokenMethod;
  /** How long a token is good for, in milliseconds. */
  readonly lifetime?: number;
}

/**
 * A token (OneNET documentation, security authentication). The access key itself never leaves; a token is renewed when a
 * tenth of its life is left. A fault shows nothing of the key.
 *
 * @param clock the platform's, since a token says in absolute time when it runs out
 */
export function tokenCredential(options: TokenOptions, clock: PlatformClock): Result<Credential> {
  const { method, lifetime = DAY } = options;
  const key = readAccessKey(options.accessKey);
  if (!key.ok) return key;
  const res = readRes(options.res);
  if (!res.ok) return res;
  const version = options.version.trim();
  const reference = referenceFault('/tokenVersion', version);
  if (reference !== undefined) return reference;
  if (!canBeSent(version)) return fail('', 'tokenResCharacters');
  const claims = { res: res.value, version, method };
  if (!canSign(key.value.bytes, claims)) return fail('', 'tokenMethod', { method });
  return ok(new Token(key.value, claims, lifetime, clock));
}

interface AccessKey {
  readonly text: string;
  readonly bytes: Buffer;
}

function readAccessKey(accessKey: string): Result<AccessKey> {
  if (accessKey.length > LONGEST_KEY) return fail('', 'accessKeyBase64');
  const text = trimInvisible(accessKey);
  if (text === '') return fail('', 'accessKeyMissing');
  const reference = referenceFault('/accessKey', text);
  if (reference !== undefined) return reference;
  const bytes = decodeAccessKey(text);
  return bytes === undefined ? fail('', 'accessKeyBase64') : ok({ text, bytes });
}

/** The bytes of an access key; `undefined` if it cannot be one. */
export function decodeAccessKey(text: string): Buffer | undefined {
  return isAccessKey(text) ? Buffer.from(text, 'base64') : undefined;
}

/** The resource plainly; in the form that a token carries, `products%2F123456`, it is decoded, once. */
function readRes(res: string): Result<string> {
  if (res.length > LONGEST_RES) return fail('', 'tokenResCharacters');
  const text = trimInvisible(res);
  if (text === '') return fail('', 'tokenResMissing');
  const reference = referenceFault('/tokenRes', text);
  if (reference !== undefined) return reference;
  const plain = text.includes('%') ? decodeOnce(text) : text;
  if (plain === undefined) return invalid('', 'tokenResEncoded', text);
  return canBeSent(plain) ? ok(plain) : fail('', 'tokenResCharacters');
}

function canBeSent(text: string): boolean {
  return !INVISIBLE.test(text) && !/\p{Surrogate}/u.test(text);
}

const LONGEST_RES = 1024;

/** `undefined` for what cannot be decoded, or still is encoded then. */
function decodeOnce(text: string): string | undefined {
  try {
    const plain = decodeURIComponent(text);
    return plain.includes('%') ? undefined : plain;
  } catch {
    return undefined;
  }
}

/** A computer that is bound to certain algorithms (FIPS) may have no md5 or sha1. */
function canSign(key: Buffer, claims: Omit<TokenClaims, 'et'>): boolean {
  try {
    signToken(key, { ...claims, et: 0 });
    return true;
  } catch {
    return false;
  }
}

const DAY = 24 * 60 * 60_000;

class Token implements Credential {
  readonly #key: Buffer;
  readonly #claims: Omit<TokenClaims, 'et'>;
  readonly #lifetime: number;
  readonly #clock: PlatformClock;
  readonly #accessKey: string;
  /** Of the token, and of the one before, with which an answer that is still to come may have been asked for. */
  #signs: readonly string[] = [];
  #conceal: (text: string) => string;
  #headers: readonly string[] = [];
  /** The platform's time from which on, and until which, the headers will do. */
  #from = Infinity;
  #until = -Infinity;
  /** The clock's, when the token was signed. */
  #offset = 0;

  constructor(
    { text, bytes }: AccessKey,
    claims: Omit<TokenClaims, 'et'>,
    lifetime: number,
    clock: PlatformClock,
  ) {
    this.#accessKey = text;
    this.#conceal = concealing(text);
    this.#key = bytes;
    this.#claims = claims;
    this.#lifetime = lifetime;
    this.#clock = clock;
  }

  headers(now: number): readonly string[] {
    const time = this.#clock.at(now);
    const isClockCorrected = this.#clock.offset !== this.#offset;
    if (isClockCorrected || time < this.#from || time >= this.#until) this.#renew(time);
    return this.#headers;
  }

  conceal(text: string): string {
    return this.#conceal(text);
  }

  /** Also once the clock turns out to be behind: a token from the future may be refused as well. */
  #renew(time: number): void {
    const claims = { ...this.#claims, et: Math.floor((time + this.#lifetime) / 1000) };
    const sign = signToken(this.#key, claims);
    this.#headers = ['authorization', formatToken(claims, sign)];
    this.#signs = [sign, ...this.#signs.slice(0, 1)];
    this.#conceal = concealing(this.#accessKey, ...this.#signs);
    this.#offset = this.#clock.offset;
    this.#from = time - this.#lifetime / 10;
    this.#until = time + (this.#lifetime * 9) / 10;
  }
}

/** What a token says in the clear, and what its signature covers. */
export interface TokenClaims {
  /** What the token opens: `products/{id}`, `userid/{id}`, `projectid/{id}/groupid/{id}`. */
  readonly res: string;
  readonly version: string;
  readonly method: TokenMethod;
  /** When it runs out, in seconds since 1970. */
  readonly et: number;
}

/**
 * The signature of a token, in base64: an HMAC over the values of `et`, `method`, `res` and `version`, in that order,
 * joined by line feeds, with `res` as it is, not percent-encoded (OneNET documentation, security authentication).
 */
export function signToken(key: Buffer, { et, method, res, version }: TokenClaims): string {
  return createHmac(method, key).update([et, method, res, version].join('\n')).digest('base64');
}

/** The token as a header carries it, with its values percent-encoded. */
export function formatToken({ res, version, method, et }: TokenClaims, sign: string): string {
  return (
    `version=${encodeURIComponent(version)}&res=${encodeURIComponent(res)}` +
    `&et=${et}&method=${method}&sign=${encodeURIComponent(sign)}`
  );
}
