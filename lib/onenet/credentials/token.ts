import { decodeAccessKey } from './access-key';
import { concealing } from './conceal';
import type { Credential, ParsedCredential } from './credential';
import type { PlatformClock } from './platform-clock';
import { formatToken, signToken, type TokenClaims, type TokenMethod } from './sign-token';

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
 * A token that is signed with an access key (OneNET documentation, security authentication). The access key itself
 * never leaves; a token is renewed when a tenth of its life is left. The problem is a sentence that shows nothing of
 * the key.
 *
 * @param clock the platform's, since a token says in absolute time when it runs out
 */
export function tokenCredential(options: TokenOptions, clock: PlatformClock): ParsedCredential {
  const accessKey = options.accessKey.trim();
  const res = options.res.trim();
  const version = options.version.trim();
  if (accessKey === '') return invalid("no access key; enter it in the platform's configuration");
  const key = decodeAccessKey(accessKey);
  if (key === undefined) {
    return invalid(
      'the access key is not base64, so something is missing or too much; copy it again from the console of OneNET',
    );
  }
  if (res === '') {
    return invalid('the token names no resource (res), such as products/123456 or userid/123456');
  }
  if (/\p{Cc}|\p{Surrogate}/u.test(res + version)) {
    return invalid('the resource (res) of the token has a character that cannot be sent');
  }
  const { method, lifetime = DAY } = options;
  const claims = { res, version, method };
  if (!canSign(key, claims)) {
    return invalid(
      `this computer does not sign with ${method}; choose another method of the token`,
    );
  }
  return { kind: 'valid', credential: new Token(accessKey, key, claims, lifetime, clock) };
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
  readonly #concealAccessKey: (text: string) => string;
  #concealSign = asItIs;
  /** Of the token before, with which an answer that is still to come may have been asked for. */
  #concealOlderSign = asItIs;
  #headers: readonly string[] = [];
  /** The platform's time from which on, and until which, the headers will do. */
  #from = Infinity;
  #until = -Infinity;
  /** The clock's, when the token was signed. */
  #offset = 0;

  constructor(
    accessKey: string,
    key: Buffer,
    claims: Omit<TokenClaims, 'et'>,
    lifetime: number,
    clock: PlatformClock,
  ) {
    this.#concealAccessKey = concealing(accessKey);
    this.#key = key;
    this.#claims = claims;
    this.#lifetime = lifetime;
    this.#clock = clock;
  }

  headers(now: number): readonly string[] {
    const time = this.#clock.at(now);
    const isClockNews = this.#clock.offset !== this.#offset;
    if (isClockNews || time < this.#from || time >= this.#until) this.#renew(time);
    return this.#headers;
  }

  conceal(text: string): string {
    return this.#concealOlderSign(this.#concealSign(this.#concealAccessKey(text)));
  }

  /** Also once the clock turns out to be behind: a token from the future may be refused as well. */
  #renew(time: number): void {
    const claims = { ...this.#claims, et: Math.floor((time + this.#lifetime) / 1000) };
    const sign = signToken(this.#key, claims);
    this.#headers = ['authorization', formatToken(claims, sign)];
    this.#concealOlderSign = this.#concealSign;
    this.#concealSign = concealing(sign);
    this.#offset = this.#clock.offset;
    this.#from = time - this.#lifetime / 10;
    this.#until = time + (this.#lifetime * 9) / 10;
  }
}

function asItIs(text: string): string {
  return text;
}

function invalid(problem: string): ParsedCredential {
  return { kind: 'invalid', problem };
}
