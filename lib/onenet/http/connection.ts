/** A connection to the platform, the request that it carries, and the failures of both. */

import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { Client, type buildConnector, type Dispatcher } from 'undici';
import { faultOf, type BaseUrl, type Fault, type FaultRule } from '../../contract';
import { OneNetError } from '../errors';
import {
  AnswerBytes,
  HttpResponse,
  MAX_ANSWER_BYTES,
  MAX_ANSWER_MIB,
  type HttpAnswer,
} from './http-response';
import { ConnectError, type GiveUp, type Step } from './sockets';

export interface HttpRequestOptions {
  readonly method: string;
  /** From the slash on, with the query string; the whole address where a proxy passes it on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Milliseconds that the whole answer may take from when the request is sent, and that may pass before that. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  /** Called when the request is about to be written. */
  readonly onSent?: (() => void) | undefined;
}

/**
 * One request, from when it begins. It ends once: with an answer, with a failure, at its deadline, or when it is stopped.
 */
export class HttpRequest {
  /** When it ends at the latest, in milliseconds on the clock of `performance.now()`. */
  due: number;
  /** What it travels on, as long as nobody else may. */
  connection: Connection | undefined;
  /** Whether undici has begun to write it. */
  isSent = false;
  /** Whether it has been moved to another connection already. */
  isRetried = false;
  isSettled = false;

  /**
   * @param authority the platform's host and port, for sentences
   * @param resolve this or `reject` is called, once
   */
  constructor(
    readonly options: HttpRequestOptions,
    readonly authority: string,
    readonly resolve: (answer: Promise<HttpAnswer>) => void,
    readonly reject: (error: unknown) => void,
  ) {
    this.due = performance.now() + options.deadline;
  }

  /** It is about to be written: what went by until a connection stood is not the platform's time. */
  send(): void {
    this.isSent = true;
    this.due = performance.now() + this.options.deadline;
    this.options.onSent?.();
  }

  /** An answer has arrived in full. It is decoded without a deadline, since that is no longer the platform's time. */
  end(answer: Promise<HttpAnswer>): void {
    this.isSettled = true;
    this.resolve(answer);
  }

  fail(error: unknown): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.connection = undefined;
    this.reject(error);
  }

  /** Ends it from outside. Its connection cannot be used again, since an answer may still come. */
  stop(error: Error = stopped()): void {
    const { connection } = this;
    this.fail(error);
    connection?.abandon();
  }

  /** Ends it because its time is over. */
  expire(): void {
    const { authority, isSent } = this;
    const seconds = this.options.deadline / 1000;
    this.stop(
      isSent
        ? new OneNetError('ONENET_NO_ANSWER', faultOf('noAnswer', { authority, seconds }))
        : unreachable(authority, faultOf('connectDeadline', { seconds })),
    );
  }
}

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

/**
 * An undici client that never has more than one socket and one request. It is itself the handler of undici's events for all
 * its requests, since they follow one another.
 */
export class Connection implements Dispatcher.DispatchHandler {
  /** When it brought its latest answer, on the clock of `performance.now()`; `undefined` before the first. */
  idleSince: number | undefined;
  /** When it began to carry its request. */
  usedAt = 0;
  /** What it carries; `undefined` while it is idle. */
  request: HttpRequest | undefined;
  /** Whether the head of an answer to its request has come. */
  hasAnswer = false;

  readonly #owner: ConnectionOwner;
  readonly #client: Client;
  #giveUp: GiveUp | undefined;
  #response: HttpResponse | undefined;
  /** Whether what came instead of an answer begins like TLS. */
  #isTls = false;
  #bytes = new AnswerBytes();

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
      if (this.request === undefined) this.#owner.ended(this);
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
    this.request = request;
    this.hasAnswer = false;
    this.#bytes = new AnswerBytes();
    this.usedAt = performance.now();
    if (this.idleSince === undefined) this.#dispatch(request);
    else
      setImmediate(() => {
        if (this.request === request) this.#dispatch(request);
      });
  }

  /** Gives up what is under way; its request has been told already. */
  abandon(): void {
    this.destroy();
    this.#owner.ended(this);
  }

  /** Closes the socket at once, also one that is still being set up, which undici does not know. */
  destroy(): void {
    this.request = undefined;
    this.#giveUp?.();
    this.#client.destroy(() => undefined);
  }

  onRequestStart(): void {
    this.request?.send();
    if (this.idleSince === undefined) this.#owner.opened(this);
  }

  /** Comes more than once if the server sends interim answers (1xx) first. */
  onResponseStart(_: unknown, status: number, headers: IncomingHttpHeaders): void {
    this.hasAnswer = status >= 200;
    this.#response = new HttpResponse(status, headers);
  }

  onResponseData(_: unknown, piece: Buffer): void {
    this.#response?.push(piece);
  }

  onResponseEnd(): void {
    const request = this.request;
    const response = this.#response;
    this.request = undefined;
    this.#response = undefined;
    this.idleSince = performance.now();
    if (request === undefined || response === undefined) return;
    request.connection = undefined;
    this.#owner.answered(this, request, response);
  }

  onResponseError(_: unknown, error: Error): void {
    const request = this.request;
    this.request = undefined;
    if (request !== undefined) this.#owner.failed(this, request, error);
  }

  /**
   * The failure of a request that was sent, and for which no usable answer came.
   *
   * @param hasAnswered whether the platform has ever answered
   */
  noReply(error: Error, { authority, secure }: BaseUrl, hasAnswered: boolean): OneNetError {
    const rule = this.#answerRule(error);
    if (rule !== undefined) {
      const fault = faultOf(rule, { limit: MAX_ANSWER_MIB });
      return new OneNetError('ONENET_BAD_ANSWER', fault, { cause: error });
    }
    const lost = secure || hasAnswered ? 'connectionLost' : 'connectionLostMaybeTls';
    return new OneNetError('ONENET_CONNECTION_LOST', faultOf(lost, { authority }), {
      cause: error,
    });
  }

  /** What is wrong with an answer that undici gave up; `undefined` if it only broke off. */
  #answerRule(error: Error): FaultRule | undefined {
    if (this.#isTls) return 'answerIsTls';
    if (this.#bytes.isTooLarge) return 'answerHeadersTooLarge';
    switch (codeOf(error)) {
      case 'UND_ERR_RES_EXCEEDED_MAX_SIZE':
        return 'answerTooLarge';
      case 'UND_ERR_HEADERS_OVERFLOW':
        return 'answerHeadersTooLarge';
      case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
        // Of a body that broke off, the head was read before.
        return this.hasAnswer ? undefined : 'answerLength';
      default:
        // llhttp's word for an answer that ends too early; undici passes on nothing else.
        return error.name === 'HTTPParserError' && !error.message.includes('EOF')
          ? 'answerNoHttp'
          : undefined;
    }
  }

  #opened(opened: buildConnector.Callback, error: Error | null, socket: Socket | null): void {
    if (socket === null) {
      opened(error ?? new Error('no socket'), null);
      return;
    }
    opened(null, socket);
    // Emitted before undici gets the same buffer: see AnswerBytes.
    socket.on('data', (piece: Buffer) => {
      if (!this.hasAnswer && piece[0] === TLS_ALERT) this.#isTls = true;
      this.#bytes.read(piece);
    });
  }

  #dispatch({ options: { method, path, headers, body } }: HttpRequest): void {
    this.#client.dispatch({ method, path, headers, body: body ?? null }, this);
  }
}

/** The type of a TLS record that holds an alert (RFC 8446, section 5.1). */
const TLS_ALERT = 0x15;

/**
 * A request that was not handed to the network, so that nobody can have acted upon it.
 *
 * @param authority the platform's host and port, for the sentence
 */
export function notSent(error: Error, authority: string): OneNetError {
  if (isInvalidRequest(error)) {
    return new OneNetError('ONENET_INVALID', faultOf('requestUnwritable'), { cause: error });
  }
  const problem = error instanceof ConnectError ? error.fault : faultOf('connectClosed');
  return unreachable(authority, problem, error);
}

/** Whether undici refuses to write the request as HTTP, over whichever connection. */
export function isInvalidRequest(error: Error): boolean {
  return codeOf(error) === 'UND_ERR_INVALID_ARG';
}

export function unreachable(authority: string, problem: Fault, cause?: unknown): OneNetError {
  return new OneNetError('ONENET_UNREACHABLE', faultOf('unreachable', { authority, problem }), {
    cause,
  });
}

export function stopped(): OneNetError {
  return new OneNetError('ONENET_STOPPED', faultOf('requestStopped'));
}

function codeOf(error: Error): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
