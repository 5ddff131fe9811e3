/** What the console of the platform is given: the address, and a token. */

import { readPushPath } from '../../../lib/contract';

/** Where the editor was loaded from, as `location` has it. */
export interface Place {
  readonly origin: string;
  readonly hostname: string;
}

/**
 * @param httpNodeRoot of the editor's settings; false where Node-RED serves no HTTP nodes
 * @returns `undefined` where there is none: the path will not do, or is only known to the runtime
 */
export function pushAddress(
  { origin }: Place,
  httpNodeRoot: unknown,
  path: unknown,
): string | undefined {
  if (httpNodeRoot === false) return undefined;
  const read = readPushPath(path);
  if (!read.ok) return undefined;
  const root = typeof httpNodeRoot === 'string' ? httpNodeRoot : '/';
  return origin + encodeURI(`/${root}${read.value}`.replace(/\/{2,}/g, '/'));
}

/** Whether a host is one that nobody on the internet can reach: this computer, or one of a private network. */
export function isPrivate({ hostname }: Place): boolean {
  return (
    /^(?:localhost$|\[::1\]$|\[f[cde])/i.test(hostname) ||
    /^(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+)+$/.test(hostname) ||
    /^[^.:]+$|\.(?:local|lan|home|internal)$/i.test(hostname)
  );
}

const CHARACTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const LENGTH = 24;

/**
 * A token that nobody can guess, of characters that the console takes.
 *
 * @param fill with random bytes, as `crypto.getRandomValues` does
 */
export function createToken(fill: (bytes: Uint8Array<ArrayBuffer>) => void): string {
  let token = '';
  const bytes = new Uint8Array(LENGTH);
  // Bytes beyond the last whole round of the alphabet would make its beginning more likely.
  const limit = 256 - (256 % CHARACTERS.length);
  while (token.length < LENGTH) {
    fill(bytes);
    for (const byte of bytes) {
      if (byte < limit && token.length < LENGTH)
        token += CHARACTERS.charAt(byte % CHARACTERS.length);
    }
  }
  return token;
}
