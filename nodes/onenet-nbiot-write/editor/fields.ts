/** What stands in a write node's dialog. */

import { DELIVERIES, TRIGGERS, type Delivery } from '../../../lib/contract';
import { namesOfTyped, problemsIn, type TypedNames } from '../../shared/editor/field-definitions';
import { fieldText, onFieldChange, readField } from '../../shared/editor/typed-fields';
import type { Field } from '../../shared/editor/typed-value';
import { WRITE_FIELDS } from '../fields';
import { text } from './text';

/** Typed fields, and what else matters to what the dialog says. */
export type DialogValues = Readonly<Record<TypedNames<typeof WRITE_FIELDS>, Field>> & {
  readonly valueType: string;
  readonly delivery: Delivery;
  readonly secondWrite: boolean;
  readonly waitForResult: boolean;
  /** The sum of some of the contract's `TRIGGERS`. */
  readonly trigger: number;
};

export function isDelivery(value: unknown): value is Delivery {
  return DELIVERIES.some((delivery) => delivery === value);
}

/** Whether OneNET may come to keep the command, so that what is said about that matters. */
export function mayBeCached(delivery: Delivery): boolean {
  return delivery !== 'instant';
}

const TYPED = namesOfTyped(WRITE_FIELDS);

const BITS = Object.values(TRIGGERS);

const PLAIN = ['platform', 'valueType', 'delivery', 'secondWrite', 'waitForResult'];

export function readValues(): DialogValues {
  const fields = Object.fromEntries(TYPED.map((name) => [name, readField(name)]));
  return {
    ...(fields as Record<TypedNames<typeof WRITE_FIELDS>, Field>),
    valueType: fieldText('#node-input-valueType', 'auto'),
    delivery: delivery(),
    secondWrite: isTicked('#node-input-secondWrite'),
    waitForResult: isTicked('#node-input-waitForResult'),
    trigger: readTrigger(),
  };
}

/** The bits of the boxes that are ticked, as one number. */
export function readTrigger(): number {
  return BITS.filter((bit) => isTicked(triggerBox(bit))).reduce((sum, bit) => sum + bit, 0);
}

/** Ticks the boxes of a stored number. */
export function fillTrigger(trigger: number): void {
  for (const bit of BITS) $(triggerBox(bit)).prop('checked', (trigger & bit) !== 0);
}

/** Calls back at each change of any field. */
export function onChange(changed: () => void): void {
  onFieldChange(TYPED, changed);
  const plain = PLAIN.map((name) => `#node-input-${name}`);
  $([...plain, ...BITS.map(triggerBox)].join(', ')).on('change', changed);
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

/** A sentence for each field that is wrong, in the order of the dialog. */
export type FieldProblems = ReadonlyMap<string, string>;

export function fieldProblems(values: DialogValues): FieldProblems {
  return problemsIn(WRITE_FIELDS, { ...values }, text);
}

/** The fields below which there may be a sentence, in the order of the dialog. */
export const FIELDS = TYPED;
