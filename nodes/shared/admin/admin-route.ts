import type { AdminRequest, NodeAPI } from '../node-red';

/** What a route answers: a status, and a body that travels as JSON. */
export interface AdminAnswer {
  readonly status: number;
  readonly body: object;
}

export type Fields = Readonly<Record<string, unknown>>;

/** @param signal aborted when the one who asked has gone away */
export type Handle = (
  fields: Fields,
  signal: AbortSignal,
  params: Readonly<Record<string, string>>,
) => AdminAnswer | Promise<AdminAnswer>;

/**
 * Makes a route of the editor's own HTTP API that takes JSON. Only people who may change our nodes get through.
 *
 * JSON is insisted on because a browser sends a form, unlike JSON, to any address on behalf of any page.
 *
 * @param limit bytes of a body; Node-RED itself lets 5 MB through
 */
export function postRoute(RED: NodeAPI, path: string, limit: number, handle: Handle): void {
  RED.httpAdmin.post(
    path,
    RED.auth.needsPermission('onenet-nbiot.write'),
    (request, response, next) => {
      const refusal = refuse(request, limit);
      const abort = new AbortController();
      response.on('close', () => {
        abort.abort();
      });
      Promise.resolve(refusal ?? answer(handle, request, abort.signal)).then(({ status, body }) => {
        if (response.destroyed) return;
        response.statusCode = status;
        response.setHeader('cache-control', 'no-store');
        response.json(body);
      }, next);
    },
  );
}

async function answer(handle: Handle, request: AdminRequest, signal: AbortSignal) {
  return handle(request.body as Fields, signal, request.params);
}

function refuse({ headers, body }: AdminRequest, limit: number): AdminAnswer | undefined {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    return { status: 415, body: { error: 'send JSON' } };
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { status: 400, body: { error: 'send a JSON object' } };
  }
  // Its length may not have been announced.
  const size = Number(headers['content-length'] ?? Buffer.byteLength(JSON.stringify(body)));
  return size > limit ? { status: 413, body: { error: `send at most ${limit} bytes` } } : undefined;
}
