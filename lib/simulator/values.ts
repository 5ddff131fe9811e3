/**
 * Values: in the body of a write, `{"data":[{"res_id":5850,"type":1,"val":"0a"}]}`, on a device, and in the platform's answers,
 * which have another form than its requests.
 */

import { isResourceId, type Opaque, type ResourceValue } from '../lwm2m';
import { INVALID_JSON, invalidParameter, parameterRequired, type Reply } from './answers';
import { isMultiple, type HeldValue, type ResourceModel, type ResourceType } from './devices/model';
import { isRecord, readJson } from './json';

export interface DataElement {
  readonly resId: number;
  readonly type: 1 | 2 | undefined;
  readonly val: Scalar;
}

type Scalar = boolean | number | bigint | string;

/** Checks a body before any device is asked: its elements, or the platform's refusal. */
export function readData(body: string): readonly DataElement[] | Reply {
  if (body === '') return parameterRequired('data');
  const parsed = readJson(body);
  if (parsed === undefined) return INVALID_JSON;
  if (!isRecord(parsed) || parsed.data === undefined) return parameterRequired('data');
  const { data } = parsed;
  if (!Array.isArray(data) || data.length === 0) return invalidParameter('data');
  const elements: DataElement[] = [];
  for (const item of data as unknown[]) {
    const element = readElement(item);
    if ('kind' in element) return element;
    // The body cannot name a Resource Instance, so a second value for one Resource means nothing.
    if (elements.some(({ resId }) => resId === element.resId)) return invalidParameter('res_id');
    elements.push(element);
  }
  return elements;
}

function readElement(item: unknown): DataElement | Reply {
  if (!isRecord(item)) return invalidParameter('data');
  const { res_id: resId, type, val } = item;
  if (resId === undefined) return parameterRequired('res_id');
  if (val === undefined) return parameterRequired('val');
  if (!isResourceId(resId)) return invalidParameter('res_id');
  if (type !== undefined && type !== 1 && type !== 2) return invalidParameter('type');
  if (!isScalar(val)) return invalidParameter('val');
  return { resId, type, val };
}

function isScalar(value: unknown): value is Scalar {
  return ['boolean', 'number', 'bigint', 'string'].includes(typeof value);
}

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

/** A Resource in an answer: one value, or one for each Resource Instance. */
export type ReadResource =
  | { readonly res_id: number; readonly val: unknown }
  | {
      readonly res_id: number;
      readonly res_inst: readonly { readonly res_inst_id: number; readonly val: unknown }[];
    };

export function formatResource(id: number, held: HeldValue): ReadResource {
  return isMultiple(held)
    ? {
        res_id: id,
        res_inst: held.map((value, index) => ({ res_inst_id: index, val: formatValue(value) })),
      }
    : { res_id: id, val: formatValue(held) };
}

/** The value of a point of data; of several Resource Instances, all in a list. */
export function formatPoint(held: HeldValue): unknown {
  return isMultiple(held) ? held.map(formatValue) : formatValue(held);
}

/**
 * Bytes come back as an array of numbers, and a time in milliseconds. Source: OneNET documentation, the parameter
 * `bin2hex` of the cached read and the HTTP push.
 */
function formatValue(value: ResourceValue): unknown {
  if (typeof value !== 'object') return value;
  switch (value.kind) {
    case 'opaque':
      return [...Buffer.from(value.hex, 'hex')];
    case 'time':
      return value.seconds * 1000;
  }
}
