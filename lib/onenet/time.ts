/**
 * Time as the platform takes it: whole seconds since 1970, sent with `type` 2.
 *
 * Source: OneNET documentation, "real-time command: write device resource". Reads and pushes show
 * milliseconds for the same Resource, which is why people send milliseconds by mistake.
 */

import { isDate } from 'node:util/types';
import { show } from './invalid';
import type { ParsedValue } from './value-codec';

/** Beyond this a number of seconds lies after the year 5138, and as milliseconds it is later than 1973. */
const FIRST_IMPLAUSIBLE_SECOND = 1e11;

/**
 * Reads seconds, a Date, or an ISO 8601 date and time. As in JavaScript, a time without an offset is in the runtime's
 * own zone, and a date without a time is midnight UTC.
 */
export function parseTime(val: unknown): ParsedValue {
  if (isDate(val)) return fromMilliseconds(val.getTime(), 'is not a valid Date');
  switch (typeof val) {
    case 'bigint':
    case 'number':
      return fromSeconds(Number(val));
    case 'string':
      return fromText(val.trim());
    default:
      return problem(
        `with type 2 must be seconds since 1970, a Date or an ISO 8601 text, not ${show(val)}`,
      );
  }
}

function fromSeconds(seconds: number): ParsedValue {
  if (!Number.isInteger(seconds)) {
    return problem(`with type 2 must be a whole number of seconds, not ${show(seconds)}`);
  }
  if (Math.abs(seconds) >= FIRST_IMPLAUSIBLE_SECOND) {
    return problem(
      `with type 2 is in seconds, and ${seconds} can only be meant as milliseconds: divide it by 1000`,
    );
  }
  return { kind: 'valid', value: { kind: 'time', seconds } };
}

function fromText(text: string): ParsedValue {
  // Not read as seconds: "2026" may be meant as a year.
  const hint = /^-?\d+$/.test(text) ? '; seconds must come as a number' : '';
  const wrong = `with type 2 must be seconds since 1970 or an ISO 8601 date such as 2026-01-31T08:00:00+08:00, not ${show(text)}${hint}`;
  const parts = ISO_8601.exec(text);
  return parts !== null && isRealDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
    ? fromMilliseconds(Date.parse(text), wrong)
    : problem(wrong);
}

const ISO_8601 =
  /^(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** JavaScript takes 2026-02-30 for 2 March. */
function isRealDay(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A Date or a text cannot be meant in another unit, however late it is: the last day of 9999 stands for "never". */
function fromMilliseconds(milliseconds: number, ifInvalid: string): ParsedValue {
  return Number.isNaN(milliseconds)
    ? problem(ifInvalid)
    : { kind: 'valid', value: { kind: 'time', seconds: Math.floor(milliseconds / 1000) } };
}

function problem(text: string): ParsedValue {
  return { kind: 'problem', problem: text };
}
