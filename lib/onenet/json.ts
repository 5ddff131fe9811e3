/**
 * JSON in which integers beyond 2^53 survive, and the fields of what was read. The engine's own parser does the work; before
 * it, one pass over the text finds such integers and bounds depth and number of parts, so that no text of a size that is
 * allowed holds up the event loop.
 */

import { readDigits } from '../contract';

/** Objects and arrays within each other; the platform's answers have six. */
const DEEPEST = 64;

/**
 * Objects, arrays and names. A page of history, the largest of the platform's answers, has 6,000 points with three or four
 * of them each. Without this bound a megabyte of `{},{},{}` takes as long to read as twenty of those pages.
 */
export const MAX_PARTS = 30_000;

/** JSON that is nested too deep or has too many parts, though it may be valid. */
export class TooMuchJson extends SyntaxError {}

/** Throws a SyntaxError for text that is not JSON, is nested too deep, or has too many parts. Integers beyond 2^53 become bigints. */
export function parseJson(text: string): unknown {
  const long = findLongIntegers(text);
  if (long.length === 0) return JSON.parse(text);
  const mark = unusedMark(text);
  return JSON.parse(quote(text, long, mark), (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark)
      ? toBigInt(value.slice(mark.length))
      : value,
  );
}

/** The same for answers: such integers become the text of their digits, so that the value can become JSON again. */
export function parseAnswer(text: string): unknown {
  return JSON.parse(quote(text, findLongIntegers(text), ''));
}

type Span = readonly [start: number, end: number];

/** Where integers stand that a JavaScript number does not hold exactly. */
function findLongIntegers(text: string): readonly Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let parts = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === MINUS || isDigit(code)) {
      const end = endOfDigits(text, at + 1);
      const next = endOfNumber(text, end);
      // Without a fraction or an exponent it is an integer.
      if (next === end && end - at > SAFE_DIGITS && isUnsafe(text, at, end)) {
        // As a text it could be a name, which a number is not.
        if (isName(text, end)) throw new SyntaxError('a number is no name');
        spans.push([at, end]);
      }
      at = next;
    } else {
      if (code === BRACE || code === BRACKET) depth += 1;
      else if (code === BRACE + 2 || code === BRACKET + 2) depth -= 1;
      if (code === BRACE || code === BRACKET || code === COLON) parts += 1;
      if (depth > DEEPEST) throw new TooMuchJson('JSON is nested too deep');
      if (parts > MAX_PARTS) throw new TooMuchJson('JSON has too many parts');
      at += 1;
    }
  }
  return spans;
}

const SPACE = 0x20;
const [QUOTE, BACKSLASH, MINUS, ZERO] = [0x22, 0x5c, 0x2d, 0x30];
const [COLON, BRACE, BRACKET] = [0x3a, 0x7b, 0x5b];

/** Digits of an integer that is exact for certain. */
const SAFE_DIGITS = 15;

/** Behind the closing quote. */
function endOfString(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at !== -1 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at === -1 ? text.length : at + 1;
}

/** Runs of backslashes do not overlap, so that all of them together are looked at once. */
function isEscaped(text: string, quoteAt: number): boolean {
  let at = quoteAt;
  while (text.charCodeAt(at - 1) === BACKSLASH) at -= 1;
  return (quoteAt - at) % 2 === 1;
}

function isName(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) <= SPACE) at += 1;
  return text.charAt(at) === ':';
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function endOfNumber(text: string, from: number): number {
  let at = from;
  while (isOfNumber(text.charCodeAt(at))) at += 1;
  return at;
}

/** Digits, signs, a point, an exponent. */
function isOfNumber(code: number): boolean {
  return (
    isDigit(code) || code === 0x2e || code === MINUS || code === 0x2b || (code | 0x20) === 0x65
  );
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** @param start of the digits, or of the sign before them */
function isUnsafe(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start) === MINUS ? start + 1 : start;
  // JSON has no leading zeros; what has them is left to the parser to refuse.
  if (first === end || text.charCodeAt(first) === ZERO) return false;
  return end - first > SAFE_DIGITS + 1 || !Number.isSafeInteger(Number(text.slice(start, end)));
}

function quote(text: string, spans: readonly Span[], mark: string): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  const open = `"${mark}`;
  let from = 0;
  let close = '';
  for (const [start, end] of spans) {
    parts.push(`${close}${text.slice(from, start)}${open}${text.slice(start, end)}`);
    from = end;
    close = '"';
  }
  parts.push(close, text.slice(from));
  return parts.join('');
}

/** A text that no string of the JSON begins with. */
function unusedMark(text: string): string {
  for (let number = 0; ; number += 1) {
    const mark = `integer-${number}:`;
    if (!text.includes(mark)) return mark;
  }
}

/** An integer of LwM2M has up to 64 bits, 20 digits; a longer one is no number of it, and would take seconds to read. */
function toBigInt(digits: string): bigint | string {
  return digits.length <= LONGEST_BIGINT ? BigInt(digits) : digits;
}

const LONGEST_BIGINT = 4096;

/** The fields of an object of unknown form. */
export type Fields = Readonly<Record<string, unknown>>;

/** The own fields of an object of unknown form; of anything else, and of one with too many fields, none. */
export function fieldsOf(value: unknown): Fields {
  if (!isObject(value) || Object.keys(value).length > MAX_FIELDS) return {};
  return Object.assign(Object.create(null) as Record<string, unknown>, value);
}

/** No record of OneNET has as many; to copy tens of thousands, again and again, would hold up the event loop. */
const MAX_FIELDS = 1000;

/** The elements of an array; of anything else, none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects in an array that have fields: what else stands in a list of records is left out. */
export function recordsIn(value: unknown): readonly object[] {
  return listOf(value).filter(isRecord);
}

function isRecord(value: unknown): value is object {
  return isObject(value) && Object.keys(value).length > 0;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A whole number from 0 on: the platform's tables have a number where its samples have a text. */
export function readCount(value: unknown): number | undefined {
  const count = readDigits(value);
  return Number.isInteger(count) && (count as number) >= 0 ? (count as number) : undefined;
}

/** The fields that are not `undefined`. */
export function present<T extends object>(
  fields: T,
): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
