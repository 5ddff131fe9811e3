/**
 * Checks of what stands in the fields of a node, on the canvas and in its open dialog: of one field, of the source of its value,
 * and of fields that have to go together.
 */

import {
  faultSentence,
  isReference,
  isTyped,
  isUsed,
  languageOf,
  settingOf,
  type CombinationRule,
  type Fault,
  type FieldTable,
  type KnownText,
} from '../../../lib/contract';
import type { Validator } from './editor-api';
import { sharedText, type Text } from './texts';
import { sourceOf, type Field } from './typed-fields';

/** Checks of what stands in a field: a sentence that says what to enter, or nothing if all is well. */
export type Check = (value: unknown) => string | undefined;

/** A field's content as trimmed text; anything but text and numbers counts as blank. */
export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Validates a plain property. */
export function checked(check: Check): Validator {
  return function (value, options) {
    return verdict(check(value), options);
  };
}

/**
 * Validates the value of a typed input.
 *
 * @param typeProperty the property that holds the type
 * @param checks by type; a type without one is left to Node-RED
 */
export function checkedByType(
  typeProperty: string,
  checks: Readonly<Record<string, Check>>,
): Validator {
  return function (value, options) {
    const type = asText(currentValue(this, typeProperty));
    const check = checks[type];
    if (check !== undefined) return verdict(check(value), options);
    // By its type and not by the name of the property, with which it would ask the dialog of any node that is open.
    const answer = RED.validators.typedInput({ type }).call(this, value, options);
    return typeof answer === 'string' ? withoutMarkup(answer) : answer;
  };
}

/** What a validator answers. @param problem nothing where all is well */
export function verdict(
  problem: string | undefined,
  options: object | undefined,
): boolean | string {
  if (problem === undefined) return true;
  return options === undefined ? false : withoutMarkup(problem);
}

/**
 * The editor shows what a validator says as text in a tooltip, but as HTML in its sidebar (4.1 and 5.0), and its own
 * validators quote what stands in the field: a flow that somebody imports must not bring a script along.
 */
function withoutMarkup(sentence: string): string {
  return sentence.replace(/</g, '\u2039');
}

/**
 * A sentence of our own catalogue for what a parser complains of, since its own words are English in every language.
 */
export function sourceProblem(field: Field): string | undefined {
  if (isReference(field.value)) return undefined;
  switch (field.type) {
    case 'msg':
    case 'flow':
    case 'global':
      return pathProblem(field);
    case 'jsonata':
      return complaint('jsonata', (expression) => compiler()?.(expression));
    case 'json':
      return complaint('json', JSON.parse);
    case 'bin':
      return isBytes(field.value) ? undefined : sharedText('typed.bin');
    default:
      return undefined;
  }

  function complaint(key: string, parse: (source: string) => unknown): string | undefined {
    try {
      parse(field.value);
      return undefined;
    } catch (error) {
      const at = positionOf(error);
      return at === undefined ? sharedText(`typed.${key}`) : sharedText(`typed.${key}At`, { at });
    }
  }
}

/** As the runtime reads them: an array of bytes, or a text, in JSON. */
function isBytes(source: string): boolean {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === 'string' || (Array.isArray(value) && value.every(isByte));
  } catch {
    return false;
  }
}

function isByte(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255;
}

/** Node-RED's own sentence, which it has in the language of the viewer. */
function pathProblem(field: Field): string | undefined {
  const [, path = ''] = sourceOf(field).split(/\.(.*)/s);
  const answer = RED.validators.typedInput({ type: 'msg' }).call({}, path);
  return answer === true ? undefined : RED._('validator.errors.invalid-prop');
}

/** JSONata as the editor has loaded it. */
function compiler(): ((expression: string) => unknown) | undefined {
  return (globalThis as { jsonata?: (expression: string) => unknown }).jsonata;
}

/** Counted from 1; JSONata says it in a field, the engine's parser in its message. */
function positionOf(error: unknown): number | undefined {
  const { position, message = '' } = error as { position?: unknown; message?: string };
  if (typeof position === 'number') return Math.max(1, position);
  const found = /at position (\d+)/.exec(message)?.[1];
  return found === undefined ? undefined : Number(found) + 1;
}

/** Marks the field that a rule across fields is about. */
export function combinationValidator(
  name: string,
  table: FieldTable,
  combination: CombinationRule,
  text: Text,
): Validator {
  return function (value, options) {
    const rawOf = (property: string): unknown =>
      property === name ? value : currentValue(this, property);
    const problem = findProblem(table, rawOf, text, combination);
    return verdict(problem?.name === name ? problem.sentence : undefined, options);
  };
}

export interface CombinationProblem {
  readonly name: string;
  /** For the line below the field. */
  readonly sentence: string;
  readonly fault: Fault;
}

/**
 * What does not go together in an open dialog.
 *
 * @param values of all properties of the table
 */
export function combinationProblem(
  table: FieldTable,
  values: Readonly<Record<string, unknown>>,
  text: Text,
  combination: CombinationRule,
): CombinationProblem | undefined {
  const stored = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (!isTyped(table[name] ?? { value: '' })) return [[name, value]];
      const field = value as Field;
      return [
        [name, field.value],
        [`${name}Type`, field.type],
      ];
    }),
  );
  return findProblem(table, (property) => stored[property], text, combination);
}

/** @param rawOf what stands in a property */
function findProblem(
  table: FieldTable,
  rawOf: (property: string) => unknown,
  text: Text,
  combination: CombinationRule,
): CombinationProblem | undefined {
  const fault = combination(knownText(table, rawOf));
  if (fault === undefined) return undefined;
  const [, name = ''] = fault.pointer.split('/');
  const labelOf = (property: string): string => text(`label.${property}`);
  const sentence = faultSentence(
    fault,
    languageOf(text('language')),
    (other) => `“${labelOf(other)}”`,
  );
  return { name, sentence: `${labelOf(name)} ${sentence}`, fault };
}

function knownText(table: FieldTable, rawOf: (property: string) => unknown): KnownText {
  return (property) => {
    const field = table[property];
    if (field === undefined || !isUsed(field, (other) => chosen(table, other, rawOf(other)))) {
      return '';
    }
    const raw = rawOf(property);
    const content = asText(isTyped(field) ? (raw ?? field.value) : settingOf(field, raw));
    if (isReference(content)) return undefined;
    const type = isTyped(field) ? (rawOf(`${property}Type`) ?? field.type) : 'str';
    return type === 'num' || type === 'str' ? content : undefined;
  };
}

/** A property by which it is decided whether others are used: what is none of its values counts as its default. */
export function chosen(table: FieldTable, property: string, value: unknown): unknown {
  const field = table[property];
  const setting = settingOf(field, value);
  const { rule } = field ?? {};
  const isKnown = rule?.kind !== 'one-of' || rule.values.some((each) => each === setting);
  return isKnown ? setting : field?.value;
}

/**
 * To be called when a dialog is made, so that validators know whose values its fields are.
 *
 * @param prefix what Node-RED puts before the name of a field: in the dialogs of config nodes it is another
 */
export function dialogOpened(node: object, prefix = 'node-input'): void {
  DIALOGS.set(node, { form: $(`#${prefix}-name`).closest('form'), prefix });
}

/**
 * What a property has, for a validator: in its dialog if that is open, else in the flow. While a dialog is open the editor
 * also validates other nodes, those of a platform that was changed, and they have nothing to do with its fields.
 */
export function currentValue(node: object, property: string): unknown {
  return dialogValue(node, property) ?? (node as Readonly<Record<string, unknown>>)[property];
}

/** Several are open where the dialog of a config node stands above the one from which it was opened. */
const DIALOGS = new WeakMap<object, Dialog>();

interface Dialog {
  /** Out of the page once the dialog is closed. */
  readonly form: JQuery;
  readonly prefix: string;
}

function dialogValue(node: object, property: string): unknown {
  const dialog = DIALOGS.get(node);
  if (dialog?.form[0]?.isConnected !== true) return undefined;
  return dialog.form.find(`#${dialog.prefix}-${property}`).val();
}
