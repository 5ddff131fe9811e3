/** The lines below the fields that say what stands there, and what to mind. */

import { describeObject, describeResource, type ObjectTable } from '../../../lib/lwm2m/objects';
import { imeiDoubt } from '../../shared/editor/imei';
import { literal, literalNumber } from '../../shared/editor/field';
import { setHintLine } from '../../shared/editor/hint';
import { showDelivery } from './delivery-section';
import type { DialogValues } from './dialog-values';
import { hintOf } from './target-suggestions';
import { text } from './text';

export function showHints(values: DialogValues, table: ObjectTable): void {
  showImei(values);
  const object = table.find(literalNumber(values.objId) ?? -1);
  const language = text('language');
  setHint('objId', object === undefined ? '' : describeObject(object, language).label);

  const resource = object?.resources.find(({ id }) => id === literalNumber(values.resId));
  if (resource === undefined) {
    setHint('resId', tipFor(literal(values.resId)));
  } else {
    const hint = hintOf(resource, values.valueType);
    const { text: description } = describeResource(resource, language);
    const sentence = text(`hint.${hint}`, { resource: description });
    setHint('resId', sentence, hint === 'read' || hint === 'execute');
  }
  $('#node-input-valueType').prop('disabled', literal(values.resId) === '');
  showDelivery(values);
}

function showImei({ imei }: DialogValues): void {
  const doubt = imei.type === 'str' ? imeiDoubt(imei.value) : undefined;
  setHint('imei', doubt === undefined ? '' : text(`doubt.${doubt}`), doubt !== undefined);
}

/** What is written where a Resource is blank, or one that the table does not know. */
function tipFor(resource: string | undefined): string {
  if (resource === undefined) return '';
  return resource === '' ? text('tip.resIdBlank') : text('tip.resIdGiven');
}

export function setHint(name: string, content: string, bad = false): void {
  setHintLine(`#onenet-nbiot-write-hint-${name}`, content, bad);
}
