/** Points in time as people write them: ISO 8601 with a zone, such as `2026-01-31T08:00:00+08:00`. */

import { describeValue, fail, invalid, ok, type FaultRule, type Result } from './fault';

/**
 * Reads a text as a point in time.
 *
 * @param pointer to the field, for the fault
 * @returns milliseconds since 1970
 */
export function parseMoment(pointer: string, text: string): Result<number> {
  return readMoment(pointer, text, 'moment');
}

/** The same where a text may be nothing but a point in time, or blank, which is `undefined`. */
export function parseInstant(pointer: string, text: string): Result<number | undefined> {
  const isBlank = text.length <= LONGEST_TIME && text.trim() === '';
  return isBlank ? ok(undefined) : readMoment(pointer, text, 'instant');
}

/** @param otherwise the rule that is broken by what is no time, or none that exists, such as 30 February */
function readMoment(pointer: string, text: string, otherwise: FaultRule): Result<number> {
  const parts = text.length <= LONGEST_TIME ? MOMENT.exec(text.trim()) : null;
  const time = parts === null ? undefined : millisecondsOf(parts, 0);
  if (parts === null || time === undefined) return invalid(pointer, otherwise, text);
  if (parts[8] === undefined) return invalid(pointer, 'zone', text);
  return Math.abs(time) <= END_OF_TIME ? ok(time) : invalid(pointer, 'year', text);
}

const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)? ?(Z|[+-]\d\d:?\d\d)?$/i;

/** Characters of a text that may be a time. */
export const LONGEST_TIME = 64;

/** The platform writes a year in four digits. Milliseconds since 1970. */
export const END_OF_TIME = Date.UTC(9999, 11, 31);

/**
 * Reads a number of seconds, or an ISO 8601 date and time, as the Time of a Resource. As in JavaScript, a time without an
 * offset is in the zone of this computer, and a date without a time is midnight UTC.
 *
 * @returns whole seconds since 1970
 */
export function parseResourceTime(
  pointer: string,
  value: number | bigint | string,
): Result<number> {
  if (typeof value === 'string') return fromText(pointer, value);
  const seconds = Number(value);
  if (!Number.isInteger(seconds)) return invalid(pointer, 'wholeSeconds', value);
  return Math.abs(seconds) >= FIRST_IMPLAUSIBLE_SECOND
    ? fail(pointer, 'milliseconds', { count: describeValue(value) })
    : ok(seconds);
}

/** Beyond this a number of seconds lies after the year 5138, and as milliseconds it is later than 1973. */
const FIRST_IMPLAUSIBLE_SECOND = 1e11;

function fromText(pointer: string, value: string): Result<number> {
  if (value.length > LONGEST_TIME) return invalid(pointer, 'time', value);
  const text = value.trim();
  const parts = ISO_8601.exec(text);
  if (parts === null || !isRealDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))) {
    // Digits are not read as seconds: "2026" may be meant as a year.
    return invalid(pointer, /^-?\d+$/.test(text) ? 'secondsAsText' : 'time', text);
  }
  const time = Date.parse(text);
  return Number.isNaN(time) ? invalid(pointer, 'time', value) : ok(Math.floor(time / 1000));
}

const ISO_8601 =
  /^(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** JavaScript takes 2026-02-30 for 2 March. */
function isRealDay(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * Puts the parts of a date and time together.
 *
 * @param parts what a pattern found: the whole, year, month, day, hour, minute, second, fraction, zone; the last three
 *   may be missing
 * @param offset milliseconds that the clock is ahead of UTC where the text names no zone
 * @returns milliseconds since 1970; `undefined` for a day or a time that does not exist, such as 30 February
 */
export function millisecondsOf(
  [, year, month, day, hour, minute, second, fraction, zone]: readonly (string | undefined)[],
  offset: number,
): number | undefined {
  const fields = [year, month, day, hour, minute, second].map((text) => Number(text ?? 0));
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = fields;
  const date = new Date(0);
  // Date.UTC would take the year 26 for 1926.
  date.setUTCFullYear(y, mo - 1, d);
  date.setUTCHours(h, mi, s, Number((fraction ?? '').slice(0, 3).padEnd(3, '0')));
  const isReal =
    date.getUTCMonth() === mo - 1 && date.getUTCDate() === d && h < 24 && mi < 60 && s < 60;
  const ahead = zone === undefined ? offset : offsetOf(zone);
  return isReal && ahead !== undefined ? date.getTime() - ahead : undefined;
}

/** `Z`, `+08:00` or `+0800` in milliseconds. */
function offsetOf(zone: string): number | undefined {
  const parts = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (parts === null) return 0;
  const [, sign, hours, minutes] = parts;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** The next whole second. @param time milliseconds since 1970 */
export function upToSecond(time: number): number {
  return Math.ceil(time / 1000) * 1000;
}
