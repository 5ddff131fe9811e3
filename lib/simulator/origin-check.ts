/**
 * Keeps other web sites away from the simulator. A site that a user visits can make the browser send requests to this
 * machine, but it cannot choose the headers Host, Origin and Sec-Fetch-Site. Programs send neither of the last two.
 */

import { isIPv4 } from 'node:net';
import type { IncomingMessage } from 'node:http';

/** Why a request must not be answered, as a sentence for the one who sent it; `undefined` if it may be. */
export function checkOrigin({
  method,
  url,
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): string | undefined {
  const { host = '', origin } = headers;
  // A site whose own name was made to point to 127.0.0.1 (DNS rebinding) still shows that name in Host.
  if (!isLoopback(host)) return NOT_LOOPBACK;
  if (origin !== undefined && origin !== `http://${host}`) return FOREIGN;
  // A request without Origin may still be foreign: an image, a script or a form with the method GET.
  const site = headers['sec-fetch-site'];
  if (site !== 'cross-site' && site !== 'same-site') return undefined;
  const isLinkToPage =
    method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && /^\/(?:\?|$)/.test(url ?? '');
  return isLinkToPage ? undefined : FOREIGN;
}

/** Whether the header Host names this machine: `localhost`, 127.0.0.0/8 or `[::1]`, with a port or without. */
function isLoopback(host: string): boolean {
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase();
  return name === 'localhost' || name === '[::1]' || (isIPv4(name) && name.startsWith('127.'));
}

const NOT_LOOPBACK =
  'The simulator is for this machine alone: use http://127.0.0.1 or http://localhost.';
const FOREIGN = 'Other web sites may not use the simulator.';
