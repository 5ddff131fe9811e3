/** When a message will do what it does, in words. */

import { duration } from '../../shared/editor/duration';
import { literal, literalNumber, sourceOf, type Field } from '../../shared/editor/field';
import type { Text } from '../../shared/editor/diagnosis';
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
  const words = text(`preview.${keyOf(delivery, secondWrite)}`, { what });
  const kept = literal(expires) === '' ? { ...expires, value: String(USUAL_EXPIRES) } : expires;
  return add('notBefore', validFrom, add('within', kept, words));

  /** Nothing for what is blank, or no number of seconds: that it is wrong is said elsewhere. */
  function add(key: string, field: Field, before: string): string {
    if (literal(field) === undefined) {
      return text(`preview.${key}.source`, { words: before, source: sourceOf(field) });
    }
    const seconds = literalNumber(field) ?? 0;
    const period = duration(seconds, language);
    return seconds > 0 ? text(`preview.${key}.fixed`, { words: before, period }) : before;
  }
}

function keyOf(delivery: 'cached' | 'instant-then-cached', secondWrite: boolean): string {
  if (delivery === 'cached') return 'cached';
  return secondWrite ? 'thenCachedOrSilent' : 'thenCached';
}
