import type { IncomingMessage } from 'node:http';

/**
 * Whether a request is for the page rather than for the platform. None of these paths is one of the platform's
 * API; a method that the page does not take is left to the platform as well.
 */
export function isForPage({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): boolean {
  // Nearly all requests are of this kind, and none of them should pay for the page.
  if (url.startsWith('/nbiot')) return false;
  if (method === 'POST') return CONTROL.test(url);
  return (method === 'GET' || method === 'HEAD') && SHOWN.test(url);
}

const CONTROL = /^\/devices\/[^/?]+\/(?:reachability|wake)(?:\?|$)/;
const SHOWN = /^\/(?:events|page\/[a-z-]+\.(?:js|css|svg))?(?:\?|$)/;
