/** Fields of a dialog whose value may come from several sources. */

import { sharedText, type Text } from './texts';
import type { Field } from './typed-value';
import type { Check } from './validators';

/** One entry of the menu in which a typed input's source is chosen. */
export type FieldType =
  | string
  | {
      readonly value: string;
      readonly label: string;
      readonly icon?: string;
      readonly showLabel?: boolean;
      readonly default?: string;
      readonly options?: readonly { readonly value: string; readonly label: string }[];
      readonly validate?: (value: string) => true | string;
    };

/** Node-RED's number type with a check of our own, so that the sentence shows in the dialog too. */
export function numberType(check: Check): FieldType {
  return {
    value: 'num',
    label: RED._('typedInput.type.num'),
    icon: 'red/images/typedInput/09.svg',
    validate: (value) => check(value) ?? true,
  };
}

/** The same for Node-RED's text type. */
export function textType(check: Check): FieldType {
  return {
    value: 'str',
    label: RED._('typedInput.type.str'),
    icon: 'red/images/typedInput/az.svg',
    validate: (value) => check(value) ?? true,
  };
}

/**
 * Makes typed inputs of `#node-input-<property>`, with their types in `#node-input-<property>Type`.
 *
 * @param text looks up a key of the node's catalogue
 */
export function typedFields(
  types: Readonly<Record<string, readonly FieldType[]>>,
  text: Text,
): void {
  for (const [property, choices] of Object.entries(types)) typedField(property, choices, text);
}

/**
 * The widget hides the field and shows controls of its own, which the label no longer reaches: it becomes the label of
 * the one that takes text or offers a choice. The others are named after it and after what they are for, and a click
 * on it moves the focus to whichever is there.
 */
function typedField(property: string, types: readonly FieldType[], text: Text): void {
  const field = typedInput(property);
  field.typedInput({ types, typeField: `#node-input-${property}Type` });
  const labelId = `onenet-nbiot-label-${property}`;
  const label = $(`label[for="node-input-${property}"]`).attr('id', labelId);
  const controls = field.next('.red-ui-typedInput-container');
  const inputId = `onenet-nbiot-input-${property}`;
  controls.find('input.red-ui-typedInput-input').attr('id', inputId);
  label.attr('for', inputId);
  const menuId = `onenet-nbiot-menu-${property}`;
  // After its own text, which is what is chosen there.
  controls
    .find('button.red-ui-typedInput-option-trigger')
    .attr({ id: menuId, 'aria-labelledby': `${labelId} ${menuId}` });
  const name = text(`label.${property}`);
  const button = (kind: string) => controls.find(`button.red-ui-typedInput-${kind}`);
  button('type-select').attr('aria-label', sharedText('typed.source', { name }));
  button('option-expand').attr('aria-label', sharedText('typed.expand', { name }));
  label.on('click', () => {
    field.typedInput('focus');
  });
}

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
  return $(`#node-input-${name}`) as JQuery & TypedInput;
}

/** As the widget is, where the published types know only how it is made. */
type TypedInput = Omit<JQuery, 'typedInput'> & {
  typedInput(action: 'focus' | { types: readonly FieldType[]; typeField: string }): void;
  typedInput(property: 'type' | 'value'): string;
  typedInput(property: 'type' | 'value', value: string): void;
};

/** Whether a box is ticked. */
export function isTicked(selector: string): boolean {
  return $(selector).prop('checked') === true;
}
