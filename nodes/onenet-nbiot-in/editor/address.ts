/** The address that the console of the platform is given, and what is to be said about it. */

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
