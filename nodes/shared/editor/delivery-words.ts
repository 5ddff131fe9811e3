/** When a command is delivered, in a sentence and in the platform's own form. */

import { CACHED_DEFAULTS } from '../../../lib/contract';
import type { DeliveryValues } from './delivery-section';
import { duration } from './labels';
import type { Text } from './texts';
import { type Field, literal, literalNumber, sourceOf } from './typed-value';
import { UNKNOWN, wirePart } from './wire-part';

/**
 * Adds to what is done when and for how long it may still be done; nothing where it is done at once.
 *
 * @param what a sentence without its full stop
 * @param text looks up a key of the node's catalogue
 */
export function deliveryWords(
  what: string,
  { delivery, secondWrite, expires, validFrom }: DeliveryValues,
  language: string,
  text: Text,
): string {
  if (delivery === 'instant') return what;
  const words = text(`preview.${keyOf(delivery, secondWrite)}`, { what });
  const kept =
    literal(expires) === '' ? { ...expires, value: String(CACHED_DEFAULTS.expires) } : expires;
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

/**
 * The target of the cached form of a call: `/nbiot/offline?imei=…&timeout=25&expired_time=…&retry=3&trigger_msg=7`.
 * The times are counted from when the message comes, so that they are not known yet.
 *
 * @param instant the target of the call at once
 */
export function cachedTargetOf(
  instant: string,
  { validFrom, retry, trigger }: Pick<DeliveryValues, 'validFrom' | 'retry' | 'trigger'>,
): string {
  const query = [
    ...(literal(validFrom) === '' ? [] : [`valid_time=${UNKNOWN}`]),
    `expired_time=${UNKNOWN}`,
    `retry=${wirePart(retry, String(CACHED_DEFAULTS.retry))}`,
    // None is an error of its own; it is said elsewhere.
    `trigger_msg=${trigger === 0 ? CACHED_DEFAULTS.trigger : trigger}`,
  ];
  return `${instant.replace('?', '/offline?')}&${query.join('&')}`;
}
