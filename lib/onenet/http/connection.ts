/** One connection to the platform: an undici client that never has more than one socket and one request. */

import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { Client, type buildConnector, type Dispatcher } from 'undici';
import type { HttpRequest } from './http-request';
import { HttpResponse, MAX_ANSWER_BYTES } from './http-response';
import type { GiveUp, Step } from './sockets';

/** Milliseconds that an idle connection is kept where the server says nothing about it. */
export const IDLE_TIMEOUT = 4000;

/** A server's own `Keep-Alive: timeout=` is trusted up to here; routers in between forget connections too. */
const MAX_IDLE_TIMEOUT = 60_000;

/** Milliseconds by which an idle connection is closed earlier than the server announced, so as to be first. */
const IDLE_MARGIN = 1000;

/** Who owns a connection and learns what becomes of it. */
export interface ConnectionOwner {
  /** The socket is open, and the first request is about to be written. */
  opened(connection: Connection): void;
  /** An answer has arrived in full; the connection is free again. */
  answered(connection: Connection, request: HttpRequest, response: HttpResponse): void;
  /** No answer will come, and the connection is of no further use. */
  failed(connection: Connection, request: HttpRequest, error: Error): void;
  /** The connection ended while it was idle, or its request was given up. */
  ended(connection: Connection): void;
}

/** Itself the handler of undici's events for all its requests, since they follow one another. */
export class Connection implements Dispatcher.DispatchHandler {
  /** When it brought its latest answer, on the clock of `performance.now()`; `undefined` before the first. */
  idleSince: number | undefined;
  /** When it began to carry its request. */
  usedAt = 0;
  /** Whether the head of an answer to its request has come. */
  hasAnswer = false;
  /** Whether what came instead of an answer begins like TLS. */
  isTls = false;

  readonly #owner: ConnectionOwner;
  readonly #client: Client;
  #giveUp: GiveUp | undefined;
  #request: HttpRequest | undefined;
  #response: HttpResponse | undefined;
  /** Of what comes before the head of the answer to the request. */
  #readInterim = interimReader();

  constructor(origin: URL, connect: Step, owner: ConnectionOwner) {
    this.#owner = owner;
    this.#client = new Client(origin, {
      connect: (_options, opened) => {
        this.#giveUp = connect((error, socket) => {
          this.#giveUp = undefined;
          this.#opened(opened, error, socket);
        });
      },
      pipelining: 1,
      keepAliveTimeout: IDLE_TIMEOUT,
      keepAliveMaxTimeout: MAX_IDLE_TIMEOUT,
      keepAliveTimeoutThreshold: IDLE_MARGIN,
      maxResponseSize: MAX_ANSWER_BYTES,
      // Each request has a deadline for the whole of it.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    // With a request that is not sent yet, undici connects again by itself.
    this.#client.on('disconnect', () => {
      if (this.#request === undefined) this.#owner.ended(this);
    });
  }

  /**
   * Sends a request, over the open socket if there is one. One at a time.
   *
   * An idle connection waits for one turn of the event loop first: the server may have closed it while this process was
   * busy, and undici then reads of that and connects again before it has written anything.
   */
  carry(request: HttpRequest): void {
    request.connection = this;
    this.#request = request;
    this.hasAnswer = false;
    this.#readInterim = interimReader();
    this.usedAt = performance.now();
    if (this.idleSince === undefined) this.#dispatch(request);
    else
      setImmediate(() => {
        if (this.#request === request) this.#dispatch(request);
      });
  }

  /** Gives up what is under way; its request has been told already. */
  abandon(): void {
    this.destroy();
    this.#owner.ended(this);
  }

  /** Closes the socket at once, also one that is still being set up, which undici does not know. */
  destroy(): void {
    this.#request = undefined;
    this.#giveUp?.();
    this.#client.destroy(() => undefined);
  }

  onRequestStart(): void {
    this.#request?.send();
    if (this.idleSince === undefined) this.#owner.opened(this);
  }

  /** Comes more than once if the server sends interim answers (1xx) first. */
  onResponseStart(_: unknown, status: number, headers: IncomingHttpHeaders): void {
    this.hasAnswer = true;
    this.#response = new HttpResponse(status, headers);
  }

  onResponseData(_: unknown, piece: Buffer): void {
    this.#response?.push(piece);
  }

  onResponseEnd(): void {
    const request = this.#request;
    const response = this.#response;
    this.#request = undefined;
    this.#response = undefined;
    this.idleSince = performance.now();
    if (request === undefined || response === undefined) return;
    request.connection = undefined;
    this.#owner.answered(this, request, response);
  }

  onResponseError(_: unknown, error: Error): void {
    const request = this.#request;
    this.#request = undefined;
    if (request !== undefined) this.#owner.failed(this, request, error);
  }

  #opened(opened: buildConnector.Callback, error: Error | null, socket: Socket | null): void {
    if (socket === null) {
      opened(error ?? new Error('no socket'), null);
      return;
    }
    opened(null, socket);
    // Emitted before undici gets the same buffer: see {@link interimReader}.
    socket.on('data', (piece: Buffer) => {
      if (this.hasAnswer) return;
      if (piece[0] === TLS_ALERT) this.isTls = true;
      this.#readInterim(piece);
    });
  }

  #dispatch({ options: { method, path, headers, body } }: HttpRequest): void {
    this.#client.dispatch({ method, path, headers, body: body ?? null }, this);
  }
}

/** The type of a TLS record that holds an alert (RFC 8446, section 5.1). */
const TLS_ALERT = 0x15;

/**
 * Reads past interim responses (1xx) that nobody asked for, as a client has to (RFC 9110, section 15.2). undici does so too,
 * but for 100 (Continue) and 101: there it ends the connection. So they get another number, in the bytes that came and
 * before undici reads them.
 *
 * @returns for one request; called with each piece of what comes before the head of an answer is complete
 */
export function interimReader(): (piece: Buffer) => void {
  /** What has come so far of the response that is being read; of no more than its status line's beginning and an interim head. */
  let head = '';
  return (piece) => {
    for (let from = 0; from < piece.length;) {
      const known = head.length;
      head += piece.toString('latin1', from, from + LONGEST);
      if (head.length >= STATUS_END && !INTERIM.test(head)) {
        head = head.slice(0, STATUS_END);
        return;
      }
      if (known < STATUS_END && head.length >= STATUS_END) processing(piece, from - known);
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) return;
      from += end + 4 - known;
      head = '';
    }
  };
}

/** Makes it 102 (Processing), as far as the digits are in this piece. */
function processing(piece: Buffer, start: number): void {
  for (const [at, digit] of [
    [STATUS_END - 2, '0'],
    [STATUS_END - 1, '2'],
  ] as const) {
    if (start + at >= 0) piece.write(digit, start + at, 'latin1');
  }
}

/** Up to and with the status in `HTTP/1.1 100`. */
const STATUS_END = 12;
const INTERIM = /^HTTP\/1\.\d 1\d\d/;

/** Bytes looked at in one piece; longer heads are refused anyway. */
const LONGEST = 16 * 1024;
