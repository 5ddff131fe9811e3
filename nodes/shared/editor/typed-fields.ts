/**
 * Fields of a dialog whose value may come from several sources, Node-RED's typed inputs: the controls, and what can be said of
 * their value before a message comes.
 */

import { isReference } from '../../../lib/contract';
import { sharedText, type Text } from './texts';

/** A typed input: its text, and where its value comes from. */
export interface Field {
  readonly value: string;
  readonly type: string;
}

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

/** The input that shows. The widget hides the one that has the id. */
export function visibleInput(name: string): HTMLInputElement {
  const [input] = container(name).find<HTMLInputElement>('input.red-ui-typedInput-input');
  if (input === undefined) throw new Error(`the field ${name} is no typed input`);
  return input;
}

/** The whole typed input, with the menu of its types. */
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

/** The text of a plain field or menu; `otherwise` where there is none. */
export function fieldText(selector: string, otherwise = ''): string {
  const value = $(selector).val();
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

/** Whether a box is ticked. */
export function isTicked(selector: string): boolean {
  return $(selector).prop('checked') === true;
}

/** The text itself where it is in the dialog for good; `undefined` where a message or the environment brings it. */
export function literal({ value, type }: Field): string | undefined {
  return (type === 'num' || type === 'str') && !isReference(value) ? value.trim() : undefined;
}

/** A literal number of the dialog, in any spelling that Node-RED takes. */
export function literalNumber(field: Field): number | undefined {
  const text = literal(field);
  return text === undefined || text === '' || !Number.isInteger(Number(text))
    ? undefined
    : Number(text);
}

/** Where a value comes from, in the words of a flow: `msg.payload`. */
export function sourceOf({ value, type }: Field): string {
  switch (type) {
    case 'msg':
    case 'flow':
    case 'global':
      return `${type}.${nameOf(value)}`;
    case 'env':
      return `$${value}`;
    default:
      return value;
  }
}

/** The editor stores the context store before the name: `#:(file)::limit`. */
function nameOf(value: string): string {
  return value.replace(/^#:\(.+?\)::/, '');
}

/**
 * What a field names, in words: the thing itself, where it comes from, or one that is still to be named.
 *
 * @param say the words for each of them
 */
export function fieldWords(
  field: Field,
  say: (form: 'fixed' | 'source' | 'blank', values?: Record<string, string>) => string,
): string {
  const fixed = literal(field);
  if (fixed === undefined) return say('source', { source: sourceOf(field) });
  return fixed === '' ? say('blank') : say('fixed', { id: fixed });
}

/** Stands in a request for what is not known before the message comes. */
export const UNKNOWN = '…';

/**
 * A field as a part of a request's target.
 *
 * @param usual what an empty field stands for
 */
export function wirePart(field: Field, usual = UNKNOWN): string {
  const text = literal(field);
  if (text === undefined) return UNKNOWN;
  if (text === '') return usual;
  // A name that is still being typed is no number yet.
  if (field.type === 'num') return String(literalNumber(field) ?? UNKNOWN);
  // No address can carry half a character, and an exception would stop the dialog; the check of the field refuses it.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** A parameter that is left out where the field is blank: `&res_id=5850`. */
export function optionalPart(name: string, field: Field): string {
  const value = wirePart(field, '');
  return value === '' ? '' : `&${name}=${value}`;
}
