/**
 * JSON in which 64-bit integers survive: a bigint is written as its exact digits, and an integer that a
 * JavaScript number cannot hold is read as a bigint.
 */

import { parse, stringify } from 'lossless-json';

/** Throws a SyntaxError for text that is not JSON. Of a key that comes twice, the last value counts. */
export function parseJson(text: string): unknown {
  // No number of up to 15 digits loses anything; the engine's own parser is many times faster.
  return MAY_HOLD_LONG_NUMBER.test(text) ? parse(text, undefined, LOSSLESS) : JSON.parse(text);
}

export function stringifyJson(value: unknown): string {
  // Modules that teach every bigint of the process to become a text are popular; its digits must not become one here.
  if ('toJSON' in BigInt.prototype) return stringify(value) ?? '';
  try {
    return JSON.stringify(value);
  } catch (error) {
    // The engine refuses a bigint, which is rare: ask the slower writer only then.
    if (error instanceof TypeError) return stringify(value) ?? '';
    throw error;
  }
}

const MAY_HOLD_LONG_NUMBER = /\d{16}/;

/** As the engine's own parser does it, but for long integers. */
const LOSSLESS = {
  parseNumber,
  onDuplicateKey: ({ newValue }: { newValue: unknown }) => newValue,
};

function parseNumber(text: string): number | bigint {
  const number = Number(text);
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? BigInt(text) : number;
}
