/** When a cached command begins and ceases to hold, from what a person or a flow may give. */

import { isDate } from 'node:util/types';
import { invalid, show, type Invalid } from '../invalid';
import { millisecondsOf } from './calendar';

/** Milliseconds since 1970, on whole seconds: the platform takes no fractions. */
export interface Schedule {
  /** Without it the command holds at once. */
  readonly validFrom?: number;
  readonly expires: number;
}

/** A day. */
const EXPIRES_BY_DEFAULT_S = 86_400;

/**
 * Reads a number (also in text) as seconds from now, and a Date or an ISO 8601 text with a zone as that moment. A blank
 * `expires` is a day from now. A `validFrom` that is blank, or not later than now, says nothing, and is left out, since
 * the platform refuses one in the past.
 *
 * @param now milliseconds since 1970 on the platform's clock
 */
export function readSchedule(
  input: { readonly expires?: unknown; readonly validFrom?: unknown },
  now: number,
): { readonly kind: 'valid'; readonly schedule: Schedule } | Invalid {
  const expires = readMoment('/expires', input.expires, now) ?? now + EXPIRES_BY_DEFAULT_S * 1000;
  if (typeof expires !== 'number') return expires;
  if (expires <= now) return invalid('/expires', `must be later than now, not ${iso(expires)}`);
  const validFrom = readMoment('/validFrom', input.validFrom, now) ?? now;
  if (typeof validFrom !== 'number') return validFrom;
  const end = upToSecond(expires);
  if (validFrom <= now) return { kind: 'valid', schedule: { expires: end } };
  const begin = upToSecond(validFrom);
  return begin < end
    ? { kind: 'valid', schedule: { validFrom: begin, expires: end } }
    : invalid('/expires', `must be later than validFrom: ${iso(end)} is not after ${iso(begin)}`);
}

/** `undefined` for blank. */
function readMoment(pointer: string, value: unknown, now: number): number | Invalid | undefined {
  if (isDate(value)) return within(pointer, value.getTime(), value);
  const text = typeof value === 'string' ? value.trim() : undefined;
  if (value === undefined || value === null || text === '') return undefined;
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  if (isNumber || (text !== undefined && DECIMAL.test(text))) {
    return fromSeconds(pointer, Number(text ?? value), now);
  }
  return text === undefined
    ? invalid(pointer, `must be ${FORMS}, not ${show(value)}`)
    : fromText(pointer, text);
}

const FORMS = 'a number of seconds from now, a Date, or a text such as 2026-01-31T08:00:00+08:00';

const DECIMAL = /^[+-]?\d+(\.\d+)?$/;

/** From here on (31 years) a number is the time since 1970 of some moment after 2001, and no wait for a device. */
const FIRST_IMPLAUSIBLE_SECOND = 1e9;

function fromSeconds(pointer: string, seconds: number, now: number): number | Invalid {
  if (!Number.isFinite(seconds)) {
    return invalid(pointer, `must be a finite number of seconds, not ${show(seconds)}`);
  }
  if (Math.abs(seconds) >= FIRST_IMPLAUSIBLE_SECOND) {
    const unit = Math.abs(seconds) < 1e11 ? 'seconds' : 'milliseconds';
    return invalid(
      pointer,
      `is a number of seconds from now, and ${seconds} can only be meant as ${unit} since 1970: give a Date or a text with a zone instead`,
    );
  }
  return now + seconds * 1000;
}

function fromText(pointer: string, text: string): number | Invalid {
  const parts = MOMENT.exec(text);
  const time = parts === null ? undefined : millisecondsOf(parts, 0);
  if (parts === null || time === undefined) {
    return invalid(pointer, `must be ${FORMS}, not ${show(text)}`);
  }
  return parts[8] === undefined
    ? invalid(
        pointer,
        `does not say its zone: put +08:00 behind ${show(text)} for China's time, or Z for UTC`,
      )
    : within(pointer, time, text);
}

const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)? ?(Z|[+-]\d\d:?\d\d)?$/i;

/** The platform writes a year in four digits. */
const END_OF_TIME = Date.UTC(9999, 11, 31);

function within(pointer: string, time: number, value: unknown): number | Invalid {
  if (Number.isNaN(time)) return invalid(pointer, 'is not a valid Date');
  return Math.abs(time) <= END_OF_TIME
    ? time
    : invalid(pointer, `must be before the year 10000, not ${show(value)}`);
}

function upToSecond(time: number): number {
  return Math.ceil(time / 1000) * 1000;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
