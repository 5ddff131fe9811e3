import type { IncomingHttpHeaders } from 'node:http';
import type { Dialect } from './dialects/dialect';
import { toClassic } from './dialects/to-classic';

/** A request as the behaviours see it. */
export interface SimulatorRequest {
  readonly method: string;
  /** As it was sent: path and query string. */
  readonly target: string;
  /** Without the query, and as the classic platform calls it, whatever dialect the request is in. */
  readonly path: string;
  readonly dialect: Dialect;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The body as text; empty if it is larger than {@link BODY_LIMIT}. */
  readonly body: string;
  /** The size of the whole body in bytes, also of one that is not kept. */
  readonly bodySize: number;
}

/** The platform's "2k", taken as bytes of the whole body. */
export const BODY_LIMIT = 2048;

export function createRequest(
  head: { readonly method: string; readonly target: string; readonly headers: IncomingHttpHeaders },
  body: { readonly text: string; readonly size: number },
): SimulatorRequest {
  const mark = head.target.indexOf('?');
  const path = mark < 0 ? head.target : head.target.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? '' : head.target.slice(mark + 1));
  return {
    ...head,
    ...toClassic(head.method, path, query),
    query,
    body: body.text,
    bodySize: body.size,
  };
}
