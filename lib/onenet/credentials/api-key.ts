import { concealing } from './conceal';
import type { Credential, ParsedCredential } from './credential';

/**
 * An api-key, which the platform takes as it is in a header of that name (OneNET documentation, authentication).
 * The problem is a sentence that shows nothing of the key.
 */
export function apiKeyCredential(key: string): ParsedCredential {
  const text = key.trim();
  if (text === '') return { kind: 'invalid', problem: NO_KEY };
  return HEADER_VALUE.test(text)
    ? { kind: 'valid', credential: new ApiKey(text) }
    : {
        kind: 'invalid',
        problem:
          'the api-key has characters that no key has, such as a line break or Chinese punctuation; copy it again from the console of OneNET',
      };
}

const NO_KEY = "no api-key; enter the product's master key in the platform's configuration";

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
