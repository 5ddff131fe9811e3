/**
 * Keeps other web sites away from the page: any site that somebody visits can make their browser send requests to
 * this machine, but it cannot choose what the headers Host, Origin and Sec-Fetch-Site say.
 */

import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether Host names this machine. A site whose own name was made to point to 127.0.0.1 (DNS rebinding) still
 * shows that name here.
 */
export function isLocalHost({ host = '' }: IncomingHttpHeaders): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i.test(host);
}

/** Whether a request that changes something comes from the page itself: browsers send Origin with every POST. */
export function isOwnPost({ host = '', origin }: IncomingHttpHeaders): boolean {
  return origin === `http://${host}`;
}

/** Whether a script of another site asks for data; older browsers do not tell, and cannot read it either. */
export function isForeignScript(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}
