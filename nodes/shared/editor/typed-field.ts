/** Fields of a dialog whose value may come from several sources. */

import type { Check } from './check';
import type { Text } from './diagnosis';
import { sharedText } from './shared-text';

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

/** Where a value may come from, other than being written in the dialog itself. */
export const SOURCES: readonly FieldType[] = ['msg', 'flow', 'global', 'env', 'jsonata'];

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
  const field = $(`#node-input-${property}`) as unknown as TypedInput;
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

type TypedInput = Omit<JQuery, 'typedInput'> & {
  typedInput(action: 'focus' | { types: readonly FieldType[]; typeField: string }): void;
};
