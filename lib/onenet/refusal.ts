import { MEANINGS, meaningInWords, meaningOf } from './errno';
import type { Reason } from './reason';

/** The part of an outcome that says why the platform refused, and whether the write may have happened. */
export interface Refusal {
  readonly reason: Reason;
  readonly state: 'refused' | 'unknown';
}

/**
 * The reason behind an answer whose `errno` is not 0, from number and text.
 *
 * The text goes first (OneNET documentation has two tables that give 1, 3 and 7 different meanings); any
 * letter case and the misspellings of the documentation are understood. Reasons that may be tried again
 * without a person (`busy`, `rate-limited`) always come with `refused`. Never throws.
 */
export function refusal(errno: number, error: string): Refusal {
  const { reason, state } = MEANINGS[meaningOf(errno, error)];
  return { reason, state };
}

/**
 * The reason behind an explicit no that comes without a number, such as `iot.application.deviceNotFound: …` from OneNET
 * Studio; `undefined` if the words are not known. Never throws.
 */
export function refusalInWords(words: string): Refusal | undefined {
  const meaning = meaningInWords(words);
  if (meaning === 'unrecognised') return undefined;
  const { reason, state } = MEANINGS[meaning];
  return { reason, state };
}
