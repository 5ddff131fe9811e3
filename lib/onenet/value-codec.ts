/**
 * Resource values as the platform carries them in JSON.
 *
 * Source: OneNET documentation, "real-time command: write device resource", data parameters. `type` 1 is
 * Opaque as a hex string, `type` 2 is Time in seconds, no `type` is a basic type.
 */

import { isAnyArrayBuffer, isDate } from 'node:util/types';
import type { Opaque, ResourceId, ResourceValue } from '../lwm2m';
import { show } from './invalid';
import { parseTime } from './time';
import type { WireResource } from './wire';

/** A Resource's value, or the bare integer that the vendor's own sample sends with `type` 1. */
export type PlatformValue = ResourceValue | OpaqueInteger;

export interface OpaqueInteger {
  readonly kind: 'opaque-integer';
  readonly integer: number | bigint;
}

export type ParsedValue =
  | { readonly kind: 'valid'; readonly value: PlatformValue }
  | { readonly kind: 'problem'; readonly problem: string };

/**
 * Reads what a message offers as the value of a Resource.
 *
 * @param type the platform's `type`; without it the JavaScript type decides: bytes are Opaque, a Date is Time
 * @param val any value at all; only booleans, finite numbers, bigints, strings, bytes and Dates are accepted
 */
export function parseValue(type: 1 | 2 | undefined, val: unknown): ParsedValue {
  if (type === 2 || (type === undefined && isDate(val))) return parseTime(val);
  const bytes = bytesOf(val);
  if (bytes !== undefined) return valid(opaque(bytes.toString('hex')));
  if (type === 1) return parseOpaque(val);
  switch (typeof val) {
    case 'boolean':
    case 'string':
    case 'bigint':
      return valid(val);
    case 'number':
      return Number.isFinite(val)
        ? valid(val)
        : problem(`must be a finite number, not ${show(val)}`);
    default:
      return problem(
        `must be true, false, a number, a text, bytes (Buffer) or a Date, not ${show(val)}`,
      );
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

function parseOpaque(val: unknown): ParsedValue {
  if (typeof val === 'bigint' || Number.isInteger(val)) {
    return valid({ kind: 'opaque-integer', integer: val as number | bigint });
  }
  if (typeof val !== 'string') {
    return problem(`with type 1 must be a hex text such as "121A" or bytes, not ${show(val)}`);
  }
  const hex = val.replace(/\s+/g, '').replace(/^0x/i, '');
  if (!/^[0-9a-f]*$/i.test(hex)) {
    return problem(
      `with type 1 must be hex digits (0-9, a-f), not ${show(val)}; for plain text leave type out`,
    );
  }
  return hex.length % 2 === 0
    ? valid(opaque(hex))
    : problem(`with type 1 must be whole bytes, two hex digits each, but has ${hex.length} digits`);
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

function valid(value: PlatformValue): ParsedValue {
  return { kind: 'valid', value };
}

function problem(text: string): ParsedValue {
  return { kind: 'problem', problem: text };
}
