/**
 * Resource values as the platform carries them in JSON.
 *
 * Source: OneNET documentation, "real-time command: write device resource", data parameters. `type` 1 is
 * Opaque as a hex string, `type` 2 is Time in whole seconds since 1970, no `type` is a basic type. Reads and pushes show
 * milliseconds for the same Resource, which is why people send milliseconds by mistake.
 *
 * Sizes are looked at before anything is converted: a value that no body can hold must not cost its conversion.
 */

import { isAnyArrayBuffer, isDate } from 'node:util/types';
import {
  fail,
  invalid,
  ok,
  parseResourceTime,
  unsetVariable,
  type Failure,
  type FaultRule,
  type Result,
  type ValueType,
} from '../contract';
import type { Opaque, ResourceId, ResourceValue } from '../lwm2m';
import type { WireResource } from './transport';

/** A Resource's value, or the bare integer that the vendor's own sample sends with `type` 1. */
export type PlatformValue = ResourceValue | OpaqueInteger;

export interface OpaqueInteger {
  readonly kind: 'opaque-integer';
  readonly integer: number | bigint;
}

/** Characters, or bytes, of a value that is looked at; a body has at most 2048 bytes. */
const LONGEST_VALUE = 65_536;

/** Of an integer; as many digits as a body has bytes are far too many. */
const LARGEST_INTEGER = 10n ** 2048n;

/** Characters of a text that may be a time, or a number. */
const LONGEST_WORD = 64;

/**
 * Reads what a message offers as the value of a Resource.
 *
 * @param pointer to the value, for faults
 * @param type the platform's `type`; without it the JavaScript type decides: bytes are Opaque, a Date is Time
 * @param val any value at all; only booleans, finite numbers, bigints, strings, bytes and Dates are accepted
 */
export function parseValue(
  pointer: string,
  type: 1 | 2 | undefined,
  val: unknown,
): Result<PlatformValue> {
  const failure = unusable(pointer, val);
  if (failure !== undefined) return failure;
  if (type === 2 || (type === undefined && isDate(val))) return parseTime(pointer, val);
  const bytes = bytesOf(val);
  if (bytes !== undefined) return ok(opaque(bytes.toString('hex')));
  if (type === 1) return parseOpaque(pointer, val);
  switch (typeof val) {
    case 'boolean':
    case 'string':
    case 'bigint':
      return ok(val);
    case 'number':
      return Number.isFinite(val) ? ok(val) : invalid(pointer, 'finite', val);
    default:
      return invalid(pointer, 'plain', val);
  }
}

/** Writes a Resource as an element of the request's `data` array. */
export function encodeResource(id: ResourceId, value: PlatformValue): WireResource {
  if (typeof value !== 'object') return { res_id: id, val: value };
  switch (value.kind) {
    case 'opaque':
      return { res_id: id, type: 1, val: value.hex };
    case 'opaque-integer':
      return { res_id: id, type: 1, val: value.integer };
    case 'time':
      return { res_id: id, type: 2, val: value.seconds };
  }
}

/** The value of an element as LwM2M knows it, for comparison with the type of its Resource. */
export function resourceValueOf({ type, val }: WireResource): ResourceValue {
  if (type === 1 && typeof val === 'string') return opaque(val);
  return type === 2 ? { kind: 'time', seconds: Number(val) } : val;
}

/**
 * Converts a value to the type chosen for it, or refuses. `auto`, `opaque` and `time` leave it to
 * {@link parseValue}.
 */
export function convertValue(
  pointer: string,
  valueType: ValueType,
  value: unknown,
): Result<unknown> {
  const failure = unusable(pointer, value);
  if (failure !== undefined) return failure;
  switch (valueType) {
    case 'auto':
    case 'opaque':
    case 'time':
      return ok(value);
    case 'boolean':
      return converted(pointer, 'asBoolean', value, BOOLEANS.get(wordOf(value)));
    case 'integer':
      return converted(pointer, 'asInteger', value, toInteger(value));
    case 'float':
      return converted(pointer, 'asFloat', value, toFloat(value));
    case 'string':
      return converted(pointer, 'asString', value, toText(value));
  }
}

function converted(
  pointer: string,
  rule: FaultRule,
  value: unknown,
  result: unknown,
): Result<unknown> {
  return result === undefined ? invalid(pointer, rule, value) : ok(result);
}

const BOOLEANS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ...[true, 1, 1n, '1', 'true', 'on'].map((each) => [each, true] as const),
  ...[false, 0, 0n, '0', 'false', 'off'].map((each) => [each, false] as const),
]);

/** A short text without its blanks and its letter case; anything else as it is. */
function wordOf(value: unknown): unknown {
  return typeof value === 'string' && value.length <= LONGEST_WORD
    ? value.trim().toLowerCase()
    : value;
}

/** Exact: a number that may have lost digits on its way is refused, and digits beyond 2^53 become a bigint. */
function toInteger(value: unknown): number | bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  const word = wordOf(value);
  const digits =
    typeof word === 'string' ? /^([+-]?\d{1,32})(?:\.0{1,16})?$/.exec(word)?.[1] : undefined;
  const integer =
    typeof value === 'bigint' ? value : digits === undefined ? undefined : toBigInt(digits);
  if (integer === undefined || integer < SMALLEST_INT64 || integer > LARGEST_UINT64)
    return undefined;
  return Number.isSafeInteger(Number(integer)) ? Number(integer) : integer;
}

function toBigInt(digits: string): bigint {
  return BigInt(digits.startsWith('+') ? digits.slice(1) : digits);
}

/** OMA LwM2M Core 1.1, appendix C: Integer and Unsigned Integer have up to 64 bits. */
const SMALLEST_INT64 = -(2n ** 63n);
const LARGEST_UINT64 = 2n ** 64n - 1n;

function toFloat(value: unknown): number | bigint | undefined {
  if (typeof value === 'bigint') return value;
  const word = wordOf(value);
  const isNumeric =
    typeof word === 'string' && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/.test(word);
  const number = isNumeric ? Number(word) : word;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const isShown = typeof value === 'boolean' || typeof value === 'bigint' || Number.isFinite(value);
  return isShown ? String(value) : undefined;
}

/** What is wrong with a value whichever type it is meant to have. */
function unusable(pointer: string, value: unknown): Failure | undefined {
  if (sizeOf(value) > LONGEST_VALUE) return fail(pointer, 'tooLarge');
  const name = typeof value === 'string' ? unsetVariable(value) : undefined;
  return name === undefined ? undefined : fail(pointer, 'variableAsValue', { name });
}

/** Characters or bytes; of what has neither, 0. */
function sizeOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return value.length;
    case 'bigint':
      return value < LARGEST_INTEGER && value > -LARGEST_INTEGER ? 0 : Infinity;
    case 'object':
      return ArrayBuffer.isView(value) || isAnyArrayBuffer(value) ? value.byteLength : 0;
    default:
      return 0;
  }
}

function parseOpaque(pointer: string, val: unknown): Result<PlatformValue> {
  if (typeof val === 'bigint' || Number.isInteger(val)) {
    return ok({ kind: 'opaque-integer', integer: val as number | bigint });
  }
  if (typeof val !== 'string') return invalid(pointer, 'hexText', val);
  const hex = val.replace(/\s+/g, '').replace(/^0x/i, '');
  if (!/^[0-9a-f]*$/i.test(hex)) return invalid(pointer, 'hexDigits', val);
  return hex.length % 2 === 0
    ? ok(opaque(hex))
    : fail(pointer, 'wholeBytes', { count: hex.length });
}

/**
 * The memory behind a Buffer, typed array, DataView or ArrayBuffer. Asks Node for the type, since a value from a
 * function node comes out of another realm, where `instanceof` is false.
 */
function bytesOf(val: unknown): Buffer | undefined {
  if (typeof val !== 'object' || val === null) return undefined;
  if (ArrayBuffer.isView(val)) return Buffer.from(val.buffer, val.byteOffset, val.byteLength);
  return isAnyArrayBuffer(val) ? Buffer.from(val) : undefined;
}

function opaque(hex: string): Opaque {
  return { kind: 'opaque', hex };
}

/** Reads seconds, a Date, or an ISO 8601 date and time. A Date has no unit that could be mistaken, so any is taken. */
function parseTime(pointer: string, val: unknown): Result<PlatformValue> {
  if (isDate(val)) {
    const time = val.getTime();
    return Number.isNaN(time)
      ? invalid(pointer, 'notADate', val)
      : ok({ kind: 'time', seconds: Math.floor(time / 1000) });
  }
  if (typeof val !== 'number' && typeof val !== 'bigint' && typeof val !== 'string') {
    return invalid(pointer, 'time', val);
  }
  const seconds = parseResourceTime(pointer, val);
  return seconds.ok ? ok({ kind: 'time', seconds: seconds.value }) : seconds;
}
