/**
 * What a node registers with Node-RED when its file is loaded: its type, and routes of the editor's own HTTP API that take
 * JSON, with a throttle for those that call another server.
 */

import type { Diagnosis, PreviewAnswer } from '../../lib/contract';
import type { AdminRequest, Node, NodeAPI } from './node-red';

/** A node that sends commands. */
interface NodeModule<Config> {
  /** Called for each node that Node-RED has just created. */
  start(RED: NodeAPI, node: Node, config: Config): void;
  /** What a message would send, from the properties as the dialog would store them. */
  preview(RED: NodeAPI, properties: Fields): PreviewAnswer;
}

/** Far above what a device can be sent, so that the answer can say how large a value is that is too large. */
const MAX_PREVIEW_BYTES = 64 * 1024;

/**
 * Registers a node that sends commands, and the admin route of its preview.
 *
 * @param load gives the node itself. It is loaded by the first node that is used: Node-RED loads the entry of each at every
 *   start, used or not
 */
export function registerNode<Config>(
  RED: NodeAPI,
  type: string,
  load: () => NodeModule<Config>,
): void {
  RED.nodes.registerType(type, function (this: Node, config: Config) {
    RED.nodes.createNode(this, config);
    load().start(RED, this, config);
  });
  postRoute(RED, `/${type}/preview`, MAX_PREVIEW_BYTES, (fields) => ({
    status: 200,
    body: load().preview(RED, fields),
  }));
}

/** What a route answers: a status, and a body that travels as JSON. */
export interface AdminAnswer {
  readonly status: number;
  readonly body: object;
}

export type Fields = Readonly<Record<string, unknown>>;

/** @param signal aborted when the client has gone away */
export type Handle = (
  fields: Fields,
  signal: AbortSignal,
  params: Readonly<Record<string, string>>,
) => AdminAnswer | Promise<AdminAnswer>;

/**
 * Makes a route. Only users who may change our nodes get through.
 *
 * JSON is insisted on because a browser sends a form, unlike JSON, to any address on behalf of any page.
 *
 * @param limit bytes of a body, as JSON without white space; Node-RED itself lets 5 MB through
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
  // Node-RED has inflated a compressed body by now, so that its announced length says nothing of what it holds.
  const announced = Number(headers['content-length'] ?? 0);
  if (announced > limit || sizeOf(body) > limit) {
    return { status: 413, body: { error: `send at most ${limit} bytes` } };
  }
  const coding = headers['content-encoding'] ?? 'identity';
  return coding === 'identity'
    ? undefined
    : { status: 415, body: { error: 'send JSON without a content-encoding' } };
}

function sizeOf(body: object): number {
  try {
    return Buffer.byteLength(JSON.stringify(body));
  } catch {
    // Nested too deep to be written.
    return Infinity;
  }
}

/** More than a person needs who tries one key after the other. */
const CALLS_PER_MINUTE = 60;

/** Limits calls to another server, so that a button cannot be used to flood it: one at a time, and so many a minute. */
export class Throttle {
  readonly #perMinute: number;
  readonly #starts: number[] = [];
  readonly #now: () => number;
  #isRunning = false;

  /** @param now milliseconds of a clock that never goes back */
  constructor(perMinute = CALLS_PER_MINUTE, now = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  async run(ask: () => Promise<Diagnosis>): Promise<AdminAnswer> {
    const wait = this.#start();
    if (wait !== undefined) return { status: 200, body: { code: wait } satisfies Diagnosis };
    try {
      return { status: 200, body: await ask() };
    } finally {
      this.#isRunning = false;
    }
  }

  /** Says why the call has to wait, or starts it. */
  #start(): 'running' | 'too-often' | undefined {
    if (this.#isRunning) return 'running';
    const now = this.#now();
    while ((this.#starts[0] ?? Infinity) <= now - 60_000) this.#starts.shift();
    if (this.#starts.length >= this.#perMinute) return 'too-often';
    this.#starts.push(now);
    this.#isRunning = true;
    return undefined;
  }
}
