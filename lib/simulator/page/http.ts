/** How the page's server side answers. */

import type { ServerResponse } from 'node:http';

/**
 * Sent with everything of the page. What it shows comes from the requests of others, so the browser is told to
 * run and load nothing but the page's own files, and to let no script turn text into HTML.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

export function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    ...PAGE_HEADERS,
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

export function sendNothing(response: ServerResponse): void {
  response.writeHead(204, PAGE_HEADERS);
  response.end();
}

/** @param reason a sentence for the user or the program that sent the request */
export function refuseRequest(response: ServerResponse, status: number, reason: string): void {
  send(response, status, 'text/plain', `${reason}\n`);
}
