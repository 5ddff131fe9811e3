/** The dialog of the read node, beside what follows from its table of fields. */

import type { ObjectTable } from '../../../lib/lwm2m/objects';
import { deliveryRequests, deliveryWords, showDeliveryHints } from '../../shared/editor/delivery';
import type { DialogValues } from '../../shared/editor/dialog-values';
import { prepareOperationDialog } from '../../shared/editor/operation-dialog';
import { TargetFields } from '../../shared/editor/target-fields';
import {
  isUnfinished,
  ofDevice,
  showUseHints,
  TargetWords,
} from '../../shared/editor/target-words';
import { textsOf, type Text } from '../../shared/editor/texts';
import { literal, optionalPart, wirePart } from '../../shared/editor/typed-fields';
import { READ_FIELDS, readCombination } from '../fields';

const TYPE = 'onenet-nbiot-read';

const text = textsOf(TYPE);

export type ReadValues = DialogValues<typeof READ_FIELDS>;

/** @param node as the flow has it */
export function prepareDialog(node: object): void {
  prepareOperationDialog(node, {
    ...{ type: TYPE, table: READ_FIELDS, text, combination: readCombination },
    target: (changed) => new TargetFields({ type: TYPE, text, use: 'read', changed }),
    showHints: (values, objects) => {
      showUseHints(values, objects, TYPE, text, 'read');
      showDeliveryHints(values, TYPE, text);
    },
    preview: (values, objects) => ({
      words: readWords(values, objects, text('language'), text),
      requests: readRequests(values),
    }),
  });
}

/**
 * @param language a BCP 47 tag; decides which of the registry's names is used
 * @param text looks up a key of the node's catalogue
 */
export function readWords(
  values: ReadValues,
  table: ObjectTable,
  language: string,
  text: Text,
): string {
  const { imei, objId, objInstId, resId } = values;
  if (isUnfinished(objId)) return text('preview.unfinished');
  const words = new TargetWords(table, language, text);
  const place = { object: words.object(objId), instance: words.instance(objInstId, '') };
  // To read twice changes nothing, so that there is no choice.
  const done = deliveryWords(what(), { ...values, secondWrite: true }, language, text);
  return ofDevice(imei, done, text);

  function what(): string {
    if (place.instance === '') return text('preview.readAll', place);
    if (literal(resId) === '') return text('preview.readInstance', place);
    return text('preview.read', { ...place, resource: words.resource(objId, resId) });
  }
}

/** `GET /nbiot?imei=…&obj_id=3311&obj_inst_id=0&res_id=5850&timeout=25` */
export function readRequests(values: ReadValues): readonly string[] {
  const { imei, objId, objInstId, resId, timeout } = values;
  const target =
    `/nbiot?imei=${wirePart(imei)}&obj_id=${wirePart(objId)}` +
    optionalPart('obj_inst_id', objInstId) +
    optionalPart('res_id', resId) +
    `&timeout=${wirePart(timeout, '25')}`;
  return deliveryRequests('GET', target, values);
}
