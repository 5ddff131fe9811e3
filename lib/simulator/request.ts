import type { IncomingHttpHeaders } from 'node:http';

/** A request as the behaviours see it. */
export interface SimulatorRequest {
  readonly method: string;
  /** As it was sent: path and query string. */
  readonly target: string;
  readonly path: string;
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
  return {
    ...head,
    path: mark < 0 ? head.target : head.target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : head.target.slice(mark + 1)),
    body: body.text,
    bodySize: body.size,
  };
}
