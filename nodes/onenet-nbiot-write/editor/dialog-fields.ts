/** The fields of the dialog that is open: what stands in them, and how to fill them. */

import type { DialogValues, Field } from './dialog-values';

export type TypedField = Exclude<keyof DialogValues, 'valueType'>;

const TYPED: readonly TypedField[] = [
  'imei',
  'objId',
  'objInstId',
  'resId',
  'payload',
  'mode',
  'timeout',
];

export function readValues(): DialogValues {
  const fields = Object.fromEntries(TYPED.map((name) => [name, read(name)]));
  return { ...(fields as Record<TypedField, Field>), valueType: valueType() };
}

/** Writes a number into a field, as if it had been typed. */
export function fillNumber(name: TypedField, value: number | string): void {
  const field = typedInput(name);
  if (field.typedInput('type') !== 'num') field.typedInput('type', 'num');
  field.typedInput('value', String(value));
}

/** The field that is seen. The one that has the id is hidden by the widget. */
export function visibleInput(name: TypedField): HTMLInputElement {
  const [input] = container(name).find<HTMLInputElement>('input.red-ui-typedInput-input');
  if (input === undefined) throw new Error(`the field ${name} is no typed input`);
  return input;
}

/** The whole of a typed input, with the menu of its types. */
export function frame(name: TypedField): HTMLElement {
  const [element] = container(name);
  return element ?? visibleInput(name);
}

/** Calls back at each change of any field. */
export function onChange(changed: () => void): void {
  for (const name of TYPED) {
    typedInput(name).on('change keyup paste', changed);
    visibleInput(name).addEventListener('input', () => {
      // The widget passes a change on later than it is typed.
      setTimeout(changed);
    });
  }
  $('#node-input-valueType').on('change', changed);
}

function read(name: TypedField): Field {
  const field = typedInput(name);
  return { value: field.typedInput('value'), type: field.typedInput('type') };
}

function valueType(): string {
  const value = $('#node-input-valueType').val();
  return typeof value === 'string' ? value : 'auto';
}

function container(name: TypedField): JQuery {
  return $(`#node-input-${name}`).next('.red-ui-typedInput-container');
}

function typedInput(name: TypedField): TypedInput {
  return $(`#node-input-${name}`);
}

type TypedInput = Omit<JQuery, 'typedInput'> & {
  typedInput(property: 'type' | 'value'): string;
  typedInput(property: 'type' | 'value', value: string): void;
};
