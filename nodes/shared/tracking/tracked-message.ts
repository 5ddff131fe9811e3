/**
 * A message that waits for the result of a cached command, and how it is kept while the node is closed:
 * as a string, since a context store may hold nothing but JSON.
 *
 * What JSON knows goes as it is. What a message of a flow often holds besides (bytes, dates, integers of 64 bits,
 * `undefined`) goes in an object with the one key {@link TAG}, and comes back as what it was.
 */

import { isDate, isUint8Array } from 'node:util/types';
import type { Outcome, RequestSummary } from '../../../lib/onenet';
import type { Message } from '../node-red';

export interface TrackedMessage {
  readonly msg: Message;
  readonly uuid: string;
  readonly imei: string;
  /** When the message came, in milliseconds since 1970. */
  readonly came: number;
  /** Until when the platform keeps the command, on its clock, where that is known. */
  readonly expires?: number | undefined;
  /** Whether the platform has ever named this command: it is then no mistyped uuid. */
  readonly isKnown?: boolean | undefined;
  /** How often the command was sent on its way to the platform. */
  readonly attempts: number;
  /** Whether an earlier attempt had no verdict, so that the device may have been written already. */
  readonly mayHaveHappened: boolean;
  readonly request: RequestSummary;
}

/** A cached command that is tracked for a message. */
export type TrackTarget = Pick<TrackedMessage, 'uuid' | 'imei' | 'expires' | 'isKnown' | 'request'>;

/** The command that the platform has just taken to keep, unless its answer did not say under which name. */
export function whenQueued(outcome: Outcome, request: RequestSummary): TrackTarget | undefined {
  if (outcome.kind !== 'accepted' || outcome.state !== 'queued') return undefined;
  const { cached } = outcome;
  if (cached === undefined || cached.uuid === '') return undefined;
  const { uuid, expires } = cached;
  return { uuid, imei: String(request.imei), expires, isKnown: true, request };
}

/**
 * What a message tells of a command, as a node of ours has left it in `msg.onenet`: until when the platform keeps it,
 * and that the platform has named it.
 */
export function toldBy(msg: Message, uuid: string): Pick<TrackedMessage, 'expires' | 'isKnown'> {
  const { onenet } = msg as { onenet?: { uuid?: unknown; expires?: unknown } | null };
  const time = typeof onenet?.expires === 'string' ? Date.parse(onenet.expires) : NaN;
  const expires = Number.isNaN(time) ? undefined : time;
  return { expires, isKnown: expires !== undefined && onenet?.uuid === uuid };
}

const VERSION = 2;

/** @throws NotSerializable for a message that no string can hold, or whatever a strange message throws when it is read */
export function serializeTracked(tracked: TrackedMessage): string {
  return serialize({ version: VERSION, ...tracked });
}

/** `undefined` for anything that {@link serializeTracked} did not write. */
export function deserializeTracked(stored: unknown): TrackedMessage | undefined {
  if (typeof stored !== 'string') return undefined;
  let value: unknown;
  try {
    value = deserialize(stored);
  } catch {
    // Not written by this package, or cut short; the caller warns of it.
    return undefined;
  }
  return isTracked(value) ? value : undefined;
}

function isTracked(value: unknown): value is TrackedMessage {
  const { version, msg, uuid, imei, came, attempts, request } = (value ?? {}) as Record<
    string,
    unknown
  >;
  return (
    version === VERSION &&
    isObject(msg) &&
    isObject(request) &&
    typeof uuid === 'string' &&
    typeof imei === 'string' &&
    typeof came === 'number' &&
    typeof attempts === 'number'
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

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
