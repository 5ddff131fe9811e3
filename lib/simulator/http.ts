/** The simulator as an HTTP server: who may use it, how a body is received, and how its page is sent. */

import { isUtf8 } from 'node:buffer';
import { isIPv4 } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BODY_LIMIT } from './request';

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

export interface ReceivedBody {
  /** Empty if the body is larger than the limit; no more than that is ever kept. */
  readonly text: string;
  readonly size: number;
  /** Whether the client was still sending when the simulator stopped reading. */
  readonly cut: boolean;
}

/**
 * Calls back with the body once it is complete; never, if the connection ends before.
 *
 * @param limit bytes of a body that is kept
 */
export function receiveBody(
  message: IncomingMessage,
  done: (body: ReceivedBody) => void,
  limit = BODY_LIMIT,
): void {
  let chunks: Buffer[] = [];
  let size = 0;
  message.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit) {
      chunks.push(chunk);
    } else if (size > READ_LIMIT) {
      message.removeAllListeners('data').removeAllListeners('end').pause();
      done({ text: '', size, cut: true });
    } else {
      chunks = [];
    }
  });
  message.on('end', () => {
    done({ text: size <= limit ? decode(chunks) : '', size, cut: false });
  });
}

/** A body up to this size is read to its end, so that its client gets a proper answer and keeps its connection. */
const READ_LIMIT = 1024 * 1024;

/** Bytes that are not UTF-8 become a text that is not JSON either; nothing is guessed. */
function decode(chunks: readonly Buffer[]): string {
  const [first = Buffer.alloc(0)] = chunks;
  const bytes = chunks.length > 1 ? Buffer.concat(chunks) : first;
  return isUtf8(bytes) ? bytes.toString('utf8') : NOT_TEXT;
}

const NOT_TEXT = '\ufffd';

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
