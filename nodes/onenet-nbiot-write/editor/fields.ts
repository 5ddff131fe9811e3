/** What stands in a write node's dialog. */

import type { Check } from '../../shared/editor';
import { fieldText, onFieldChange, readField } from '../../shared/editor/typed-fields';
import { type Field, sourceProblem } from '../../shared/editor/typed-value';
import {
  expires,
  imei,
  mode,
  number,
  objId,
  objInstId,
  resId,
  retry,
  timeout,
  validFrom,
} from './field-checks';
import { text } from './text';

/** How a command gets to its device; the words are stored in flows. */
export type Delivery = 'instant' | 'cached' | 'instant-then-cached';

export interface DialogValues {
  readonly imei: Field;
  readonly objId: Field;
  readonly objInstId: Field;
  readonly resId: Field;
  readonly payload: Field;
  readonly mode: Field;
  readonly timeout: Field;
  readonly expires: Field;
  readonly validFrom: Field;
  readonly retry: Field;
  readonly valueType: string;
  readonly delivery: Delivery;
  readonly secondWrite: boolean;
  readonly waitForResult: boolean;
  /** The sum of the bits in {@link TRIGGERS}. */
  readonly trigger: number;
}

/** The names of the typed inputs. */
export type TypedField = {
  [Name in keyof DialogValues]: DialogValues[Name] extends Field ? Name : never;
}[keyof DialogValues];

/**
 * The uplinks upon which OneNET delivers a cached command, as bits of one number: register, update, notify (OneNET
 * documentation, "cached command: write device resource", `trigger_msg`).
 */
export const TRIGGERS = [1, 2, 4] as const;
export const EVERY_TRIGGER = 7;

/** Seconds, a day: how long OneNET keeps a command where the field is empty. */
export const USUAL_EXPIRES = 86_400;
export const USUAL_RETRIES = 3;

export function isDelivery(value: unknown): value is Delivery {
  return value === 'instant' || value === 'cached' || value === 'instant-then-cached';
}

/** Whether OneNET may come to keep the command, so that what is said about that matters. */
export function mayBeCached(delivery: Delivery): boolean {
  return delivery !== 'instant';
}

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

/** A sentence for each field that is wrong, in the order of the dialog. */
export type FieldProblems = ReadonlyMap<TypedField | 'trigger', string>;

export function fieldProblems(values: DialogValues): FieldProblems {
  const problems = new Map<TypedField | 'trigger', string>();
  for (const name of FIELDS) {
    // What is not used, and not seen either, cannot be wrong.
    if (ONLY_CACHED.has(name) && !mayBeCached(values.delivery)) continue;
    const field = values[name];
    const check = CHECKS[name][field.type];
    const sentence = check === undefined ? sourceProblem(field) : check(field.value);
    if (sentence !== undefined) problems.set(name, sentence);
  }
  if (mayBeCached(values.delivery) && values.trigger === 0) {
    problems.set('trigger', text('error.trigger'));
  }
  return problems;
}

/** In the order of the dialog. */
export const FIELDS: readonly TypedField[] = [
  'imei',
  'objId',
  'objInstId',
  'resId',
  'payload',
  'expires',
  'mode',
  'timeout',
  'validFrom',
  'retry',
];

const ONLY_CACHED: ReadonlySet<TypedField> = new Set(['expires', 'validFrom', 'retry']);

/** By the type of the field; the others are looked at by what they are. */
const CHECKS: Readonly<Record<TypedField, Readonly<Partial<Record<string, Check>>>>> = {
  imei: { str: imei },
  objId: { num: objId },
  objInstId: { num: objInstId },
  resId: { num: resId },
  payload: { num: number },
  expires: { num: expires },
  mode: { num: mode },
  timeout: { num: timeout },
  validFrom: { num: validFrom },
  retry: { num: retry },
};
