/**
 * Checks a value that stands in the dialog by the rules of the runtime (lib/onenet/payload and value-codec), so that the canvas
 * marks what the preview refuses: its form, its size and its value type. Also says in words where in the value a fault is.
 */

import {
  BODY_LIMIT,
  describeValue,
  faultAt,
  isReference,
  parseResourceTime,
  type Fault,
  type FaultRule,
} from '../../../lib/contract';
import { RESOURCE_ID_MAX } from '../../../lib/lwm2m';
import type { Validator } from '../../shared/editor/editor-api';
import { faultText } from '../../shared/editor/operation-dialog';
import { textsOf } from '../../shared/editor/texts';
import type { Field } from '../../shared/editor/typed-fields';
import { asText, currentValue, verdict } from '../../shared/editor/validators';
import { WRITE_FIELDS } from '../fields';

const text = textsOf('onenet-nbiot-write');

interface LiteralValue {
  readonly payload: string;
  readonly payloadType: string;
  readonly resId: string;
  readonly resIdType: string;
  readonly valueType: string;
}

/** The first fault; `undefined` where there is none, or where only a message or the runtime can tell. */
export function literalFault(fields: LiteralValue): Fault | undefined {
  const value = readLiteral(fields);
  if (value === UNKNOWN) return undefined;
  if (value === undefined || value === null) {
    return faultAt('/payload', 'nothing', { value: describeValue(value) });
  }
  if (typeof value === 'object' && value !== BYTES) return formFault(value);
  if (fields.resIdType !== 'num' || isReference(fields.resId)) return undefined;
  if (fields.resId.trim() === '') {
    return isJsonText(value) ? faultAt('/payload', 'jsonAsText') : faultAt('/resId', 'noResource');
  }
  return typeFault(fields.valueType, value) ?? sizeFault([value]);
}

const UNKNOWN = Symbol('only the runtime knows');
const BYTES = Object.freeze({});

function readLiteral({ payload, payloadType }: LiteralValue): unknown {
  if (isReference(payload)) return UNKNOWN;
  switch (payloadType) {
    case 'str':
      return payload;
    case 'bool':
      return payload === 'true';
    case 'bin':
      return BYTES;
    case 'num':
      return payload.trim() === '' ? undefined : finite(Number(payload));
    case 'json':
      try {
        return JSON.parse(payload) as unknown;
      } catch {
        // Node-RED's own validator says so.
        return UNKNOWN;
      }
    default:
      return UNKNOWN;
  }
}

/** What is no number at all, the rule of the field says. */
function finite(number: number): unknown {
  return Number.isFinite(number) ? number : UNKNOWN;
}

function isJsonText(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return false;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** An object or array that names its Resources. */
function formFault(value: object): Fault | undefined {
  if (Array.isArray(value)) return elementsFault(value);
  const fields = value as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(fields, 'res_id')) return elementsFault([fields]);
  const keys = Object.keys(fields);
  if (keys.length === 0) return faultAt('/data', 'empty');
  const { data } = fields;
  if (keys.length === 1 && keys[0] === 'data') {
    return Array.isArray(data)
      ? elementsFault(data)
      : faultAt('/data', 'dataArray', { value: describeValue(data) });
  }
  if (Array.isArray(data)) {
    const other = keys.find((key) => key !== 'data') ?? '';
    const isBuffer = keys.length === 2 && fields.type === 'Buffer';
    return isBuffer
      ? faultAt('/payload', 'bufferJson')
      : faultAt('/payload', 'besideData', { name: named(other) });
  }
  const strange = keys.find((key) => !isResourceKey(key));
  if (strange !== undefined) {
    return faultAt('/payload', 'strangeKey', { name: named(strange), max: RESOURCE_ID_MAX });
  }
  return elementsFault(keys.map((key) => ({ res_id: Number(key), val: fields[key] })));
}

function named(key: string): string {
  return JSON.stringify(key.slice(0, 40));
}

function isResourceKey(key: string): boolean {
  return /^(0|[1-9]\d{0,4})$/.test(key) && Number(key) <= RESOURCE_ID_MAX;
}

function elementsFault(elements: readonly unknown[]): Fault | undefined {
  if (elements.length === 0) return faultAt('/data', 'empty');
  const seen = new Set<number>();
  for (const [index, element] of elements.entries()) {
    const found = elementFault(`/data/${index}`, element, seen);
    if (found !== undefined) return found;
  }
  return sizeFault(elements.map((element) => (element as { val: unknown }).val));
}

function elementFault(pointer: string, element: unknown, seen: Set<number>): Fault | undefined {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) {
    return faultAt(pointer, 'element', { value: describeValue(element) });
  }
  const { res_id: id, type, val } = element as Readonly<Record<string, unknown>>;
  for (const name of ['res_id', 'val']) {
    if (!Object.hasOwn(element, name)) return faultAt(`${pointer}/${name}`, 'missing');
  }
  const strange = Object.keys(element).find((name) => !['res_id', 'type', 'val'].includes(name));
  if (strange !== undefined) return faultAt(`${pointer}/${strange}`, 'strangeField');
  const number = Number(id);
  if (seen.has(number)) return faultAt(`${pointer}/res_id`, 'again', { id: number });
  seen.add(number);
  if (typeof val === 'object') {
    return faultAt(`${pointer}/val`, 'plain', { value: describeValue(val) });
  }
  if (Number(type) === 1) return hexFault(`${pointer}/val`, val);
  return Number(type) === 2 ? timeFault(`${pointer}/val`, val) : undefined;
}

function typeFault(valueType: string, value: unknown): Fault | undefined {
  const pointer = '/data/0/val';
  if (valueType === 'opaque') return value === BYTES ? undefined : hexFault(pointer, value);
  if (valueType === 'time') return timeFault(pointer, value);
  const form = FORMS[valueType];
  if (form === undefined || value === BYTES || form.pattern.test(String(value).trim())) {
    return undefined;
  }
  return faultAt(pointer, form.rule, { value: describeValue(value) });
}

/** What a text must look like to become a value of a type, and the rule that it breaks otherwise. */
const FORMS: Readonly<
  Partial<Record<string, { readonly rule: FaultRule; readonly pattern: RegExp }>>
> = {
  boolean: { rule: 'asBoolean', pattern: /^(?:true|false|on|off|0|1)$/i },
  integer: { rule: 'asInteger', pattern: /^[+-]?\d{1,32}(?:\.0{1,16})?$/ },
  float: { rule: 'asFloat', pattern: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i },
};

function timeFault(pointer: string, value: unknown): Fault | undefined {
  // Bytes are described as the runtime has them.
  if (value === BYTES) return undefined;
  if (typeof value !== 'number' && typeof value !== 'string') {
    return faultAt(pointer, 'time', { value: describeValue(value) });
  }
  const parsed = parseResourceTime(pointer, value);
  return parsed.ok ? undefined : parsed.fault;
}

function hexFault(pointer: string, value: unknown): Fault | undefined {
  if (Number.isInteger(value)) return undefined;
  if (typeof value !== 'string')
    return faultAt(pointer, 'hexText', { value: describeValue(value) });
  const hex = value.replace(/\s+/g, '').replace(/^0x/i, '');
  if (!/^[0-9a-f]*$/i.test(hex)) {
    return faultAt(pointer, 'hexDigits', { value: describeValue(value) });
  }
  return hex.length % 2 === 0 ? undefined : faultAt(pointer, 'wholeBytes', { count: hex.length });
}

/** The values alone are more than the whole body may be; closer to the limit the preview counts. */
function sizeFault(values: readonly unknown[]): Fault | undefined {
  const size = new TextEncoder().encode(JSON.stringify(values)).length;
  return size > BODY_LIMIT ? faultAt('/data', 'size', { size, limit: BODY_LIMIT }) : undefined;
}

/**
 * Marks a node on the canvas whose value cannot be sent, where all of it stands in the dialog.
 *
 * @param property of the two that a fault may be about
 */
export function literalValidator(property: 'payload' | 'resId'): Validator {
  return function (value, options) {
    const values = valuesOf(this, property, value);
    const fault = literalFault(values);
    const isOfProperty = fault !== undefined && propertyOf(fault.pointer) === property;
    return verdict(isOfProperty ? sentenceOf(fault, values) : undefined, options);
  };
}

function sentenceOf(fault: Fault, { payload, payloadType }: LiteralValue): string {
  const isList = namesResources({ value: payload, type: payloadType });
  return faultText(fault, WRITE_FIELDS, text, (pointer) => partOf(pointer, isList));
}

function propertyOf(pointer: string): 'payload' | 'resId' {
  return pointer === '/resId' ? 'resId' : 'payload';
}

function valuesOf(node: object, property: string, value: unknown): LiteralValue {
  const valueOf = (name: keyof LiteralValue): string =>
    rawText(name === property ? value : currentValue(node, name));
  return {
    payload: valueOf('payload'),
    payloadType: valueOf('payloadType'),
    resId: valueOf('resId'),
    resIdType: valueOf('resIdType'),
    valueType: valueOf('valueType'),
  };
}

function rawText(value: unknown): string {
  return typeof value === 'string' ? value : asText(value);
}

/** Whether the value names its Resources, so that it matters which of them is meant. */
export function namesResources({ value, type }: Field): boolean {
  return type === 'json' && /^\s*[[{]/.test(value);
}

/** A part of the value in words: of `/data/0/val`. */
export function partOf(pointer: string, isList: boolean): string {
  const [, index, field] = pointer.split('/').slice(1);
  // A single value goes to the Resource of the dialog, which then is what is wrong.
  if (field === 'res_id' && !isList) return `“${text('label.resId')}”`;
  if (index === undefined || !isList) return text('preview.part.value');
  const number = Number(index) + 1;
  return field === undefined
    ? text('preview.part.element', { number })
    : text('preview.part.elementField', { number, field });
}
