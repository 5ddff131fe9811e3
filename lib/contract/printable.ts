/** Text and values of unknown origin, fit for a log line, a status, an error or a dialog. */

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
  | { readonly kind: 'string' | 'bigint'; readonly text: string }
  | { readonly kind: 'number' | 'boolean'; readonly text: string }
  | { readonly kind: ValueKind };

/** Kinds for which the catalogues have a word; nothing of the value itself is shown. */
export type ValueKind =
  | 'emptyString'
  | 'nothing'
  | 'null'
  | 'array'
  | 'buffer'
  | 'date'
  | 'typedArray'
  | 'map'
  | 'set'
  | 'error'
  | 'regExp'
  | 'promise'
  | 'function'
  | 'symbol'
  | 'object';

/** Characters of a string that are shown. */
const SHOWN = 40;

/** Never throws, whatever the value. */
export function describeValue(value: unknown): DescribedValue {
  switch (typeof value) {
    case 'string':
      return value === '' ? { kind: 'emptyString' } : { kind: 'string', text: shorten(value) };
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

function shorten(text: string): string {
  return printable(text, SHOWN);
}

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
