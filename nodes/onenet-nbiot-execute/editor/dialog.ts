/** The dialog of the execute node, beside what follows from its table of fields. */

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
import { literal, UNKNOWN, wirePart } from '../../shared/editor/typed-fields';
import { scheduleCombination } from '../../shared/fields';
import { EXECUTE_FIELDS } from '../fields';

const TYPE = 'onenet-nbiot-execute';

const text = textsOf(TYPE);

export type ExecuteValues = DialogValues<typeof EXECUTE_FIELDS>;

/** @param node as the flow has it */
export function prepareDialog(node: object): void {
  prepareOperationDialog(node, {
    ...{ type: TYPE, table: EXECUTE_FIELDS, text, combination: scheduleCombination },
    target: (changed) => new TargetFields({ type: TYPE, text, use: 'execute', changed }),
    showHints: (values, objects) => {
      showUseHints(values, objects, TYPE, text, 'execute');
      showDeliveryHints(values, TYPE, text);
    },
    preview: (values, objects, answer) => ({
      words: executeWords(values, objects, text('language'), text),
      requests: executeRequests(values),
      body: answer?.kind === 'valid' && answer.body !== '' ? answer.body : executeBody(values),
    }),
  });
}

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
  const { imei, objId, objInstId, resId } = values;
  if (isUnfinished(objId) || literal(resId) === '') return text('preview.unfinished');
  const words = new TargetWords(table, language, text);
  const what = text('preview.execute', {
    object: words.object(objId),
    instance: words.instance(objInstId, '0'),
    resource: words.resource(objId, resId),
  });
  return ofDevice(imei, deliveryWords(what, values, language, text), text);
}

/** `POST /nbiot/execute?imei=…&obj_id=3&obj_inst_id=0&res_id=4&timeout=25` */
export function executeRequests(values: ExecuteValues): readonly string[] {
  const { imei, objId, objInstId, resId, timeout } = values;
  const target =
    `/nbiot/execute?imei=${wirePart(imei)}&obj_id=${wirePart(objId)}` +
    `&obj_inst_id=${wirePart(objInstId, '0')}&res_id=${wirePart(resId)}` +
    `&timeout=${wirePart(timeout, '25')}`;
  return deliveryRequests('POST', target, values);
}

/** `{"args":""}`, with `…` for arguments that come with the message. */
export function executeBody({ args }: ExecuteValues): string {
  const isKnown = args.type === 'str' || args.type === 'num';
  return isKnown ? JSON.stringify({ args: args.value }) : `{"args":${UNKNOWN}}`;
}
