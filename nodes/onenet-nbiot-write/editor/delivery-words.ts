/** When a message will do what it does, in words. */

import { duration } from '../../shared/editor/duration';
import { literal, literalNumber, sourceOf, type Field } from '../../shared/editor/field';
import type { Text } from '../../shared/editor/finding';
import { USUAL_EXPIRES, type DialogValues } from './dialog-values';

/**
 * Adds to what is done when and for how long it may still be done; nothing where it is done at once.
 *
 * @param what a sentence without its full stop
 * @param text looks up a key of the node's catalogue
 */
export function deliveryWords(
  what: string,
  { delivery, secondWrite, expires, validFrom }: DialogValues,
  language: string,
  text: Text,
): string {
  if (delivery === 'instant') return what;
  const length = secondsOf(expires, USUAL_EXPIRES, language);
  const period =
    length === undefined
      ? text('preview.period.source', { source: sourceOf(expires) })
      : text('preview.period.fixed', { period: length });
  const words = text(`preview.${keyOf(delivery, secondWrite)}`, { what, period });
  if (literal(validFrom) === '') return words;
  const wait = secondsOf(validFrom, undefined, language);
  return wait === undefined
    ? text('preview.notBefore.source', { words, source: sourceOf(validFrom) })
    : text('preview.notBefore.fixed', { words, period: wait });
}

function keyOf(delivery: 'cached' | 'instant-then-cached', secondWrite: boolean): string {
  if (delivery === 'cached') return 'cached';
  return secondWrite ? 'thenCachedOrSilent' : 'thenCached';
}

/** `undefined` where a message or the environment brings it, or where it is no number yet. */
function secondsOf(field: Field, usual: number | undefined, language: string): string | undefined {
  const isBlank = literal(field) === '';
  const seconds = isBlank ? usual : literalNumber(field);
  return seconds === undefined || seconds < 0 ? undefined : duration(seconds, language);
}
