/** The body of a Write: the `data` array, and how long it may be. */

import type { Resource } from '../lwm2m';
import { parseJson, stringifyJson } from './json';
import { encodeResource, type PlatformValue } from './value-codec';
import type { WireResource } from './wire';

/** The platform's limit for the request body, taken as bytes of UTF-8 (the documents say only "2k"). */
export const BODY_LIMIT = 2048;

export function encodeBody(resources: readonly Resource<PlatformValue>[]): string {
  return stringifyJson({ data: resources.map(({ id, value }) => encodeResource(id, value)) });
}

/** What {@link encodeBody} made, read back. */
export function decodeBody(body: string): readonly WireResource[] {
  return (parseJson(body) as { readonly data: readonly WireResource[] }).data;
}

/** The size of the body in bytes if it is above the limit; `undefined` if all is well. */
export function sizeAboveLimit(body: string): number | undefined {
  if (body.length * MOST_BYTES_OF_A_CHARACTER <= BODY_LIMIT) return undefined;
  const size = Buffer.byteLength(body);
  return size > BODY_LIMIT ? size : undefined;
}

/** UTF-8 takes at most three bytes for each of a string's 16-bit units. */
const MOST_BYTES_OF_A_CHARACTER = 3;
