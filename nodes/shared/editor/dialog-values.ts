/** What a node has of its table of fields: in the flow, and in the open dialog. */

import {
  isOn,
  isTyped,
  printable,
  settingOf,
  type FieldTable,
  type PlainField,
  type TypedField,
} from '../../../lib/contract';
import { fieldText, isTicked, readField, type Field } from './typed-fields';
import { dialogOpened } from './validators';

export type TypedNames<Table> = {
  [Name in keyof Table & string]: Table[Name] extends TypedField ? Name : never;
}[keyof Table & string];

/** What stands in the open dialog, in the form in which the preview and the checks want it. */
export type DialogValues<Table extends FieldTable> = {
  readonly [Name in keyof Table]: DialogValue<Table[Name]>;
};

type DialogValue<Each> = Each extends TypedField
  ? Field
  : Each extends { readonly bits: object }
    ? number
    : Each extends { readonly value: boolean }
      ? boolean
      : Each extends { readonly rule: { readonly values: readonly (infer Choice)[] } }
        ? Choice
        : string;

/** What a node has of its table's properties in the editor; a flow written by hand, or an older one, may lack any. */
export type StoredProperties<Table extends FieldTable> = {
  -readonly [Name in keyof Table]: Stored<Table[Name]['value']>;
} & Record<`${TypedNames<Table>}Type`, string>;

/** A dialog turns numbers into text. */
type Stored<Value> = Value extends boolean
  ? boolean
  : Value extends number
    ? number | string
    : string;

/** The names of a table's typed fields, in its order. */
export function namesOfTyped<Table extends FieldTable>(table: Table): readonly TypedNames<Table>[] {
  return Object.entries(table).flatMap(([name, field]) =>
    isTyped(field) ? [name as TypedNames<Table>] : [],
  );
}

export function readValues<Table extends FieldTable>(table: Table): DialogValues<Table> {
  const entries = Object.entries(table).map(([name, field]) => [name, readValue(name, field)]);
  return Object.fromEntries(entries) as DialogValues<Table>;
}

function readValue(
  name: string,
  field: TypedField | PlainField,
): Field | boolean | number | string {
  if (isTyped(field)) return readField(name);
  if (field.bits !== undefined) return readBits(name);
  if (typeof field.value === 'boolean') return isTicked(`#node-input-${name}`);
  return choiceOf(field, fieldText(`#node-input-${name}`));
}

/** What the menus hold as it is, also where that is none of a field's choices. */
export function readMenus(table: FieldTable): Readonly<Record<string, string>> {
  const menus = Object.entries(table).filter(([, { rule }]) => rule?.kind === 'one-of');
  return Object.fromEntries(menus.map(([name]) => [name, fieldText(`#node-input-${name}`)]));
}

/** One of a field's choices: its default where the value is none of them. */
export function choiceOf(field: PlainField, value: unknown): string {
  const { rule } = field;
  const known = rule?.kind === 'one-of' ? rule.values.find((each) => each === value) : undefined;
  if (rule?.kind === 'one-of') return known ?? String(field.value);
  return typeof value === 'string' ? value : '';
}

/**
 * Shows what holds where the flow has nothing, and what the editor cannot show by itself. To be called before the typed
 * inputs are made.
 */
export function fillDialog(table: FieldTable, node: object): void {
  dialogOpened(node);
  const stored = node as Readonly<Record<string, unknown>>;
  for (const [name, field] of Object.entries(table)) {
    const value = stored[name];
    const input = $(`#node-input-${name}`);
    if (isTyped(field)) {
      if (value === undefined) input.val(field.value);
      if (stored[`${name}Type`] === undefined) $(`#node-input-${name}Type`).val(field.type);
    } else if (field.bits !== undefined) {
      const sum = Number(settingOf(field, value));
      boxes(name).each((_, box) => {
        $(box).prop('checked', (sum & bitOf(box)) !== 0);
      });
    } else if (field.rule?.kind === 'one-of') {
      fillMenu(input, field, value);
    } else if (typeof field.value === 'boolean') {
      input.prop('checked', isOn(settingOf(field, value)));
    } else if (value === undefined && typeof field.value === 'number') {
      input.val(field.value);
    }
  }
}

/**
 * Shows a choice in its menu. One that is none of the entries, such as the name of an environment variable, becomes an
 * entry: the editor would store another in its place.
 */
export function fillMenu(menu: JQuery, field: PlainField, value: unknown): void {
  const setting = settingOf(field, value);
  const isText = typeof setting === 'string' || typeof setting === 'number';
  const chosen = String(isText || typeof setting === 'boolean' ? setting : field.value);
  const entries = menu.find('option').toArray();
  if (!entries.some((entry) => $(entry).val() === chosen)) {
    menu.append($('<option>').val(chosen).text(printable(chosen)));
  }
  menu.val(chosen);
}

/** Stores what has a box for each of its bits, which the editor does not read. */
export function storeBits(table: FieldTable, node: object): void {
  for (const [name, field] of Object.entries(table)) {
    if (!isTyped(field) && field.bits !== undefined) {
      Object.assign(node, { [name]: readBits(name) });
    }
  }
}

function readBits(name: string): number {
  return boxes(name)
    .filter(':checked')
    .toArray()
    .reduce((sum, box) => sum + bitOf(box), 0);
}

/** Not found by the name of the property: the editor would take the box's own state for its value. */
function boxes(name: string): JQuery {
  return $(`input[data-bit-of="${name}"]`);
}

function bitOf(box: HTMLElement): number {
  return Number(box.getAttribute('value'));
}

/** Whether a property has what a new node has; what is missing counts as that. */
export function hasDefault<Table extends FieldTable>(
  table: Table,
  name: keyof Table & string,
  node: object,
): boolean {
  const stored = node as Readonly<Record<string, unknown>>;
  const field: TypedField | PlainField | undefined = table[name];
  if (field === undefined) return true;
  const own = stored[name];
  const value = isTyped(field) ? (own ?? field.value) : settingOf(field, own);
  const isUsual =
    value === field.value || (typeof value === 'string' && value === String(field.value));
  return isUsual && (!isTyped(field) || (stored[`${name}Type`] ?? field.type) === field.type);
}
