/**
 * Tables of a node's properties. Editor defaults, validators, the dialog's checks and the runtime's input readers are
 * made from them, so that a property is described once.
 */

import { isSimulator, parseHost } from './host';
import { describeValue, faultAt, type Fault, type Result } from './fault';
import { isReference, parseArguments, parseIdentity, parseWords } from './input-text';
import { parseInstant } from './moment';

/** What a value must be that stands in the flow itself. One that names an environment variable is not known there. */
export type FieldRule =
  /** In any spelling that Node-RED's number type takes (`16`, `0x10`); both ends inclusive. */
  | {
      readonly kind: 'whole';
      readonly min: number;
      readonly max?: number;
      readonly blank?: boolean;
    }
  /** From `min` on, if there is one. */
  | { readonly kind: 'number'; readonly min?: number; readonly blank?: boolean }
  /** With or without a fraction. */
  | { readonly kind: 'above-zero'; readonly blank?: boolean }
  | { readonly kind: 'text' }
  /** Of a device, such as its IMEI, or of a product. */
  | { readonly kind: 'identity'; readonly blank?: boolean }
  /** Words with white space between them, or nothing. */
  | { readonly kind: 'words' }
  /** A time with its zone in ISO 8601, or nothing. */
  | { readonly kind: 'instant' }
  /** Of an execution. */
  | { readonly kind: 'arguments' }
  /** Of a platform. */
  | { readonly kind: 'host' }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  /** On or off, also as a text, which is what an environment variable gives. */
  | { readonly kind: 'switch' };

/** When a field is seen and used: while another property has one of these values, or is the host of the simulator or not. */
export type FieldCondition =
  | { readonly property: string; readonly values: readonly string[] }
  | { readonly property: string; readonly isSimulator: boolean };

interface Common {
  /** What {@link fits} checks, where the value stands in the flow. */
  readonly rule?: FieldRule;
  /** Key of the sentence below `error.` of the node's catalogue, where it is not the name of the property. */
  readonly error?: string;
  /** Where there are several, all of them have to hold. */
  readonly when?: FieldCondition | readonly FieldCondition[];
  /** Name of the Font Awesome icon before the label. The build makes the row of the dialog for a field that has one. */
  readonly icon?: string;
  /** Whether the row is below "More options". */
  readonly isFolded?: boolean;
  /** A button beside the field; its text is `<button>.button` of the catalogue, its id `<type>-<button>`. */
  readonly button?: string;
}

/** A property `x` beside `xType`, which says where its value comes from. */
export interface TypedField extends Common {
  /** Types that the dialog offers, in their order. */
  readonly types: readonly string[];
  readonly type: string;
  readonly value: string;
  /** What a number field that was left empty stands for. */
  readonly whenBlank?: number;
}

/** A property whose value stands in the flow itself. */
export interface PlainField extends Common {
  readonly value: string | number | boolean;
  /** Type of the config node whose id it holds. */
  readonly configType?: string;
  readonly required?: boolean;
  /** Bits of a number, each with a box of its own: the key of its label, below the name of the field, and the bit. */
  readonly bits?: Readonly<Record<string, number>>;
  /** A choice that is only known in the editor. */
  readonly isMenu?: boolean;
  /** Whether white space around it does not count, neither in the editor nor at run time. */
  readonly isTrimmed?: boolean;
}

export type FieldTable = Readonly<Record<string, TypedField | PlainField>>;

/** Where a value may come from, other than being written in the dialog itself. */
export const SOURCES = ['msg', 'flow', 'global', 'env', 'jsonata'] as const;

export function isTyped(field: TypedField | PlainField): field is TypedField {
  return 'types' in field;
}

/** The rule of a field; that of a switch need not be said. */
export function ruleOf({ rule, value }: TypedField | PlainField): FieldRule | undefined {
  return rule ?? (typeof value === 'boolean' ? { kind: 'switch' } : undefined);
}

/** Whether a value of the flow keeps a rule. What a flow written by hand leaves out (`undefined`) has its default. */
export function fits(rule: FieldRule, value: unknown): boolean {
  if (value === undefined || isReference(value)) return true;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  const number = text === '' ? NaN : Number(text);
  // Neither an object nor a switch is a number that was left out.
  const mayBeBlank = typeof value === 'string' || value === null;
  switch (rule.kind) {
    case 'whole':
      if (text === '') return rule.blank === true && mayBeBlank;
      return Number.isInteger(number) && number >= rule.min && number <= (rule.max ?? Infinity);
    case 'number':
      if (text === '') return rule.blank === true && mayBeBlank;
      return Number.isFinite(number) && number >= (rule.min ?? -Infinity);
    case 'above-zero':
      if (text === '') return rule.blank === true && mayBeBlank;
      return Number.isFinite(number) && number > 0;
    case 'text':
      return text !== '';
    case 'identity':
    case 'words':
    case 'instant':
    case 'arguments':
      return textFault(rule, value) === undefined;
    case 'host':
      return isSimulator(text) || parseHost(text).ok;
    case 'one-of':
      // As it is compared where it is used: white space around it counts, unless `settingOf` has taken it away.
      return rule.values.some((each) => each === value);
    case 'switch':
      return typeof value === 'boolean' || value === 'true' || value === 'false';
  }
}

/**
 * What a plain property comes to: its default where the flow has nothing for it, or a blank, as Node-RED puts in for an
 * environment variable that is set to nothing.
 */
export function settingOf(field: TypedField | PlainField | undefined, stored: unknown): unknown {
  if (typeof stored !== 'string') return stored ?? field?.value;
  const trimmed = stored.trim();
  if (trimmed === '') return field?.value;
  return field !== undefined && 'isTrimmed' in field && field.isTrimmed ? trimmed : stored;
}

/** Whether a switch is on. An environment variable gives its value as text. */
export function isOn(value: unknown): boolean {
  return value === true || value === 'true';
}

/** The runtime's fault of a value, for the rules whose sentence stands in no catalogue of a node. */
export function ruleFault(rule: FieldRule, value: unknown): Fault | undefined {
  if (rule.kind !== 'switch') return textFault(rule, value);
  return fits(rule, value)
    ? undefined
    : faultAt('', 'trueOrFalse', { value: describeValue(value) });
}

/** Of a text whose rule has more than one sentence. What is no text counts as blank. */
function textFault(rule: FieldRule, value: unknown): Fault | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const parsed = parseText(rule, text);
  return parsed?.ok === false ? parsed.fault : undefined;
}

function parseText(rule: FieldRule, text: string): Result<unknown> | undefined {
  switch (rule.kind) {
    case 'identity':
      return rule.blank === true && text.trim() === '' ? undefined : parseIdentity('', text);
    case 'words':
      return parseWords('', text);
    case 'instant':
      return parseInstant('', text);
    case 'arguments':
      return parseArguments('', text);
    default:
      return undefined;
  }
}

/**
 * What is known of the values of a flow before a message comes: texts, blank where a property is not used, and `undefined`
 * where only a message or the environment will tell.
 */
export type KnownText = (property: string) => string | undefined;

/** A rule across the fields of a table: the first fault, whose pointer names the property that is marked. */
export type CombinationRule = (textOf: KnownText) => Fault | undefined;

/** A number in a text that is known; `undefined` where there is none. */
export function numberIn(text: string | undefined): number | undefined {
  const number = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/**
 * Whether a field is used with the values that other properties have.
 *
 * @param valueOf of a property; one that has none of its possible values counts as its default
 */
export function isUsed(
  { when }: TypedField | PlainField,
  valueOf: (property: string) => unknown,
): boolean {
  const conditions = when === undefined ? [] : 'property' in when ? [when] : when;
  return conditions.every((condition) => {
    const value = valueOf(condition.property);
    return 'values' in condition
      ? condition.values.some((each) => each === value)
      : isSimulator(value) === condition.isSimulator;
  });
}
