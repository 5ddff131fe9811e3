/** Points in time as people write them: ISO 8601 with a zone, such as `2026-01-31T08:00:00+08:00`. */

import { fail, ok, type Result } from './fault';
import { describeValue } from './printable';

/** Whether a text has the form of a time; its zone may be missing, and its day may not exist. */
export function isMoment(text: string): boolean {
  return text.length <= LONGEST_TIME && MOMENT.test(text.trim());
}

/**
 * Reads a text as a point in time.
 *
 * @param pointer to the field, for the fault
 * @returns milliseconds since 1970
 */
export function parseMoment(pointer: string, text: string): Result<number> {
  const parts = text.length <= LONGEST_TIME ? MOMENT.exec(text.trim()) : null;
  const time = parts === null ? undefined : millisecondsOf(parts, 0);
  if (parts === null || time === undefined) {
    return fail(pointer, 'moment', { value: describeValue(text) });
  }
  if (parts[8] === undefined) return fail(pointer, 'zone', { value: describeValue(text) });
  return Math.abs(time) <= END_OF_TIME
    ? ok(time)
    : fail(pointer, 'year', { value: describeValue(text) });
}

/** The same where a text may be nothing but a point in time, or blank, which is `undefined`. */
export function parseInstant(pointer: string, text: string): Result<number | undefined> {
  if (text.length <= LONGEST_TIME && text.trim() === '') return ok(undefined);
  return isMoment(text)
    ? parseMoment(pointer, text.trim())
    : fail(pointer, 'instant', { value: describeValue(text) });
}

/** Characters of a text that may be a time. */
export const LONGEST_TIME = 64;

/** The platform writes a year in four digits. Milliseconds since 1970. */
export const END_OF_TIME = Date.UTC(9999, 11, 31);

const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)? ?(Z|[+-]\d\d:?\d\d)?$/i;

/**
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
