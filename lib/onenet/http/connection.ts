/**
 * One connection to the platform: an undici client that never has more than one socket and one request.
 *
 * `Client` comes from its own file, since `undici` as a whole brings fetch, WebSocket and caches along: in a running
 * Node-RED it loads in 8 ms so, against 55 ms.
 */

import type { Socket } from 'node:net';
import Client from 'undici/lib/dispatcher/client.js';
import { Answer } from './answer';
import type { Connector } from './connected';
import type { Exchange } from './exchange';
import {
  CLOSES_WITHIN,
  IDLE_AFTER,
  IDLE_MARGIN,
  IDLE_TIMEOUT,
  MAX_ANSWER_BYTES,
  MAX_IDLE_TIMEOUT,
} from './limits';

/** Who owns a connection and learns what becomes of it. */
export interface ConnectionOwner {
  /** The socket is open, and its first request is about to be written. */
  connected(connection: Connection): void;
  /** An answer has arrived in full; the connection is free again. */
  answered(connection: Connection, exchange: Exchange, answer: Answer): void;
  /** No answer will come, and the connection is of no further use. */
  failed(connection: Connection, exchange: Exchange, error: Error): void;
  /** The connection ended: nobody used it any more, or the one who did gave up. */
  ended(connection: Connection): void;
}

/**
 * Itself the handler of undici's events, in the raw form: the newer one wraps each request once more and makes
 * objects of all headers, which costs 2 of 20 microseconds. One handler does for all requests, since they follow
 * one another.
 */
export class Connection {
  readonly #owner: ConnectionOwner;
  readonly #client: OwnedClient;
  #socket: Socket | undefined;
  #exchange: Exchange | undefined;
  #answer: Answer | undefined;
  #lastUse = now();
  #answers = 0;
  #carriedAt = 0;

  /** @param origin one object for all connections to a server */
  constructor(origin: URL, connector: Connector, owner: ConnectionOwner) {
    this.#owner = owner;
    this.#client = new OwnedClient(origin, {
      pipelining: 1,
      connect: (_options, connected) => {
        this.#socket = connector(connected);
      },
      keepAliveTimeout: IDLE_TIMEOUT,
      keepAliveMaxTimeout: MAX_IDLE_TIMEOUT,
      keepAliveTimeoutThreshold: IDLE_MARGIN,
      maxResponseSize: MAX_ANSWER_BYTES,
      // Each exchange has a deadline for the whole of it.
      headersTimeout: 0,
      bodyTimeout: 0,
      webSocket: UNUSED,
      eventSource: UNUSED,
    });
    this.#client.connection = this;
    this.#client.on('disconnect', disconnected);
  }

  /** What it carries just now. */
  get exchange(): Exchange | undefined {
    return this.#exchange;
  }

  /**
   * Sends a request, over the open socket if there is one. One at a time.
   *
   * After a pause, or where the server is known to close connections without a word, it waits one turn of the event loop
   * before it hands the request to undici, which waits for the end of a turn as well: so that there is a whole turn in
   * which the end of the connection can be read, and undici then connects again before it has written anything. Without
   * that, a process that was busy while the server closed the connection would write into it, and nobody could say
   * whether the platform got the request.
   */
  carry(exchange: Exchange, isDistrusted = false): void {
    exchange.connection = this;
    this.#exchange = exchange;
    this.#answer = undefined;
    this.#carriedAt = now();
    exchange.restart(this.#carriedAt);
    if (isDistrusted || this.#carriedAt - this.#lastUse > IDLE_AFTER) {
      setImmediate(dispatch, this, exchange);
    } else {
      this.dispatch(exchange);
    }
  }

  /** Whether it brought an answer before, and ended as soon as it was used again. */
  get closedOnUse(): boolean {
    const isSoon = now() - this.#carriedAt < CLOSES_WITHIN;
    return this.#answers > 0 && this.#answer === undefined && isSoon;
  }

  /** Does nothing if the exchange has ended meanwhile. */
  dispatch(exchange: Exchange): void {
    if (this.#exchange !== exchange) return;
    const { method, path, body } = exchange;
    const headers = exchange.headers as string[];
    this.#client.dispatch({ method, path, body: body ?? null, headers }, this);
  }

  /** Gives up what is under way; its exchange has been told already. */
  abandon(): void {
    this.destroy();
    this.#owner.ended(this);
  }

  /** Ends at once what is under way, if anything is, and the connection with it. */
  stop(): void {
    if (this.#exchange === undefined) this.destroy();
    else this.#exchange.stop();
  }

  /** Closes the socket at once. */
  destroy(): void {
    this.#exchange = undefined;
    this.#client.destroy(ignore);
    // A socket that is not connected yet is unknown to undici.
    this.#socket?.destroy();
  }

  /** Resolves when there is no socket any more. */
  async closed(): Promise<void> {
    const socket = this.#socket;
    if (socket === undefined || socket.closed) return;
    await new Promise<void>((resolve) => {
      socket.once('close', resolve);
    });
  }

  /** The socket is closed. With an exchange that is not sent yet, undici connects again by itself. */
  disconnected(): void {
    if (this.#exchange === undefined) this.#owner.ended(this);
  }

  /** undici is about to write the request. */
  onConnect(): void {
    if (this.#exchange !== undefined) {
      this.#exchange.sent = true;
      if (this.#answers === 0) this.#exchange.restart(now());
    }
    this.#owner.connected(this);
  }

  /** Comes more than once if the server sends interim answers (1xx) first. */
  onHeaders(status: number, rawHeaders: Buffer[]): boolean {
    this.#answer = new Answer(status, rawHeaders);
    return true;
  }

  onData(piece: Buffer): boolean {
    this.#answer?.push(piece);
    return true;
  }

  onComplete(): void {
    const exchange = this.#exchange;
    const answer = this.#answer;
    this.#exchange = undefined;
    this.#answer = undefined;
    this.#lastUse = now();
    this.#answers += 1;
    if (exchange !== undefined && answer !== undefined) {
      this.#owner.answered(this, exchange, answer);
    }
  }

  onError(error: Error): void {
    const exchange = this.#exchange;
    this.#exchange = undefined;
    if (exchange !== undefined) this.#owner.failed(this, exchange, error);
  }
}

/** With its connection at hand one listener does for all, where one for each would take 56 bytes. */
class OwnedClient extends Client {
  connection: Connection | undefined;
}

function disconnected(_origin: URL, [client]: readonly unknown[]): void {
  (client as OwnedClient).connection?.disconnected();
}

function dispatch(connection: Connection, exchange: Exchange): void {
  connection.dispatch(exchange);
}

/** undici would make two empty objects for each connection. */
const UNUSED = {};

/** In whole milliseconds, which lie in the connection itself: a number with a fraction takes another 16 bytes. */
function now(): number {
  return Math.round(performance.now());
}

/** What undici reports once it is done destroying is of no interest: the socket is. */
function ignore(): void {
  return;
}
