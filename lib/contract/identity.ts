/** The identity by which the platform knows a device: for NB-IoT its IMEI. */

import { describeValue } from './described-value';
import { variableIn } from './reference';
import { fail, ok, type Result } from './result';

/** Characters of an identity at most; an IMEI has 15 digits. */
export const IDENTITY_LIMIT = 64;

/**
 * Reads an identity. A whole number becomes its digits. White space and invisible characters around it, which come
 * along when it is copied from a page or a table, are dropped; inside they are refused.
 *
 * @param pointer to the field, for the fault: `/imei`, `/uuid`
 */
export function parseIdentity(pointer: string, value: unknown): Result<string> {
  if (value === undefined || value === null) return fail(pointer, 'missing');
  if (typeof value === 'bigint' || typeof value === 'number') return ofNumber(pointer, value);
  if (typeof value !== 'string') return fail(pointer, 'text', { value: describeValue(value) });
  if (value.length > LONGEST_TYPED) return tooLong(pointer, value.length);
  const text = trimInvisible(value);
  if (text === '') return fail(pointer, 'missing');
  // Nearly every identity is plain, and needs no closer look.
  return text.length <= IDENTITY_LIMIT && PLAIN.test(text) ? ok(text) : checkText(pointer, text);
}

/** The text without the white space, control and invisible characters at its ends. */
export function trimInvisible(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && IGNORED.test(text.charAt(start))) start += 1;
  while (end > start && IGNORED.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function ofNumber(pointer: string, value: number | bigint): Result<string> {
  // Compared as numbers: the digits of a long bigint take seconds to write.
  const isIdentity =
    typeof value === 'bigint' ? value < FIRST_TOO_LONG : Number.isSafeInteger(value);
  if (!isIdentity || value < 0) return fail(pointer, 'text', { value: describeValue(value) });
  return ok(String(value));
}

const FIRST_TOO_LONG = 10n ** BigInt(IDENTITY_LIMIT);

function checkText(pointer: string, text: string): Result<string> {
  if (text.length > IDENTITY_LIMIT) return tooLong(pointer, text.length);
  const variable = variableIn(text);
  if (variable !== undefined) return fail(pointer, 'unsetVariable', { name: variable });
  if (/\p{Surrogate}/u.test(text)) return fail(pointer, 'halfCharacter');
  if (/[\p{Cc}\p{Cf}\p{DI}]/u.test(text)) return fail(pointer, 'controlCharacter');
  if (/\s/.test(text)) return fail(pointer, 'innerSpace');
  if (text.includes(';')) return fail(pointer, 'endpointName');
  return ok(text);
}

function tooLong(pointer: string, size: number): Result<string> {
  return fail(pointer, 'tooLong', { size, limit: IDENTITY_LIMIT });
}

/** Characters beyond which not even what is around an identity is looked at. */
const LONGEST_TYPED = 1024;

const PLAIN = /^[A-Za-z0-9]+$/;

/**
 * White space, controls and formatting characters: zero-width ones, marks of direction, byte order marks. Variation
 * selectors and fillers are letters or marks to Unicode, and known only as ignorable (DI, UAX #44).
 */
const IGNORED = /[\s\p{Cc}\p{Cf}\p{DI}]/u;
