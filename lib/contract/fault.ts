/**
 * What every check and parser of this package returns: a value, or the fault that it found. A fault is data: where, which
 * rule, and what the rule's sentence shows. It travels as JSON between runtime and editor, and becomes a sentence only
 * here; nothing parses the sentence again. What the sentence shows is of unknown origin, and made printable.
 */

import { input as enInput, values as enValues } from './texts/en-US/input';
import { traffic as enTraffic } from './texts/en-US/traffic';
import { input as zhInput, values as zhValues } from './texts/zh-CN/input';
import { traffic as zhTraffic } from './texts/zh-CN/traffic';

/** One for each sentence of the catalogues in `texts/`. */
export type FaultRule = keyof typeof enInput | keyof typeof enTraffic;

/** A fault among the params is shown as its sentence. */
export type FaultParam = string | number | DescribedValue | Fault;

export type FaultParams = Readonly<Record<string, FaultParam>>;

export interface Fault {
  /** JSON pointer (RFC 6901): `/imei`, `/data/0/val`; empty where no single field is wrong. */
  readonly pointer: string;
  readonly rule: FaultRule;
  readonly params: FaultParams;
}

export type Result<Value> = Ok<Value> | Failure;

export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Failure {
  readonly ok: false;
  readonly fault: Fault;
}

export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value };
}

/**
 * @param pointer JSON pointer (RFC 6901) to what is wrong, such as `/imei` or `/data/0/val`; empty where the fault is in
 *   no single field
 * @param params what the sentence of the rule shows
 */
export function fail(pointer: string, rule: FaultRule, params: FaultParams = {}): Failure {
  return { ok: false, fault: faultAt(pointer, rule, params) };
}

/** A value is wrong, and the sentence of the rule shows it as `{value}`. */
export function invalid(
  pointer: string,
  rule: FaultRule,
  value: unknown,
  params: FaultParams = {},
): Failure {
  return fail(pointer, rule, { ...params, value: describeValue(value) });
}

/** The same as `fail`, without a result around it. */
export function faultAt(pointer: string, rule: FaultRule, params: FaultParams = {}): Fault {
  return { pointer, rule, params };
}

/** A fault that is in no single field. */
export function faultOf(rule: FaultRule, params: FaultParams = {}): Fault {
  return faultAt('', rule, params);
}

/** The languages in which people are told what happened. */
export const LANGUAGES = ['en-US', 'zh-CN'] as const;

export type Language = (typeof LANGUAGES)[number];

/** @param code as Node-RED and browsers name languages: `zh-CN`, `zh`, `zh-Hans`, `en`; anything else is English */
export function languageOf(code: string | undefined): Language {
  return /^zh\b/i.test(code ?? '') ? 'zh-CN' : 'en-US';
}

const FAULTS = {
  'en-US': { ...enInput, ...enTraffic },
  'zh-CN': { ...zhInput, ...zhTraffic },
} as const;

const VALUES = { 'en-US': enValues, 'zh-CN': zhValues } as const;

/**
 * What is wrong and what to do, without the name of the field and without a full stop: `must be from 5 to 40, not 3`.
 * Strings among the params are foreign and shown on one line.
 *
 * @param nameOf how another property is called that the sentence names (`{/pmin}`); by default as flows store it
 */
export function faultSentence(
  { rule, params }: Fault,
  language: Language,
  nameOf: (property: string) => string = (property) => property,
): string {
  const sentence = FAULTS[language][rule];
  return fill(
    sentence.replace(/\{\/(\w+)\}/g, (_all, property: string) => nameOf(property)),
    params,
    language,
  );
}

/** The same with the pointer before it, for outputs and logs: `/timeout must be from 5 to 40, not 3`. */
export function pointedSentence(fault: Fault, language: Language): string {
  const sentence = faultSentence(fault, language);
  return fault.pointer === '' ? sentence : `${printable(fault.pointer, 100)} ${sentence}`;
}

/** A value in words: `the text "abc"`, `a Buffer`, `12`. */
export function valueInWords(value: DescribedValue, language: Language): string {
  const values = VALUES[language];
  if (!('text' in value)) return values[value.kind];
  return value.kind === 'string'
    ? fill(values.string, { text: JSON.stringify(value.text) }, language)
    : value.text;
}

function fill(sentence: string, params: FaultParams, language: Language): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const param = Object.hasOwn(params, name) ? params[name] : undefined;
    if (param === undefined) return placeholder;
    if (typeof param === 'object') {
      return 'rule' in param ? pointedSentence(param, language) : valueInWords(param, language);
    }
    return typeof param === 'string' ? printable(param) : String(param);
  });
}

/** The most that foreign text takes in a sentence, in characters (UTF-16 units). */
const PRINTABLE_LIMIT = 200;

/**
 * One line of printable characters: control characters, line and paragraph separators, characters that change the
 * direction of writing, invisible ones and halves of surrogate pairs become a space or go, and a long text is cut
 * with an ellipsis. Only the beginning of a long text is looked at.
 *
 * @param limit characters of the result at most
 */
export function printable(text: string, limit = PRINTABLE_LIMIT): string {
  // Twice the limit leaves enough where invisible characters are dropped.
  const start = text.length > 2 * limit ? text.slice(0, 2 * limit) : text;
  const line = start
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Surrogate}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu, '')
    .trim();
  const isWhole = start.length === text.length && line.length <= limit;
  return isWhole ? line : `${withoutHalf(line.slice(0, limit - 1))}…`;
}

/** A cut must not leave half of a character at the end. */
function withoutHalf(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}

/** A value as a sentence may show it, in any language: its kind, and a short, printable piece of it. */
export type DescribedValue =
  | { readonly kind: 'string' | 'bigint' | 'number' | 'boolean'; readonly text: string }
  | { readonly kind: ValueKind };

/** Kinds for which the catalogues have a word; nothing of the value itself is shown. */
type ValueKind = Exclude<keyof typeof enValues, 'string'>;

/** Characters of a string that are shown. */
const SHOWN = 40;

/** Never throws, whatever the value. */
export function describeValue(value: unknown): DescribedValue {
  switch (typeof value) {
    case 'string':
      return value === ''
        ? { kind: 'emptyString' }
        : { kind: 'string', text: printable(value, SHOWN) };
    case 'bigint':
      return { kind: 'bigint', text: shortenInteger(value) };
    case 'number':
    case 'boolean':
      return { kind: typeof value as 'number' | 'boolean', text: String(value) };
    case 'undefined':
      return { kind: 'nothing' };
    case 'function':
    case 'symbol':
      return { kind: typeof value as 'function' | 'symbol' };
    case 'object':
      return { kind: value === null ? 'null' : kindOfObject(value) };
  }
}

/** Compared as numbers: the digits of a long bigint take seconds to write. */
function shortenInteger(value: bigint): string {
  if (value >= FIRST_LONG) return '>10^40';
  return value <= -FIRST_LONG ? '<-10^40' : value.toString();
}

const FIRST_LONG = 10n ** 40n;

/** By the tag of the language, which also holds for values from another realm, such as a function node's. */
function kindOfObject(value: object): ValueKind {
  try {
    if (Array.isArray(value)) return 'array';
    if (ArrayBuffer.isView(value)) {
      return value.constructor.name === 'Buffer' ? 'buffer' : 'typedArray';
    }
    return KINDS[Object.prototype.toString.call(value)] ?? 'object';
  } catch {
    // A proxy may throw whatever it is asked.
    return 'object';
  }
}

const KINDS: Readonly<Record<string, ValueKind>> = {
  '[object Date]': 'date',
  '[object Map]': 'map',
  '[object Set]': 'set',
  '[object Error]': 'error',
  '[object RegExp]': 'regExp',
  '[object Promise]': 'promise',
};
