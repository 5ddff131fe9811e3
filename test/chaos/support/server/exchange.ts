import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that was read to its end, and the means to answer it well or badly. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export const JSON_TYPE = { 'content-type': 'application/json' } as const;

/** Answers as a well-behaved server does. */
export function reply(
  { response }: Exchange,
  body: string | Buffer,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): void {
  response.writeHead(status, {
    ...JSON_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  });
  response.end(body);
}

/** Cuts the connection with a reset, not with a goodbye. */
export function reset({ request }: Exchange): void {
  request.socket.resetAndDestroy();
}
