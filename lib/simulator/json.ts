/**
 * JSON in which integers of 64 bits survive. Separate from the client's own implementation, so that a
 * fault in one of them is found by the other.
 */

import { parse, stringify } from 'lossless-json';

/** Reads an integer beyond the safe range of a number as a bigint; `undefined` for what is not JSON. */
export function readJson(text: string): unknown {
  try {
    return LONG_DIGITS.test(text)
      ? parse(text, null, { parseNumber: readNumber, onDuplicateKey: ({ newValue }) => newValue })
      : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Fifteen digits always fit a number, and the engine's parser is many times faster. */
const LONG_DIGITS = /\d{16}/;

function readNumber(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) || !/^-?\d+$/.test(text) ? number : BigInt(text);
}

/** Whether what was read is an object with fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Writes a bigint with all its digits. */
export function writeJson(value: object): string {
  return stringify(value) ?? 'null';
}
