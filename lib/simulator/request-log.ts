import type { SimulatorRequest } from './request';

/** One request and what became of it. It never holds a key. */
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
