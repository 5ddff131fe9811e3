import { meaningOf } from './meaning-of';
import type { MeaningName } from './meanings';

/**
 * What a refusal means that has words in the place of a number, `iot.application.deviceNotFound: …` or
 * `onenet_common_authFailed`; `unrecognised` if they are not known.
 */
export function meaningInWords(words: string): MeaningName {
  const spaced = words
    .slice(0, TEXT_LIMIT)
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .replace(/[._]/g, ' ');
  const known = KNOWN.find(({ pattern }) => pattern.test(spaced));
  if (known !== undefined) return known.meaning;
  const meaning = meaningOf(NO_NUMBER, words);
  return meaning === 'unrecognised' ? meaningOf(NO_NUMBER, spaced) : meaning;
}

const TEXT_LIMIT = 512;

/** No table has it. */
const NO_NUMBER = -1;

/** What the words say that no text of the numbered tables does. */
const KNOWN: readonly { readonly pattern: RegExp; readonly meaning: MeaningName }[] = [
  // First what leaves it open whether the device got the command, whatever else the words say.
  { pattern: /\btime ?out|\btimed out/i, meaning: 'timeout' },
  { pattern: /\brpc response error/i, meaning: 'parameter-invalid-or-answer-lost' },
  { pattern: /\bdevice not (?:found|exist)/i, meaning: 'device-not-found' },
  { pattern: /\bproduct not (?:found|exist)/i, meaning: 'product-not-found' },
  {
    pattern: /\b(?:auth failed|unauthorized|invalid token|token (?:invalid|expired))\b/i,
    meaning: 'token-refused',
  },
  { pattern: /\brate limit/i, meaning: 'rate-limited' },
  {
    pattern: /\b(?:param|parameter)s? (?:invalid|error)\b|\binvalid param/i,
    meaning: 'parameter-invalid',
  },
  { pattern: /\b(?:device )?offline\b/i, meaning: 'offline' },
];
