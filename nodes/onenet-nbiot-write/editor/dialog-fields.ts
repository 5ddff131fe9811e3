/** The fields of the write node's dialog that is open. */

import { fieldText, onFieldChange, readField } from '../../shared/editor/open-dialog';
import {
  isDelivery,
  TRIGGERS,
  type Delivery,
  type DialogValues,
  type TypedField,
} from './dialog-values';

const TYPED: readonly TypedField[] = [
  'imei',
  'objId',
  'objInstId',
  'resId',
  'payload',
  'mode',
  'timeout',
  'expires',
  'validFrom',
  'retry',
];

const PLAIN = ['platform', 'valueType', 'delivery', 'secondWrite', 'waitForResult'];

export function readValues(): DialogValues {
  const fields = Object.fromEntries(TYPED.map((name) => [name, readField(name)]));
  return {
    ...(fields as Pick<DialogValues, TypedField>),
    valueType: fieldText('#node-input-valueType', 'auto'),
    delivery: delivery(),
    secondWrite: isTicked('#node-input-secondWrite'),
    waitForResult: isTicked('#node-input-waitForResult'),
    trigger: readTrigger(),
  };
}

/** The bits of the boxes that are ticked, as one number. */
export function readTrigger(): number {
  return TRIGGERS.filter((bit) => isTicked(triggerBox(bit))).reduce((sum, bit) => sum + bit, 0);
}

/** Ticks the boxes of a stored number. */
export function fillTrigger(trigger: number): void {
  for (const bit of TRIGGERS) $(triggerBox(bit)).prop('checked', (trigger & bit) !== 0);
}

/** Calls back at each change of any field. */
export function onChange(changed: () => void): void {
  onFieldChange(TYPED, changed);
  const plain = PLAIN.map((name) => `#node-input-${name}`);
  $([...plain, ...TRIGGERS.map(triggerBox)].join(', ')).on('change', changed);
}

function delivery(): Delivery {
  const value = fieldText('#node-input-delivery');
  return isDelivery(value) ? value : 'instant';
}

/** Not named after the property: the editor would take the box's own state for its value. */
function triggerBox(bit: number): string {
  return `#onenet-nbiot-write-trigger-${bit}`;
}

function isTicked(selector: string): boolean {
  return $(selector).prop('checked') === true;
}
