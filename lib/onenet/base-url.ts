/** Transitional: what is left to move to `lib/contract`'s `parseHost`. */

import { faultSentence, parseHost, type BaseUrl } from '../contract';

export type { BaseUrl } from '../contract';

export function parseBaseUrl(
  host: string,
):
  | { readonly kind: 'valid'; readonly url: BaseUrl }
  | { readonly kind: 'invalid'; readonly problem: string } {
  const parsed = parseHost(host);
  return parsed.ok
    ? { kind: 'valid', url: parsed.value }
    : { kind: 'invalid', problem: faultSentence(parsed.fault, 'en-US') };
}
