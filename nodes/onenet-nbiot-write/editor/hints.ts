/** The lines below the fields that say what stands there, and what to mind. */

import { CACHED_DEFAULTS } from '../../../lib/contract';
import {
  describeObject,
  describeResource,
  type ObjectDefinition,
  type ObjectTable,
} from '../../../lib/lwm2m/objects';
import { fillStoreMenu } from '../../shared/editor/context-store-menu';
import { setHintLine } from '../../shared/editor/field-hints';
import { duration } from '../../shared/editor/labels';
import { type Field, literal, literalNumber } from '../../shared/editor/typed-value';
import { imeiDoubt } from '../../shared/editor/validators';
import { type DialogValues, fillTrigger, isDelivery, mayBeCached } from './fields';
import { text } from './text';
import { hintOf } from './suggestions';
import { doubtSentence, valueDoubt, wantedValue } from './value-doubt';

export function showHints(values: DialogValues, table: ObjectTable): void {
  showImei(values);
  const object = table.find(literalNumber(values.objId) ?? -1);
  const language = text('language');
  setHint('objId', object === undefined ? '' : describeObject(object, language).label);

  const wanted = literalNumber(values.resId);
  const resource = object?.resources.find(({ id }) => id === wanted);
  // An Object without Resources is known by name only.
  const isDescribed = object !== undefined && object.resources.length > 0;
  if (isDescribed && resource === undefined && wanted !== undefined) {
    const sentence = text('hint.unknown', { object: nameOf(object, language), id: wanted });
    setHint('resId', sentence, true);
  } else if (resource === undefined) {
    setHint('resId', tipFor(literal(values.resId)));
  } else {
    const hint = hintOf(resource, values.valueType);
    const { text: description } = describeResource(resource, language);
    const sentence = text(`hint.${hint}`, { resource: description });
    setHint('resId', sentence, hint === 'read' || hint === 'execute');
  }
  const doubt = valueDoubt(object, values);
  const sentence =
    doubt === undefined ? wantedValue(resource, values, text) : doubtSentence(doubt, text);
  setHint('payload', sentence, doubt !== undefined);
  $('#node-input-valueType').prop('disabled', literal(values.resId) === '');
  showDelivery(values);
}

function showImei({ imei }: DialogValues): void {
  const doubt = imei.type === 'str' ? imeiDoubt(imei.value) : undefined;
  setHint('imei', doubt === undefined ? '' : text(`doubt.${doubt}`), doubt !== undefined);
}

/** Number and name: `3303 Temperature`. */
function nameOf({ id, name }: ObjectDefinition, language: string): string {
  return `${id} ${language.startsWith('zh') ? name.zh : name.en}`;
}

/** What is written where a Resource is blank, or one that the table does not know. */
function tipFor(resource: string | undefined): string {
  if (resource === undefined) return '';
  return resource === '' ? text('tip.resIdBlank') : text('tip.resIdGiven');
}

export function setHint(name: string, content: string, bad = false): void {
  setHintLine(`#onenet-nbiot-write-hint-${name}`, content, bad);
}

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
  if (expires === undefined) $('#node-input-expires').val(CACHED_DEFAULTS.expires);
  if (retry === undefined) $('#node-input-retry').val(CACHED_DEFAULTS.retry);
  if (!isDelivery(delivery)) $('#node-input-delivery').val('instant');
  fillTrigger(Number(trigger ?? CACHED_DEFAULTS.trigger));
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
  const seconds = literal(expires) === '' ? CACHED_DEFAULTS.expires : literalNumber(expires);
  return seconds === undefined || seconds <= 0
    ? text('tip.expires')
    : text('tip.expiresKnown', { period: duration(seconds, text('language')) });
}

function hint(name: string, content: string, bad = false): void {
  setHintLine(`#onenet-nbiot-write-hint-${name}`, content, bad);
}
