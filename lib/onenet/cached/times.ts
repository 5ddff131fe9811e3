/**
 * Times of cached commands: what a person or a flow may give, and how the platform writes them, `2026-01-31T08:00:00`
 * without a zone.
 *
 * The OneNET documentation does not name the zone of these times. All its other times are China's, so they are taken as
 * UTC+8 here, and nowhere else, whatever zone the runtime is in. China has no daylight saving time.
 */

import { isDate } from 'node:util/types';
import {
  CACHED_DEFAULTS,
  describeValue,
  END_OF_TIME,
  fail,
  invalid,
  isBlank,
  LONGEST_TIME,
  millisecondsOf,
  ok,
  parseInstant,
  parseMoment,
  readDigits,
  scheduleFault,
  upToSecond,
  type Result,
} from '../../contract';

/** A point in time, or a wait that begins when the request leaves, since a command may have waited before. */
export type Moment =
  | { readonly kind: 'at'; /** Milliseconds since 1970. */ readonly time: number }
  | { readonly kind: 'after'; readonly seconds: number };

/** When a cached command begins and ceases to hold. */
export interface Schedule {
  /** Without it the command holds at once. */
  readonly validFrom?: Moment;
  readonly expires: Moment;
}

/**
 * Reads a number (also in text) as seconds from when the request leaves, and a Date or an ISO 8601 text with a zone as
 * that moment. A blank `expires` is a day. A `validFrom` that is blank, or not later than now, says nothing, and is left
 * out, since the platform refuses one in the past.
 *
 * @param now milliseconds since 1970 on the platform's clock
 */
export function readSchedule(
  input: { readonly expires?: unknown; readonly validFrom?: unknown },
  now: number,
): Result<Schedule> {
  const end = readMoment('/expires', input.expires);
  if (!end.ok) return end;
  const begin = readMoment('/validFrom', input.validFrom);
  if (!begin.ok) return begin;
  const expires = end.value ?? { kind: 'after', seconds: CACHED_DEFAULTS.expires };
  if (isOver({ expires }, now))
    return fail('/expires', 'later', { value: isoTime(at(expires, now)) });
  if (begin.value === undefined || at(begin.value, now) <= now) return ok({ expires });
  const fault = scheduleFault(at(begin.value, now), at(expires, now));
  return fault === undefined ? ok({ expires, validFrom: begin.value }) : { ok: false, fault };
}

/**
 * The times of a request that leaves now, in milliseconds since 1970 on whole seconds: the platform takes no fractions. A
 * beginning that has passed, or will have when the request arrives, is left out; the platform would refuse it.
 */
export function timesOf(
  { validFrom, expires }: Schedule,
  now: number,
): { readonly validFrom: number | undefined; readonly expires: number } {
  const begin = validFrom === undefined ? now : at(validFrom, now);
  return {
    validFrom: begin > now + ARRIVAL_MS ? upToSecond(begin) : undefined,
    expires: upToSecond(at(expires, now)),
  };
}

/** Milliseconds that a request may take to the platform, and clocks may differ. */
const ARRIVAL_MS = 2000;

/** Whether a command would have ceased to hold before it is sent. */
export function isOver({ expires }: Schedule, now: number): boolean {
  return at(expires, now) <= now;
}

function at(moment: Moment, now: number): number {
  return moment.kind === 'at' ? moment.time : now + moment.seconds * 1000;
}

/** `undefined` for blank. */
function readMoment(pointer: string, value: unknown): Result<Moment | undefined> {
  if (isDate(value)) return momentOf(pointer, value.getTime(), value);
  if (value === undefined || value === null) return ok(undefined);
  if (typeof value === 'number' || typeof value === 'bigint')
    return fromSeconds(pointer, Number(value));
  if (typeof value !== 'string' || value.length > LONGEST_TIME) {
    return invalid(pointer, 'moment', value);
  }
  const text = value.trim();
  if (text === '') return ok(undefined);
  return /^[+-]?\d+(?:\.\d+)?$/.test(text)
    ? fromSeconds(pointer, Number(text))
    : fromText(pointer, text);
}

/**
 * Reads a point in time: a Date, or an ISO 8601 text with a zone. `undefined` for blank.
 *
 * @returns milliseconds since 1970
 */
export function readInstant(pointer: string, value: unknown): Result<number | undefined> {
  if (isBlank(value)) return ok(undefined);
  if (typeof value === 'string') return parseInstant(pointer, value);
  if (!isDate(value)) return invalid(pointer, 'instant', value);
  const moment = momentOf(pointer, value.getTime(), value);
  return moment.ok ? ok(value.getTime()) : moment;
}

/** From here on (31 years) a number is the time since 1970 of some moment after 2001, and no wait for a device. */
const FIRST_IMPLAUSIBLE_SECOND = 1e9;

function fromSeconds(pointer: string, seconds: number): Result<Moment> {
  if (!Number.isFinite(seconds)) return invalid(pointer, 'finite', seconds);
  return Math.abs(seconds) >= FIRST_IMPLAUSIBLE_SECOND
    ? fail(pointer, 'epoch', { count: describeValue(seconds) })
    : ok({ kind: 'after', seconds });
}

function fromText(pointer: string, text: string): Result<Moment> {
  const parsed = parseMoment(pointer, text);
  return parsed.ok ? ok({ kind: 'at', time: parsed.value }) : parsed;
}

function momentOf(pointer: string, time: number, value: unknown): Result<Moment> {
  if (Number.isNaN(time)) return fail(pointer, 'notADate');
  return Math.abs(time) <= END_OF_TIME ? ok({ kind: 'at', time }) : invalid(pointer, 'year', value);
}

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

const PLATFORM_TIME =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.:](\d{1,9}))?(Z|[+-]\d\d:?\d\d)?$/i;
