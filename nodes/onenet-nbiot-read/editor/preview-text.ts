/** What a message will read, in a sentence and in the platform's own form. */

import type { ObjectTable } from '../../../lib/lwm2m/objects';
import type { DeliveryValues } from '../../shared/editor/delivery-section';
import { cachedTargetOf, deliveryWords } from '../../shared/editor/delivery-words';
import type { TypedValues } from '../../shared/editor/field-definitions';
import { TargetWords } from '../../shared/editor/target-words';
import type { Text } from '../../shared/editor/texts';
import { literal } from '../../shared/editor/typed-value';
import { optionalPart, wirePart } from '../../shared/editor/wire-part';
import type { READ_FIELDS } from '../fields';

/** What stands in the dialog. */
export type ReadValues = TypedValues<typeof READ_FIELDS> & DeliveryValues;

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
  const { objId, objInstId, resId } = values;
  const words = new TargetWords(table, language, text);
  const place = { object: words.object(objId), instance: words.instance(objInstId, '') };
  return deliveryWords(what(), values, language, text);

  function what(): string {
    if (place.instance === '') return text('preview.readAll', place);
    if (literal(resId) === '') return text('preview.readInstance', place);
    return text('preview.read', { ...place, resource: words.resource(objId, resId) });
  }
}

/** `GET /nbiot?imei=…&obj_id=3311&obj_inst_id=0&res_id=5850&timeout=25` */
export function readRequests(values: ReadValues): readonly string[] {
  const { imei, objId, objInstId, resId, timeout, delivery } = values;
  const target =
    `/nbiot?imei=${wirePart(imei)}&obj_id=${wirePart(objId)}` +
    optionalPart('obj_inst_id', objInstId) +
    optionalPart('res_id', resId) +
    `&timeout=${wirePart(timeout, '25')}`;
  const targets = [
    ...(delivery === 'cached' ? [] : [target]),
    ...(delivery === 'instant' ? [] : [cachedTargetOf(target, values)]),
  ];
  return targets.map((each) => `GET ${each}`);
}
