/** The forms in which a message may say what to write, brought to the one form that OneNET takes. */

import { isAnyArrayBuffer, isBoxedPrimitive, isDate } from 'node:util/types';
import {
  fail,
  invalid,
  ok,
  readDigits,
  type Failure,
  type Result,
  type ValueType,
} from '../contract';
import { isResourceId, RESOURCE_ID_MAX } from '../lwm2m';
import type { Fields } from './json';
import { convertValue } from './value-codec';

/** An element of the `data` array before its value is looked at; all fields are its own, so that none is inherited. */
export interface DataElement {
  readonly res_id: unknown;
  readonly type: unknown;
  readonly val: unknown;
}

/** Elements of the shortest body that is too long are fewer. */
export const MAX_ELEMENTS = 1000;

/**
 * | payload | elements |
 * | --- | --- |
 * | array of `{res_id, type?, val}` | the same |
 * | one `{res_id, type?, val}` | one |
 * | `{data: [...]}` | those in it |
 * | `{"5850": true, "5851": 20}` | one per key, in ascending order |
 * | boolean, number, string, bigint, bytes, Date | one, for `resId` |
 *
 * The elements are not checked here, only found. Only what an object has of its own counts, never what it inherits.
 */
export function readPayload(
  payload: unknown,
  resId: unknown,
  valueType: ValueType,
): Result<readonly unknown[]> {
  if (Array.isArray(payload)) return fromArray('/payload', payload);
  if (typeof payload !== 'object' || isSingle(payload)) {
    return fromScalar(payload, resId, valueType);
  }
  if (payload === null) return nothing(payload);
  return fromObject(payload as Fields);
}

/** A sparse array may have a length of four thousand million, and hold no element. */
function fromArray(pointer: string, elements: readonly unknown[]): Result<readonly unknown[]> {
  return elements.length > MAX_ELEMENTS
    ? fail(pointer, 'tooLarge')
    : ok(Array.from(elements, ownElement));
}

/** What an element has of its own, with digits in text as numbers: flows and query strings give IDs as text. */
function ownElement(element: unknown): unknown {
  if (typeof element !== 'object' || element === null) return element;
  if (Array.isArray(element) || isSingle(element)) return element;
  const fields = element as Fields;
  const own = (name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined);
  // One field too many is enough to refuse it; to copy a million would hold up the event loop.
  const strange = Object.keys(fields).find((key) => !FIELDS.has(key));
  return {
    ...(strange === undefined ? {} : { [strange]: fields[strange] }),
    res_id: readDigits(own('res_id')),
    type: readDigits(own('type')),
    val: own('val'),
  };
}

const FIELDS: ReadonlySet<string> = new Set(['res_id', 'type', 'val']);

function fromScalar(
  payload: unknown,
  resId: unknown,
  valueType: ValueType,
): Result<readonly DataElement[]> {
  if (payload === undefined || typeof payload === 'function' || typeof payload === 'symbol') {
    return nothing(payload);
  }
  if (resId === undefined) {
    if (typeof payload === 'string' && isJson(payload)) return fail('/payload', 'jsonAsText');
    // What an mqtt in or http request node gives unless it is told otherwise; a json node takes it, too.
    if (Buffer.isBuffer(payload) && isJson(payload)) return fail('/payload', 'jsonAsBytes');
    return fail('/resId', 'noResource');
  }
  if (!isResourceId(resId)) {
    return Number.isInteger(resId)
      ? invalid('/resId', 'range', resId, { min: 0, max: RESOURCE_ID_MAX })
      : invalid('/resId', 'wholeNumber', resId);
  }
  const converted = convertValue('/data/0/val', valueType, payload);
  if (!converted.ok) return converted;
  return ok([{ res_id: resId, type: TYPE_OF[valueType], val: converted.value }]);
}

/** The platform's `type`; without one the value goes as it is. */
const TYPE_OF: Readonly<Partial<Record<ValueType, 1 | 2>>> = { opaque: 1, time: 2 };

/** Whether it is an object or array that a json node has not made of it yet. */
function isJson(payload: string | Buffer): boolean {
  const text =
    typeof payload === 'string'
      ? payload.slice(0, LONGEST_LOOK)
      : payload.toString('utf8', 0, LONGEST_LOOK);
  const inside = text.trimStart();
  if (!inside.startsWith('{') && !inside.startsWith('[')) return false;
  // What is longer than any body is not meant as a value of its own either.
  if (payload.length > LONGEST_LOOK) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const LONGEST_LOOK = 65_536;

function fromObject(payload: Fields): Result<readonly unknown[]> {
  if (Object.hasOwn(payload, 'res_id')) return ok([ownElement(payload)]);
  const keys = Object.keys(payload);
  if (keys.length > MAX_ELEMENTS) return fail('/payload', 'tooLarge');
  if (keys.length === 1 && keys[0] === 'data') {
    return Array.isArray(payload.data)
      ? fromArray('/data', payload.data)
      : invalid('/data', 'dataArray', payload.data);
  }
  if (keys.length === 0) {
    return isPlain(payload) ? fail('/data', 'empty') : invalid('/payload', 'noValue', payload);
  }
  if (keys.includes('data') && Array.isArray(payload.data)) return besideData(payload, keys);
  const strange = keys.find((key) => !isResourceKey(key));
  if (strange !== undefined) {
    return fail('/payload', 'strangeKey', { name: named(strange), max: RESOURCE_ID_MAX });
  }
  // Integer-like keys come in ascending order (ECMAScript, OrdinaryOwnPropertyKeys).
  return ok(
    keys.map((key): DataElement => ({ res_id: Number(key), type: undefined, val: payload[key] })),
  );
}

/** An object literal, be it of another realm, such as that of a function node. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function besideData(payload: Fields, keys: readonly string[]): Failure {
  const others = keys.filter((key) => key !== 'data');
  return others.join() === 'type' && payload.type === 'Buffer'
    ? fail('/payload', 'bufferJson')
    : fail('/payload', 'besideData', { name: named(others[0] ?? '') });
}

/** A key as a sentence shows it. */
function named(key: string): string {
  return JSON.stringify(key.slice(0, 40));
}

function isResourceKey(key: string): boolean {
  return /^(0|[1-9]\d{0,4})$/.test(key) && Number(key) <= RESOURCE_ID_MAX;
}

/** An object that is one value; without this the keys 0, 1, 2 of `new String('abc')` would pass for Resources. */
function isSingle(value: unknown): boolean {
  return (
    isDate(value) || ArrayBuffer.isView(value) || isAnyArrayBuffer(value) || isBoxedPrimitive(value)
  );
}

function nothing(payload: unknown): Failure {
  return invalid('/payload', 'nothing', payload);
}
