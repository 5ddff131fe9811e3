/** The typed inputs of the dialog that is open: what stands in them, and how to fill them. */

import type { Field } from './field';

export function readField(name: string): Field {
  const field = typedInput(name);
  return { value: field.typedInput('value'), type: field.typedInput('type') };
}

/** Writes a number into a field, as if it had been typed. */
export function fillNumber(name: string, value: number | string): void {
  fill(name, { type: 'num', value: String(value) });
}

/** Writes into a field, as if its source had been chosen and the value typed. */
export function fill(name: string, { type, value }: Field): void {
  const field = typedInput(name);
  if (field.typedInput('type') !== type) field.typedInput('type', type);
  field.typedInput('value', value);
}

/** The field that is seen. The one that has the id is hidden by the widget. */
export function visibleInput(name: string): HTMLInputElement {
  const [input] = container(name).find<HTMLInputElement>('input.red-ui-typedInput-input');
  if (input === undefined) throw new Error(`the field ${name} is no typed input`);
  return input;
}

/** The whole of a typed input, with the menu of its types. */
export function frame(name: string): HTMLElement {
  const [element] = container(name);
  return element ?? visibleInput(name);
}

/** Calls back at each change of any of the fields. */
export function onFieldChange(names: readonly string[], changed: () => void): void {
  for (const name of names) {
    typedInput(name).on('change keyup paste', changed);
    visibleInput(name).addEventListener('input', () => {
      // The widget passes a change on later than it is typed.
      setTimeout(changed);
    });
  }
}

/** The text of a plain field or menu; `otherwise` where there is none. */
export function fieldText(selector: string, otherwise = ''): string {
  const value = $(selector).val();
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function container(name: string): JQuery {
  return $(`#node-input-${name}`).next('.red-ui-typedInput-container');
}

function typedInput(name: string): TypedInput {
  return $(`#node-input-${name}`);
}

type TypedInput = Omit<JQuery, 'typedInput'> & {
  typedInput(property: 'type' | 'value'): string;
  typedInput(property: 'type' | 'value', value: string): void;
};
