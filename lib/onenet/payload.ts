/** The forms in which a message may say what to write, brought to the one form that OneNET takes. */

import { isAnyArrayBuffer, isBoxedPrimitive, isDate } from 'node:util/types';
import { isResourceId, RESOURCE_ID_MAX } from '../lwm2m';
import { invalid, show, type Invalid } from './invalid';

/** An element of the `data` array before its value is looked at. */
export interface DataElement {
  readonly res_id: unknown;
  readonly type?: unknown;
  readonly val: unknown;
}

/** How to carry the value of a payload that names no Resource itself. */
export type ValueType = 'auto' | 'opaque' | 'time';

/**
 * | payload | elements |
 * | --- | --- |
 * | array of `{res_id, type?, val}` | the same |
 * | one `{res_id, type?, val}` | one |
 * | `{data: [...]}` | those in it |
 * | `{"5850": true, "5851": 20}` | one per key, in ascending order |
 * | boolean, number, string, bigint, bytes, Date | one, for `resId` |
 *
 * The elements are not checked here, only found.
 */
export function readPayload(
  payload: unknown,
  resId: unknown,
  valueType: ValueType,
): readonly unknown[] | Invalid {
  if (Array.isArray(payload)) return payload as unknown[];
  if (typeof payload !== 'object' || isSingle(payload)) {
    return fromScalar(payload, resId, valueType);
  }
  if (payload === null) return nothing(payload);
  return fromObject(payload as Readonly<Record<string, unknown>>);
}

function fromScalar(
  payload: unknown,
  resId: unknown,
  valueType: ValueType,
): [DataElement] | Invalid {
  if (payload === undefined || typeof payload === 'function' || typeof payload === 'symbol') {
    return nothing(payload);
  }
  if (resId !== undefined && !isResourceId(resId)) {
    return invalid(
      '/resId',
      `must be a whole number from 0 to ${RESOURCE_ID_MAX}, not ${show(resId)}`,
    );
  }
  if (resId === undefined) {
    return invalid(
      '/resId',
      `is blank, and the payload (${show(payload)}) names no resource: fill in Resource, or send {"5850": true} or {"res_id": 5850, "val": true}`,
    );
  }
  switch (valueType) {
    case 'auto':
      return [{ res_id: resId, val: payload }];
    case 'opaque':
      return [{ res_id: resId, type: 1, val: payload }];
    case 'time':
      return [{ res_id: resId, type: 2, val: payload }];
  }
}

function fromObject(payload: Readonly<Record<string, unknown>>): readonly unknown[] | Invalid {
  if ('res_id' in payload) return [payload];
  const keys = Object.keys(payload);
  if (keys.length === 1 && keys[0] === 'data') {
    return Array.isArray(payload.data)
      ? (payload.data as unknown[])
      : invalid('/data', `must be an array of {res_id, val}, not ${show(payload.data)}`);
  }
  if (keys.length === 0) {
    return isPlain(payload)
      ? invalid('/data', 'is empty: there is nothing to write')
      : invalid('/payload', `is ${show(payload)}, which is no value of a resource`);
  }
  if (Array.isArray(payload.data)) return invalid('/payload', besideData(payload));
  const strange = keys.find((key) => !isResourceKey(key));
  if (strange !== undefined) {
    return invalid(
      '/payload',
      `is an object with the key ${JSON.stringify(strange.slice(0, 40))}, which is no Resource ID (0 to ${RESOURCE_ID_MAX}): send {"5850": true}, {"res_id": 5850, "val": true}, or an array of the latter`,
    );
  }
  // Integer-like keys come in ascending order (ECMAScript, OrdinaryOwnPropertyKeys).
  return keys.map((key): DataElement => ({ res_id: Number(key), val: payload[key] }));
}

/** An object literal, be it of another realm, such as that of a function node. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function besideData(payload: Readonly<Record<string, unknown>>): string {
  const others = Object.keys(payload).filter((key) => key !== 'data');
  return others.join() === 'type' && payload.type === 'Buffer'
    ? 'is a Buffer that has become JSON: turn it back with Buffer.from(msg.payload.data)'
    : `has the key "data" and beside it ${JSON.stringify(others[0]?.slice(0, 40))}: "data" must stand alone`;
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

function nothing(payload: unknown): Invalid {
  return invalid('/payload', `is ${show(payload)}: there is nothing to write`);
}
