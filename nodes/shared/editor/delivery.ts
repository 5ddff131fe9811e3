/** When a command is delivered: the lines below the fields, the words of the preview, and the platform's own form. */

import { CACHED_DEFAULTS, type Delivery } from '../../../lib/contract';
import { setHintLine, setTip } from './field-hints';
import { secondsInWords, type Text } from './texts';
import { UNKNOWN, literal, literalNumber, sourceOf, wirePart, type Field } from './typed-fields';

/** What stands in the dialog. */
export interface DeliveryValues {
  readonly delivery: Delivery;
  /** Whether what may have been done may be done again. */
  readonly secondWrite: boolean;
  readonly waitForResult: boolean;
  readonly expires: Field;
  readonly validFrom: Field;
  readonly retry: Field;
  /** The sum of some of the contract's `TRIGGERS`. */
  readonly trigger: number;
}

/**
 * Says below the fields what the choices mean.
 *
 * @param type of the node, by which the elements of its dialog are named
 * @param text looks up a key of the node's catalogue
 */
export function showDeliveryHints(
  { delivery, waitForResult, expires, trigger }: Omit<DeliveryValues, 'secondWrite'>,
  type: string,
  text: Text,
): void {
  const tip = (name: string, content: string): void => {
    setTip(`#${type}-hint-${name}`, content);
  };
  tip('delivery', text(`tip.delivery.${delivery}`));
  tip('expires', expiresTip(expires, text));
  tip('waitForResult', text(waitForResult ? 'tip.waitForResult' : 'tip.noWait'));
  if (trigger === 0) setHintLine(`#${type}-hint-trigger`, text('error.trigger'), true);
  else tip('trigger', text('tip.trigger'));
}

function expiresTip(expires: Field, text: Text): string {
  if (expires.type !== 'num') return text('tip.expiresSource');
  const seconds = literal(expires) === '' ? CACHED_DEFAULTS.expires : literalNumber(expires);
  return seconds === undefined || seconds <= 0
    ? text('tip.expires')
    : text('tip.expiresKnown', { period: secondsInWords(seconds, text('language')) });
}

/**
 * Adds to what is done when and for how long it may still be done; nothing where it is done at once.
 *
 * @param what a sentence without its full stop
 * @param text looks up a key of the node's catalogue
 */
export function deliveryWords(
  what: string,
  {
    delivery,
    secondWrite,
    expires,
    validFrom,
  }: Pick<DeliveryValues, 'delivery' | 'secondWrite' | 'expires' | 'validFrom'>,
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
    const period = secondsInWords(seconds, text('language'));
    return seconds > 0 ? text(`preview.${key}.fixed`, { words: before, period }) : before;
  }
}

function keyOf(delivery: 'cached' | 'instant-then-cached', secondWrite: boolean): string {
  if (delivery === 'cached') return 'cached';
  return secondWrite ? 'thenCachedOrSilent' : 'thenCached';
}

/**
 * The requests of a delivery, as the classic platform has them: at once, cached, or the one and otherwise the other.
 *
 * @param method of HTTP
 * @param instant the target of the call at once
 */
export function deliveryRequests(
  method: string,
  instant: string,
  values: Pick<DeliveryValues, 'delivery' | 'validFrom' | 'retry' | 'trigger'>,
): readonly string[] {
  const targets = [
    ...(values.delivery === 'cached' ? [] : [instant]),
    ...(values.delivery === 'instant' ? [] : [cachedTargetOf(instant, values)]),
  ];
  return targets.map((target) => `${method} ${target}`);
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
