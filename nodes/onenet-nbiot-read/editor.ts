/** The read node in the editor: its properties and label, and of its dialog what does not follow from its table of fields. */

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
import { literal, optionalPart, wirePart } from '../shared/editor/typed-fields';
import { READ_FIELDS, readCombination } from './fields';

const TYPE = 'onenet-nbiot-read';

const text = textsOf(TYPE);

type ReadProperties = StoredProperties<typeof READ_FIELDS>;

type ReadValues = DialogValues<typeof READ_FIELDS>;

RED.nodes.registerType<ReadProperties>('onenet-nbiot-read', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-read.svg',
  defaults: definitionsOf(READ_FIELDS, text, { combination: readCombination }),
  inputs: 1,
  outputs: 2,
  paletteLabel: inOneLine(text('paletteLabel')),
  inputLabels: text('inputLabel'),
  outputLabels(index) {
    return index === 0 ? text('outputLabel.done') : text('outputLabel.failed');
  },
  label() {
    if (this.name) return this.name;
    const target = targetOf(this, '');
    return target === undefined ? text('paletteLabel') : text('defaultLabel', { target });
  },
  labelStyle,
  oneditprepare() {
    prepareOperationDialog(this, {
      type: TYPE,
      table: READ_FIELDS,
      text,
      combination: readCombination,
      target: (changed) => new TargetFields({ type: TYPE, text, use: 'read', changed }),
      showHints: (values, objects) => {
        showUseHints(values, objects, TYPE, text, 'read');
        showDeliveryHints(values, TYPE, text);
      },
      preview: (values, objects) => ({
        words: readWords(values, objects),
        requests: readRequests(values),
      }),
    });
  },
  oneditsave() {
    storeBits(READ_FIELDS, this);
  },
});
refineInPalette(TYPE, text('paletteLabel'));

function readWords(values: ReadValues, table: ObjectTable): string {
  const { imei, objId, objInstId, resId } = values;
  if (isUnfinished(objId)) return text('preview.unfinished');
  const words = new TargetWords(table, text);
  const place = { object: words.object(objId), instance: words.instance(objInstId, '') };
  // To read twice changes nothing, so that there is no choice.
  const done = deliveryWords(what(), { ...values, secondWrite: true }, text);
  return ofDevice(imei, done, text);

  function what(): string {
    if (place.instance === '') return text('preview.readAll', place);
    if (literal(resId) === '') return text('preview.readInstance', place);
    return text('preview.read', { ...place, resource: words.resource(objId, resId) });
  }
}

/** `GET /nbiot?imei=…&obj_id=3311&obj_inst_id=0&res_id=5850&timeout=25` */
function readRequests(values: ReadValues): readonly string[] {
  const { imei, objId, objInstId, resId, timeout } = values;
  const target =
    `/nbiot?imei=${wirePart(imei)}&obj_id=${wirePart(objId)}` +
    optionalPart('obj_inst_id', objInstId) +
    optionalPart('res_id', resId) +
    `&timeout=${wirePart(timeout, '25')}`;
  return deliveryRequests('GET', target, values);
}
