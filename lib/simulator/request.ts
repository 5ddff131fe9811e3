/** A request on its way in: who may send it, how its body is received, what behaviours see of it, and what the log keeps. */

import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';

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

/** The platform's "2k", taken as bytes of the whole body. */
export const BODY_LIMIT = 2048;

/** Bytes of the arguments of an execute, which the platform limits instead of the body. */
export const ARGS_LIMIT = 2048;

/** In JSON a byte takes six at most (`\u0000`), and the name is around it. */
export const EXECUTE_BODY_LIMIT = 6 * ARGS_LIMIT + 64;

/** The three generations of the platform, which name the same calls differently. */
export type Dialect = 'classic' | 'studio' | 'new';

export interface SimulatorRequest {
  readonly method: string;
  /** As it was sent: path and query string. */
  readonly target: string;
  /** Without the query, translated to the classic platform's path from whatever dialect was used. */
  readonly path: string;
  readonly dialect: Dialect;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The body as text; empty if it is larger than {@link EXECUTE_BODY_LIMIT}. */
  readonly body: string;
  /** The size of the whole body in bytes, also of one that is not kept. */
  readonly bodySize: number;
}

/** A target as it was sent, in its two parts. */
export function splitTarget(target: string): {
  readonly path: string;
  readonly query: URLSearchParams;
} {
  const [path = ''] = target.split('?', 1);
  return { path, query: new URLSearchParams(target.slice(path.length + 1)) };
}

/** What the log keeps of a request and its answer; never a key. */
export interface RequestLogEntry {
  /** When the request was complete: milliseconds since 1970. */
  readonly time: number;
  readonly method: string;
  readonly target: string;
  /** The IMEI that the request names, whether there is such a device or not. */
  readonly imei: string | undefined;
  readonly body: string;
  readonly status: number | undefined;
  /** The body of the answer; `undefined` if the connection was cut instead. */
  readonly answer: string | undefined;
  readonly durationMs: number;
  /** What a behaviour threw, if one did: the simulator then answers `internal server error`. */
  readonly failure?: unknown;
}

/** The part of a log entry that is known from the request alone. */
export function describeRequest(
  request: SimulatorRequest,
): Pick<RequestLogEntry, 'method' | 'target' | 'imei' | 'body'> {
  return {
    method: request.method,
    target: hideSecrets(request.target),
    imei: request.query.get('imei') ?? undefined,
    body: request.body,
  };
}

/** A key belongs into a header, but people put it into the query string, too. */
function hideSecrets(target: string): string {
  return target.replace(/([?&][^?&=]*=)[^&]*/g, (parameter, name: string) =>
    SECRET.test(name) ? `${name}***` : parameter,
  );
}

/** A key does not belong into a body either, but a user who is trying things out may put one there. */
export function hideSecretsInBody(body: string): string {
  return body.replace(SECRET_FIELD, '$1"***"');
}

/** What is in the name of a parameter or field that holds a secret. */
const SECRET = /key|token|sign|authorization/i;

const SECRET_FIELD = new RegExp(
  `("[^"]*(?:${SECRET.source})[^"]*"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"?`,
  'gi',
);

/** The last items of a stream, however long it runs. */
export class Recent<Item> {
  readonly #limit: number;
  #items: Item[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(item: Item): void {
    this.#items.push(item);
    // Cutting only at twice the limit keeps the cost of one item constant.
    if (this.#items.length >= 2 * this.#limit) this.#items = this.list();
  }

  clear(): void {
    this.#items = [];
  }

  /** Oldest first. */
  list(): Item[] {
    return this.#items.slice(-this.#limit);
  }
}
