/** The execute node in the editor: its properties and label, and of its dialog what does not follow from its table of fields. */

import type { ObjectTable } from '../../lib/lwm2m/objects';
import { deliveryRequests, deliveryWords, showDeliveryHints } from '../shared/editor/delivery';
import {
  storeBits,
  type DialogValues,
  type StoredProperties,
} from '../shared/editor/dialog-values';
import { definitionsOf } from '../shared/editor/field-definitions';
import { inOneLine, labelStyle, refineInPalette, targetOf } from '../shared/editor/labels';
import { prepareOperationDialog } from '../shared/editor/operation-dialog';
import { TargetFields } from '../shared/editor/target-fields';
import { isUnfinished, ofDevice, showUseHints, TargetWords } from '../shared/editor/target-words';
import { textsOf } from '../shared/editor/texts';
import { literal, UNKNOWN, wirePart } from '../shared/editor/typed-fields';
import { scheduleCombination } from '../shared/fields';
import { EXECUTE_FIELDS } from './fields';

const TYPE = 'onenet-nbiot-execute';

const text = textsOf(TYPE);

type ExecuteProperties = StoredProperties<typeof EXECUTE_FIELDS>;

type ExecuteValues = DialogValues<typeof EXECUTE_FIELDS>;

RED.nodes.registerType<ExecuteProperties>('onenet-nbiot-execute', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-execute.svg',
  defaults: definitionsOf(EXECUTE_FIELDS, text, { combination: scheduleCombination }),
  inputs: 1,
  outputs: 2,
  paletteLabel: inOneLine(text('paletteLabel')),
  inputLabels: text('inputLabel'),
  outputLabels(index) {
    return index === 0 ? text('outputLabel.done') : text('outputLabel.failed');
  },
  label() {
    if (this.name) return this.name;
    const target = targetOf(this, '0');
    return target === undefined ? text('paletteLabel') : text('defaultLabel', { target });
  },
  labelStyle,
  oneditprepare() {
    prepareOperationDialog(this, {
      type: TYPE,
      table: EXECUTE_FIELDS,
      text,
      combination: scheduleCombination,
      target: (changed) => new TargetFields({ type: TYPE, text, use: 'execute', changed }),
      showHints: (values, objects) => {
        showUseHints(values, objects, TYPE, text, 'execute');
        showDeliveryHints(values, TYPE, text);
      },
      preview: (values, objects, answer) => ({
        words: executeWords(values, objects),
        requests: executeRequests(values),
        body: answer?.kind === 'valid' && answer.body !== '' ? answer.body : executeBody(values),
      }),
    });
  },
  oneditsave() {
    storeBits(EXECUTE_FIELDS, this);
  },
});
refineInPalette(TYPE, text('paletteLabel'));

function executeWords(values: ExecuteValues, table: ObjectTable): string {
  const { imei, objId, objInstId, resId } = values;
  if (isUnfinished(objId) || literal(resId) === '') return text('preview.unfinished');
  const words = new TargetWords(table, text);
  const what = text('preview.execute', {
    object: words.object(objId),
    instance: words.instance(objInstId, '0'),
    resource: words.resource(objId, resId),
  });
  return ofDevice(imei, deliveryWords(what, values, text), text);
}

/** `POST /nbiot/execute?imei=…&obj_id=3&obj_inst_id=0&res_id=4&timeout=25` */
function executeRequests(values: ExecuteValues): readonly string[] {
  const { imei, objId, objInstId, resId, timeout } = values;
  const target =
    `/nbiot/execute?imei=${wirePart(imei)}&obj_id=${wirePart(objId)}` +
    `&obj_inst_id=${wirePart(objInstId, '0')}&res_id=${wirePart(resId)}` +
    `&timeout=${wirePart(timeout, '25')}`;
  return deliveryRequests('POST', target, values);
}

/** `{"args":""}`, with `…` for arguments that come with the message. */
function executeBody({ args }: ExecuteValues): string {
  const isKnown = args.type === 'str' || args.type === 'num';
  return isKnown ? JSON.stringify({ args: args.value }) : `{"args":${UNKNOWN}}`;
}
