/** The part of the dialog that says how a command gets to a device that sleeps. */

import { duration } from '../../shared/editor/duration';
import { literal, literalNumber, type Field } from '../../shared/editor/field';
import { setHintLine } from '../../shared/editor/hint';
import { fillStoreMenu } from '../../shared/editor/store-menu';
import { fillTrigger } from './dialog-fields';
import {
  EVERY_TRIGGER,
  isDelivery,
  mayBeCached,
  USUAL_EXPIRES,
  USUAL_RETRIES,
  type DialogValues,
} from './dialog-values';
import { text } from './text';

/** What a flow made before there was a choice has nothing of. */
export interface StoredDelivery {
  readonly delivery?: string;
  readonly expires?: string;
  readonly retry?: string;
  readonly trigger?: number | string;
  readonly store?: string;
}

/** Fills in what the editor cannot fill by itself; called before the typed inputs are made. */
export function prepareDelivery(node: StoredDelivery): void {
  const { delivery, expires, retry, trigger, store } = node;
  if (expires === undefined) $('#node-input-expires').val(USUAL_EXPIRES);
  if (retry === undefined) $('#node-input-retry').val(USUAL_RETRIES);
  if (!isDelivery(delivery)) $('#node-input-delivery').val('instant');
  fillTrigger(Number(trigger ?? EVERY_TRIGGER));
  hasStores = fillStoreMenu('#node-input-store', store ?? '', {
    usual: (name) => text('store.usual', { name }),
    gone: (name) => text('store.gone', { name }),
  });
}

let hasStores = false;

/** Shows what matters with the delivery that is chosen, and nothing else. */
export function showDelivery(values: DialogValues): void {
  const { delivery, waitForResult, expires, trigger } = values;
  const cached = mayBeCached(delivery);
  $('.onenet-nbiot-write-cached').toggle(cached);
  $('.onenet-nbiot-write-fallback').toggle(delivery === 'instant-then-cached');
  $('#onenet-nbiot-write-row-store').toggle(cached && waitForResult && hasStores);
  hint('delivery', text(`tip.delivery.${delivery}`));
  hint('expires', expiresTip(expires));
  hint('waitForResult', text(waitForResult ? 'tip.waitForResult' : 'tip.noWait'));
  hint('trigger', text(trigger === 0 ? 'error.trigger' : 'tip.trigger'), trigger === 0);
}

function expiresTip(expires: Field): string {
  if (expires.type !== 'num') return text('tip.expiresSource');
  const seconds = literal(expires) === '' ? USUAL_EXPIRES : literalNumber(expires);
  return seconds === undefined || seconds <= 0
    ? text('tip.expires')
    : text('tip.expiresKnown', { period: duration(seconds, text('language')) });
}

function hint(name: string, content: string, bad = false): void {
  setHintLine(`#onenet-nbiot-write-hint-${name}`, content, bad);
}
