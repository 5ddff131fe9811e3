/** The lines below the fields that say what stands there, and what to mind. */

import type { ObjectTable } from '../../../lib/lwm2m/objects';
import { setHintLine } from '../../shared/editor/field-hints';
import { showTargetHints } from '../../shared/editor/target-hints';
import { literal, literalNumber } from '../../shared/editor/typed-value';
import { type DialogValues } from './fields';
import { hintOf } from './resource-hint';
import { text } from './text';
import { doubtSentence, valueDoubt, wantedValue } from './value-doubt';

const TYPE = 'onenet-nbiot-write';

export function showHints(values: DialogValues, table: ObjectTable): void {
  const object = showTargetHints(values, table, {
    ...{ type: TYPE, text },
    hintOf: (resource) => {
      const hint = hintOf(resource, values.valueType);
      return [hint, hint === 'read' || hint === 'execute'];
    },
    tipOf: (resId) => tipFor(literal(resId)),
  });
  const doubt = valueDoubt(object, values);
  const wanted = literalNumber(values.resId);
  const resource = object?.resources.find(({ id }) => id === wanted);
  const sentence =
    doubt === undefined ? wantedValue(resource, values, text) : doubtSentence(doubt, text);
  setHintLine(`#${TYPE}-hint-payload`, sentence, doubt !== undefined);
  $('#node-input-valueType').prop('disabled', literal(values.resId) === '');
  // What OneNET keeps is not read back.
  $('#onenet-nbiot-write-row-readBack').toggle(values.delivery !== 'cached');
}

/** What is written where a Resource is blank, or one that the table does not know. */
function tipFor(resource: string | undefined): string {
  if (resource === undefined) return '';
  return resource === '' ? text('tip.resIdBlank') : text('tip.resIdGiven');
}
