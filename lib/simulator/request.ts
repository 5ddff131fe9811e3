/** A request as the behaviours see it, and what the log keeps of it. */

import type { IncomingHttpHeaders } from 'node:http';

/** The three generations of the platform, which name the same calls differently. */
export type Dialect = 'classic' | 'studio' | 'new';

/** A call in the words of the classic platform, the only ones that the behaviours know. */
export interface ClassicCall {
  readonly dialect: Dialect;
  /** The path of the same call on the classic platform. */
  readonly path: string;
}

/** Finds the dialect of a call and its classic path. */
export type Translate = (method: string, path: string, query: URLSearchParams) => ClassicCall;

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

/** The platform's "2k", taken as bytes of the whole body. */
export const BODY_LIMIT = 2048;

/** Bytes of the arguments of an execute, which the platform limits instead of the body. */
export const ARGS_LIMIT = 2048;

/** In JSON a byte takes six at most (`\u0000`), and the name is around it. */
export const EXECUTE_BODY_LIMIT = 6 * ARGS_LIMIT + 64;

export function createRequest(
  head: { readonly method: string; readonly target: string; readonly headers: IncomingHttpHeaders },
  body: { readonly text: string; readonly size: number },
  translate: Translate,
): SimulatorRequest {
  const mark = head.target.indexOf('?');
  const path = mark < 0 ? head.target : head.target.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? '' : head.target.slice(mark + 1));
  return {
    ...head,
    ...translate(head.method, path, query),
    query,
    body: body.text,
    bodySize: body.size,
  };
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

const SECRET = /key|token|sign|authorization/i;

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
