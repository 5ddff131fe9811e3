/** What a message will have executed, in a sentence and in the platform's own form. */

import type { ObjectTable } from '../../../lib/lwm2m/objects';
import type { DeliveryValues } from '../../shared/editor/delivery-section';
import { cachedTargetOf, deliveryWords } from '../../shared/editor/delivery-words';
import type { TypedValues } from '../../shared/editor/field-definitions';
import { TargetWords } from '../../shared/editor/target-words';
import type { Text } from '../../shared/editor/texts';
import { literal } from '../../shared/editor/typed-value';
import { UNKNOWN, wirePart } from '../../shared/editor/wire-part';
import type { EXECUTE_FIELDS } from '../fields';

/** What stands in the dialog. */
export type ExecuteValues = TypedValues<typeof EXECUTE_FIELDS> & DeliveryValues;

/**
 * @param language a BCP 47 tag; decides which of the registry's names is used
 * @param text looks up a key of the node's catalogue
 */
export function executeWords(
  values: ExecuteValues,
  table: ObjectTable,
  language: string,
  text: Text,
): string {
  const { objId, objInstId, resId } = values;
  if (literal(resId) === '') return text('preview.unfinished');
  const words = new TargetWords(table, language, text);
  const what = text('preview.execute', {
    object: words.object(objId),
    instance: words.instance(objInstId, '0'),
    resource: words.resource(objId, resId),
  });
  return deliveryWords(what, values, language, text);
}

/** `POST /nbiot/execute?imei=…&obj_id=3&obj_inst_id=0&res_id=4&timeout=25` */
export function executeRequests(values: ExecuteValues): readonly string[] {
  const { imei, objId, objInstId, resId, timeout, delivery } = values;
  const target =
    `/nbiot/execute?imei=${wirePart(imei)}&obj_id=${wirePart(objId)}` +
    `&obj_inst_id=${wirePart(objInstId, '0')}&res_id=${wirePart(resId)}` +
    `&timeout=${wirePart(timeout, '25')}`;
  const targets = [
    ...(delivery === 'cached' ? [] : [target]),
    ...(delivery === 'instant' ? [] : [cachedTargetOf(target, values)]),
  ];
  return targets.map((each) => `POST ${each}`);
}

/** `{"args":""}`, with `…` for arguments that come with the message. */
export function executeBody({ args }: ExecuteValues): string {
  const isKnown = args.type === 'str' || args.type === 'num';
  return isKnown ? JSON.stringify({ args: args.value }) : `{"args":${UNKNOWN}}`;
}
