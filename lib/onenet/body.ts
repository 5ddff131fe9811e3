/** The body of a Write: the `data` array, and how long it may be. */

import type { Resource } from '../lwm2m';
import { stringifyJson } from './json';
import { encodeResource, type PlatformValue } from './value-codec';
import type { WireResource } from './wire';

/** The platform's limit for the request body, taken as bytes of UTF-8 (the documents say only "2k"). */
export const BODY_LIMIT = 2048;

export function encodeBody(resources: readonly Resource<PlatformValue>[]): string {
  return stringifyJson({ data: encodeData(resources) });
}

export function encodeData(resources: readonly Resource<PlatformValue>[]): WireResource[] {
  return resources.map(({ id, value }) => encodeResource(id, value));
}

/** The size of the body in bytes if it is above the limit; `undefined` if all is well. */
export function sizeAboveLimit(resources: readonly Resource<PlatformValue>[]): number | undefined {
  if (!mayBeTooLong(resources)) return undefined;
  const size = Buffer.byteLength(encodeBody(resources));
  return size > BODY_LIMIT ? size : undefined;
}

/**
 * Whether it takes serialising the body to know that it is short enough. Hardly ever: so a command is not serialised
 * twice, which would cost 1 of the 50 microseconds that it takes in all.
 */
function mayBeTooLong(resources: readonly Resource<PlatformValue>[]): boolean {
  let most = 0;
  for (const { value } of resources) most += LONGEST_ELEMENT + LONGEST_CHARACTER * lengthOf(value);
  return most > BODY_LIMIT - LONGEST_ELEMENT;
}

/** Bytes of an element but for its text: names, punctuation, a Resource ID, and any number. */
const LONGEST_ELEMENT = 64;

/** Bytes that one character of a text may take in JSON: `\u0000`. */
const LONGEST_CHARACTER = 6;

function lengthOf(value: PlatformValue): number {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'bigint') return String(value).length;
  if (typeof value !== 'object') return 0;
  switch (value.kind) {
    case 'opaque':
      return value.hex.length;
    case 'opaque-integer':
      return String(value.integer).length;
    case 'time':
      return 0;
  }
}
