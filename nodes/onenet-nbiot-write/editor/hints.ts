/** The lines below the fields that say what stands there, and what to mind. */

import {
  describeObject,
  describeResource,
  type ObjectDefinition,
  type ObjectTable,
} from '../../../lib/lwm2m/objects';
import { imeiDoubt } from '../../shared/editor/imei';
import { literal, literalNumber } from '../../shared/editor/field';
import { setHintLine } from '../../shared/editor/hint';
import { showDelivery } from './delivery-section';
import type { DialogValues } from './dialog-values';
import { hintOf } from './target-suggestions';
import { text } from './text';
import { doubtSentence } from './doubt-sentence';
import { valueDoubt } from './value-doubt';

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
  setHint('payload', doubt === undefined ? '' : doubtSentence(doubt, text), doubt !== undefined);
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
