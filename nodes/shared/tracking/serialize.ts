/**
 * Messages as strings, so that they can be kept in a context store, which may hold nothing but JSON.
 *
 * What JSON knows goes as it is. What a message of a flow often holds besides (bytes, dates, integers of 64 bits,
 * `undefined`) goes in an object with the one key {@link TAG}, and comes back as what it was.
 */

import { isDate, isUint8Array } from 'node:util/types';

const TAG = '$tracked';

/** A value that no string can stand for, such as a socket or a cycle. */
export class NotSerializable extends Error {
  override readonly name = 'NotSerializable';
}

/** @throws NotSerializable if the value holds anything that would not come back as it was */
export function serialize(value: unknown): string {
  try {
    return JSON.stringify(toPlain(value, 'msg', []));
  } catch (error) {
    if (error instanceof RangeError) throw new NotSerializable('is nested too deep');
    throw error;
  }
}

/** @throws SyntaxError for a string that {@link serialize} did not make */
export function deserialize(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  // Most messages hold only what JSON knows (goal of the benchmark: deploy of 10,000 nodes).
  return text.includes(`"${TAG}"`) ? fromPlain(plain) : plain;
}

function toPlain(value: unknown, path: string, above: readonly object[]): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : tagged('number', Object.is(value, -0) ? '-0' : String(value));
    case 'bigint':
      return tagged('bigint', String(value));
    case 'undefined':
      return tagged('undefined');
    case 'function':
    case 'symbol':
      throw new NotSerializable(`${path} is a ${typeof value}`);
    case 'object':
      return value === null ? null : objectToPlain(value, path, above);
  }
}

function objectToPlain(value: object, path: string, above: readonly object[]): unknown {
  if (isDate(value)) return tagged('date', value.getTime());
  if (isUint8Array(value)) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    return tagged(Buffer.isBuffer(value) ? 'buffer' : 'bytes', bytes.toString('base64'));
  }
  if (above.includes(value)) throw new NotSerializable(`${path} leads back into itself`);
  const inside = [...above, value];
  if (Array.isArray(value)) {
    return Array.from(value, (each, index) => toPlain(each, `${path}[${index}]`, inside));
  }
  if (!isPlainObject(value)) throw new NotSerializable(`${path} is more than data`);
  const plain: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) {
    define(plain, key, toPlain(each, `${path}.${key}`, inside));
  }
  return Object.hasOwn(value, TAG) ? tagged('object', plain) : plain;
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // A function node makes its objects in another realm, where Object.prototype is another object.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function tagged(kind: string, value?: unknown): Record<string, unknown> {
  return value === undefined ? { [TAG]: kind } : { [TAG]: kind, value };
}

function fromPlain(plain: unknown): unknown {
  if (typeof plain !== 'object' || plain === null) return plain;
  if (Array.isArray(plain)) return plain.map(fromPlain);
  if (!Object.hasOwn(plain, TAG)) return fieldsFromPlain(plain);
  const { [TAG]: kind, value } = plain as { [TAG]?: unknown; value?: unknown };
  switch (kind) {
    case 'number':
      return Number(value);
    case 'bigint':
      return BigInt(String(value));
    case 'undefined':
      return undefined;
    case 'date':
      return new Date(value === null ? NaN : Number(value));
    case 'buffer':
      return Buffer.from(String(value), 'base64');
    case 'bytes':
      return Uint8Array.from(Buffer.from(String(value), 'base64'));
    case 'object':
      return fieldsFromPlain(value as object);
    default:
      throw new SyntaxError(`an unknown kind of value: ${String(kind)}`);
  }
}

function fieldsFromPlain(plain: object): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(plain)) define(fields, key, fromPlain(value));
  return fields;
}

/** An assignment to `__proto__` would change what the object is. */
function define(object: object, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  } else {
    (object as Record<string, unknown>)[key] = value;
  }
}
