/** The log of the latest requests and their answers. It never holds a key. */

import type { SimulatorRequest } from './request';

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
