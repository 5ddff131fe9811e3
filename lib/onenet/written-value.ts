/**
 * Whether a value that was read is the one that was written. Both travel in different forms: bytes are written as hex and
 * read as a list, a Time is written in seconds and read in milliseconds, and a device may keep a Float in 32 bits.
 */

import { findObject, type ResourceType } from '../lwm2m/objects';
import type { ReadBack, ValueDifference } from './outcome';
import { fieldsOf, type WireResource } from './wire';

/**
 * @param data what was written
 * @param values what was read, by Resource ID, as {@link readInstances} gives it
 */
export function compareWritten(
  objectId: number,
  data: readonly WireResource[],
  values: unknown,
): ReadBack {
  const held = fieldsOf(values);
  const missing: number[] = [];
  const differences: ValueDifference[] = [];
  for (const element of data) {
    const { res_id: resId } = element;
    const read = singleOf(held[resId]);
    if (read === undefined) missing.push(resId);
    else if (!isSame(element, read, typeOf(objectId, resId))) {
      differences.push({ resId, written: shown(element.val), read });
    }
  }
  if (differences.length > 0) return { result: 'different', differences };
  if (missing.length === 0) return { result: 'same' };
  const params = { resources: missing.join(', ') };
  return { result: 'unknown', why: { pointer: '', rule: 'readBackMissing', params } };
}

/** A Write names no Resource Instance: the platform writes the first, and a device may show it as the only one. */
function singleOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Buffer.isBuffer(value))
    return value;
  const entries = Object.values(value);
  return entries.length === 1 ? entries[0] : value;
}

function isSame(
  { type, val }: WireResource,
  read: unknown,
  resourceType: ResourceType | undefined,
): boolean {
  if (type === 1) return hexOf(read) === String(val).toLowerCase();
  if (type === 2 || (resourceType === 'Time' && typeof val !== 'string')) {
    return isSameTime(Number(val), Number(read));
  }
  // What the platform has no model of comes as bytes.
  if (Buffer.isBuffer(read)) return isSameBytes(String(val), read);
  if (typeof val === 'boolean' || typeof read === 'boolean') return asBit(val) === asBit(read);
  if (typeof val === 'number' && typeof read === 'number') {
    return resourceType === 'Float' ? isNear(val, read) : isSameNumber(val, read);
  }
  const isText = typeof read === 'string' || typeof read === 'number';
  return isText && isSameText(String(val), String(read));
}

/** A Buffer, a list of byte numbers, or hex text. */
function hexOf(read: unknown): string {
  if (Buffer.isBuffer(read)) return read.toString('hex');
  return Array.isArray(read)
    ? Buffer.from(read as number[]).toString('hex')
    : String(read).toLowerCase();
}

/** The platform shows a Time in milliseconds, and some devices in seconds. */
function isSameTime(seconds: number, read: number): boolean {
  return read === seconds || Math.floor(read / 1000) === seconds;
}

function isSameBytes(written: string, read: Buffer): boolean {
  return read.toString('utf8') === written || read.toString('hex') === written.toLowerCase();
}

/** 1 and 0 stand for true and false. */
function asBit(value: unknown): unknown {
  if (value === 1 || value === '1' || value === 'true') return true;
  return value === 0 || value === '0' || value === 'false' ? false : value;
}

/** A Float of 32 bits has some 7 digits (IEEE 754, binary32); whole numbers are told apart exactly. */
function isSameNumber(written: number, read: number): boolean {
  if (written === read) return true;
  return !(Number.isInteger(written) && Number.isInteger(read)) && isNear(written, read);
}

function isNear(written: number, read: number): boolean {
  return Math.abs(written - read) <= FLOAT_PRECISION * Math.max(Math.abs(written), Math.abs(read));
}

/** Half of the last digit of a Float of 32 bits, and some for a value that was printed in decimal on its way. */
const FLOAT_PRECISION = 2 ** -22;

/** A number that came as a text is the same number; the digits of an integer of 64 bits are compared as they are. */
function isSameText(written: string, read: string): boolean {
  if (written === read) return true;
  const isInteger = INTEGER.test(written) && INTEGER.test(read);
  if (isInteger) return BigInt(written) === BigInt(read);
  const [a, b] = [asNumber(written), asNumber(read)];
  return a !== undefined && b !== undefined && isSameNumber(a, b);
}

const INTEGER = /^-?\d{1,400}$/;

function asNumber(text: string): number | undefined {
  const number = /^[+-]?\d/.test(text) ? Number(text) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** As it goes into a message, which must be able to become JSON. */
function shown(val: WireResource['val']): unknown {
  return typeof val === 'bigint' ? String(val) : val;
}

function typeOf(objectId: number, resourceId: number): ResourceType | undefined {
  return findObject(objectId)?.resources.find(({ id }) => id === resourceId)?.type;
}
