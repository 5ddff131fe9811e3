/** Credentials, and the simplest of them: an api-key. */

import { fail, ok, trimInvisible, variableIn, type Result } from '../../contract';
import { concealing } from './conceal';

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
  const variable = variableIn(text);
  if (variable !== undefined) return fail('', 'unsetVariable', { name: variable });
  if (isToken(text)) return fail('', 'keyIsToken');
  return HEADER_VALUE.test(text) ? ok(new ApiKey(text)) : fail('', 'keyCharacters');
}

/** Characters of a key, or a whole token, at most. */
const LONGEST_KEY = 4096;

/** Whether a text is a complete token, as OneNET's tools sign one: `version=…&res=…&et=…&method=…&sign=…`. */
export function isToken(text: string): boolean {
  return /\bversion=/i.test(text) && /\bsign=/i.test(text);
}

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
