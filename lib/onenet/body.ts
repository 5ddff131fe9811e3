/** The body of a Write: the `data` array, and how long it may be. */

import { stringifyJson } from './json';
import type { WireResource } from './wire';

/** The platform's limit for the request body, taken as bytes of UTF-8 (the documents say only "2k"). */
export const BODY_LIMIT = 2048;

/**
 * What a Write carries. Most carry one element, and ten thousand may wait: an array around each would take as much
 * memory as the element itself.
 */
export type WriteData = WireResource | readonly WireResource[];

/** The elements as a command keeps them: a single one without an array around it. */
export function dataOf(elements: readonly WireResource[]): WriteData {
  const [only, ...others] = elements;
  return only !== undefined && others.length === 0 ? only : elements;
}

/** The elements again, always in an array. */
export function elementsOf(data: WriteData): readonly WireResource[] {
  return 'val' in data ? [data] : data;
}

/** The body as it is sent. */
export function encodeBody(data: WriteData): string {
  // Most writes carry one plain value; that saves 1 of 45 microseconds. A number reads the same in JSON as in a text.
  if ('val' in data && data.type === undefined && isPlain(data.val)) {
    return `{"data":[{"res_id":${data.res_id},"val":${data.val}}]}`;
  }
  return stringifyJson({ data: elementsOf(data) });
}

function isPlain(val: WireResource['val']): val is boolean | number {
  return typeof val === 'boolean' || typeof val === 'number';
}

/** The size of the body in bytes if it is above the limit; `undefined` if all is well. */
export function sizeAboveLimit(elements: readonly WireResource[]): number | undefined {
  if (!mayBeTooLong(elements)) return undefined;
  const size = Buffer.byteLength(encodeBody(elements));
  return size > BODY_LIMIT ? size : undefined;
}

/**
 * Whether it takes serialising the body to know that it is short enough. Hardly ever: so a command is not serialised
 * twice, which would cost 1 of the 50 microseconds that it takes in all.
 */
function mayBeTooLong(elements: readonly WireResource[]): boolean {
  let most = 0;
  for (const { val } of elements) most += LONGEST_ELEMENT + LONGEST_CHARACTER * lengthOf(val);
  return most > BODY_LIMIT - LONGEST_ELEMENT;
}

/** Bytes of an element but for its text: names, punctuation, a Resource ID, and any number. */
const LONGEST_ELEMENT = 64;

/** Bytes that one character of a text may take in JSON: `\u0000`. */
const LONGEST_CHARACTER = 6;

function lengthOf(val: WireResource['val']): number {
  if (typeof val === 'string') return val.length;
  return typeof val === 'bigint' ? String(val).length : 0;
}
