/** Reading again what was written, as the second step of a Write that the device has acknowledged, and comparing both. */

import { faultOf } from '../../contract';
import { resourceTypeOf, type ResourceType } from '../../lwm2m/objects';
import { fieldsOf } from '../json';
import type { AcceptedOutcome, Outcome, ReadBack, ValueDifference } from '../outcome';
import type { WireResource } from '../transport';
import { pathOf, type Operation } from './operation';
import { read, type ReadCommand } from './read';
import { writtenResources, type WriteCommand } from './write';

/**
 * The Read behind a Write, of the Write's own command.
 *
 * @param written the operation of the Write; it describes the request of the message
 * @param writeOf the Write within a command
 */
export function readBack<Input, Command>(
  written: Operation<Input, Command>,
  writeOf: (command: Command) => WriteCommand,
): Operation<Input, Command> {
  return {
    name: read.name,
    parse: (input, now) => written.parse(input, now),
    encode: (command, context) => read.encode(readOf(writeOf(command)), context),
    decode: (reply, command) =>
      read.decode(reply, command === undefined ? undefined : readOf(writeOf(command))),
    describe: (command, context) => written.describe(command, context),
  };
}

/**
 * The outcome of a Write, whatever the Read behind it has come to, with what that has shown.
 *
 * @param outcome of the Read
 */
export function withReadBack(
  confirmed: AcceptedOutcome,
  write: WriteCommand,
  outcome: Outcome,
): AcceptedOutcome {
  if (outcome.kind !== 'accepted') {
    return { ...confirmed, readBack: { result: 'unknown', why: outcome } };
  }
  const [only, ...others] = writtenResources(write);
  const values =
    only !== undefined && others.length === 0 ? { [only]: outcome.payload } : outcome.payload;
  return { ...confirmed, readBack: compareWritten(write.objectId, write.data, values) };
}

/** One Resource by itself; of several the whole Instance, which is one call all the same. */
function readOf(write: WriteCommand): ReadCommand {
  const { imei, objectId: objId, objectInstanceId: objInstId, timeout } = write;
  const [only, ...others] = writtenResources(write);
  const resource = only === undefined || others.length > 0 ? {} : { resId: only };
  return { imei, path: pathOf({ objId, objInstId, ...resource }), timeout };
}

/**
 * Whether the values that were read are those that were written. Both travel in different forms: bytes are written as hex
 * and read as a list, a Time is written in seconds and read in milliseconds, and a device may keep a Float in 32 bits.
 *
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
    else if (!isSame(element, read, resourceTypeOf(objectId, resId))) {
      differences.push({ resId, written: shown(element.val), read });
    }
  }
  if (differences.length > 0) return { result: 'different', differences };
  if (missing.length === 0) return { result: 'same' };
  return { result: 'unknown', why: faultOf('readBackMissing', { resources: missing.join(', ') }) };
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
