/**
 * Which JSON value fits which LwM2M type.
 *
 * Source: OneNET documentation, "real-time command: write device resource", data parameters: `type` 1 is
 * Opaque as hex, `type` 2 is Time in seconds, no `type` is a basic type.
 */

import type { Opaque, ResourceValue } from '../../lwm2m';
import type { DataElement, Scalar } from '../write-data';
import type { ResourceModel, ResourceType } from './object-model';

/** Reads what is written to a Resource; `undefined` if its type or its range does not allow it. */
export function readValue(model: ResourceModel, element: DataElement): ResourceValue | undefined {
  if (model.type === undefined || element.type !== WIRE_TYPE[model.type]) return undefined;
  const value = READERS[model.type](element.val);
  return value !== undefined && isInRange(value, model.range) ? value : undefined;
}

/**
 * Reads what a person has typed: `true`, `21.5`, any text, `0aff`, or for a time its seconds or `2026-01-31T08:00:00Z`.
 * `undefined` if it is no value of the Resource's type and range.
 */
export function parseValue(model: ResourceModel, text: string): ResourceValue | undefined {
  if (model.type === undefined) return undefined;
  const val =
    model.type === 'String' || model.type === 'Opaque'
      ? text
      : parseScalar(model.type, text.trim());
  if (val === undefined) return undefined;
  const value = READERS[model.type](val);
  return value !== undefined && isInRange(value, model.range) ? value : undefined;
}

function parseScalar(type: ResourceType, text: string): Scalar | undefined {
  if (type === 'Boolean')
    return text === 'true' || text === '1'
      ? true
      : text === 'false' || text === '0'
        ? false
        : undefined;
  if (type === 'Time' && /^\d{4}-/.test(text)) return Date.parse(text) / 1000;
  if (/^-?\d{1,20}$/.test(text)) return type === 'Integer' ? BigInt(text) : Number(text);
  return /^-?\d*\.?\d+(?:e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : undefined;
}

/**
 * The `type` that an element must carry. An Opaque Resource refuses hex without `type`, and a Time Resource
 * refuses seconds without it: the documents distinguish a "basic type" from both.
 */
const WIRE_TYPE: Readonly<Record<ResourceType, 1 | 2 | undefined>> = {
  Boolean: undefined,
  Integer: undefined,
  Float: undefined,
  String: undefined,
  Opaque: 1,
  Time: 2,
};

const READERS: Readonly<Record<ResourceType, (val: Scalar) => ResourceValue | undefined>> = {
  // The vendor's module guide switches 5850 with 1 and 0; others send true and false.
  Boolean: (val) =>
    val === true || val === 1 ? true : val === false || val === 0 ? false : undefined,
  Integer: readInteger,
  Float: (val) => (isNumeric(val) && Number.isFinite(Number(val)) ? Number(val) : undefined),
  String: (val) => (typeof val === 'string' ? val : undefined),
  Opaque: readOpaque,
  Time(val) {
    const seconds = readInteger(val);
    return typeof seconds === 'number' ? { kind: 'time', seconds } : undefined;
  },
};

/** A whole number of up to 64 bits, signed; a bigint only where a number would lose digits. */
function readInteger(val: Scalar): number | bigint | undefined {
  if (typeof val === 'number' && Number.isSafeInteger(val)) return val;
  if (!isNumeric(val) || (typeof val === 'number' && !Number.isInteger(val))) return undefined;
  const exact = BigInt(val);
  if (BigInt.asIntN(64, exact) !== exact) return undefined;
  return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
}

/**
 * Hex of whole bytes in either case. The vendor's own sample sends the bare number 121 with `type` 1; its
 * meaning is not documented, and here it is taken as the bytes of that number, the highest first.
 */
function readOpaque(val: Scalar): Opaque | undefined {
  if (typeof val === 'string') {
    return /^(?:[\da-f]{2})*$/i.test(val) ? { kind: 'opaque', hex: val.toLowerCase() } : undefined;
  }
  const integer = readInteger(val);
  if (integer === undefined || integer < 0) return undefined;
  const digits = integer.toString(16);
  return { kind: 'opaque', hex: digits.length % 2 === 0 ? digits : `0${digits}` };
}

function isNumeric(val: Scalar): val is number | bigint {
  return typeof val === 'number' || typeof val === 'bigint';
}

function isInRange(value: ResourceValue, range: ResourceModel['range']): boolean {
  if (range === undefined || (typeof value !== 'number' && typeof value !== 'bigint')) return true;
  return value >= range[0] && value <= range[1];
}
