/**
 * Times as the platform writes them, `2026-01-31T08:00:00` without a zone, and as flows get and give them.
 *
 * The OneNET documentation does not name the zone of the times of cached commands. All its other times are China's, so all
 * are taken as UTC+8 here, and nowhere else, whatever zone the runtime is in. China has no daylight saving time.
 */

import { isDate } from 'node:util/types';
import {
  END_OF_TIME,
  fail,
  invalid,
  isBlank,
  LONGEST_TIME,
  millisecondsOf,
  ok,
  parseInstant,
  readDigits,
  type Result,
} from '../contract';

const UTC_PLUS_8_MS = 8 * 3_600_000;

/** @param time milliseconds since 1970, in the years 1 to 9999; what is beyond whole seconds is cut off */
export function formatPlatformTime(time: number): string {
  return new Date(time + UTC_PLUS_8_MS).toISOString().slice(0, 19);
}

/** A time as flows get it: ISO 8601 in UTC. @param time milliseconds since 1970; `undefined` stays */
export function isoTime(time: number): string;
export function isoTime(time: number | undefined): string | undefined;
export function isoTime(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}

/**
 * Reads a time out of a record that was asked for or pushed; a push may have milliseconds since 1970, also in text.
 *
 * @returns milliseconds since 1970, `undefined` for what is no time
 */
export function readPlatformTime(value: unknown): number | undefined {
  const time = readDigits(value);
  return typeof time === 'number' && Math.abs(time) <= LAST_DATE ? time : parsePlatformTime(time);
}

/** The last moment of a Date (ECMA-262, section 21.4.1.1). */
const LAST_DATE = 8.64e15;

/**
 * Reads a time out of an answer. `T` or a space may stand in the middle; milliseconds may follow a full stop or a
 * colon, as in the platform's logs; and a zone, should the platform ever name one, is believed.
 *
 * @returns milliseconds since 1970, `undefined` for what is no time
 */
export function parsePlatformTime(text: unknown): number | undefined {
  if (typeof text !== 'string' || text.length > LONGEST_TIME) return undefined;
  const parts = PLATFORM_TIME.exec(text.trim());
  return parts === null ? undefined : millisecondsOf(parts, UTC_PLUS_8_MS);
}

/** The same as flows get it. */
export function readIsoTime(text: unknown): string | undefined {
  return isoTime(parsePlatformTime(text));
}

const PLATFORM_TIME =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.:](\d{1,9}))?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Reads a point in time that a flow gives: a Date, or an ISO 8601 text with a zone. `undefined` for blank.
 *
 * @returns milliseconds since 1970
 */
export function readInstant(pointer: string, value: unknown): Result<number | undefined> {
  if (isBlank(value)) return ok(undefined);
  if (typeof value === 'string') return parseInstant(pointer, value);
  return isDate(value) ? readDate(pointer, value) : invalid(pointer, 'instant', value);
}

/** @returns milliseconds since 1970 */
export function readDate(pointer: string, date: Date): Result<number> {
  const time = date.getTime();
  if (Number.isNaN(time)) return fail(pointer, 'notADate');
  return Math.abs(time) <= END_OF_TIME ? ok(time) : invalid(pointer, 'year', date);
}
