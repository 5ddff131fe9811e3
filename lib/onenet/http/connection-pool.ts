/** The connections to one platform: kept alive and used again. */

import type { Socket } from 'node:net';
import type { BaseUrl } from '../../contract';
import type { Capacity } from '../transport';
import { Connection, type ConnectionOwner } from './connection';
import { ConnectError, isInvalidRequest, noReply, notSent } from './errors';
import type { HttpRequest } from './http-request';
import type { HttpResponse } from './http-response';
import type { Step } from './sockets';

/** Connections that may be being set up before there is no capacity for more. */
export const MAX_CONNECTING = 64;

/** Milliseconds of idle time below which the loss of a connection says nothing about the server's idle timeout. */
export const LEAST_IDLE_TIMEOUT = 100;

/** Milliseconds within which a server that has closed an idle connection answers its next use with the end of it. */
export const CLOSED_WITHIN = 500;

/**
 * Hands each request to the connection that fell idle last, so that the others close by themselves once the load is less;
 * if none is idle, to a new one. How many requests there are at a time is the caller's affair.
 *
 * undici's own `Pool` is not used: after connection errors it leaves sockets open when it is destroyed.
 */
export class ConnectionPool implements ConnectionOwner, Capacity {
  readonly #platform: BaseUrl;
  readonly #origin: URL;
  readonly #connect: Step;
  /** All sockets that are not closed yet, those that are being set up among them. */
  readonly #sockets: ReadonlySet<Socket>;
  readonly #open = new Set<Connection>();
  /** Those of them whose sockets are still being set up. */
  readonly #connecting = new Set<Connection>();
  /** Each has an open socket; the one used last is at the end. */
  readonly #idle: Connection[] = [];
  /** Milliseconds after which an idle connection is not used again, once the server has been found to close them. */
  #idleLimit = Infinity;
  #hasAnswered = false;
  #isClosed = false;
  #onCapacity: (() => void) | undefined;
  /** Whether somebody was told that there is no capacity. */
  #isAwaited = false;

  /** @param sockets in which the connector keeps every socket that it opens */
  constructor(platform: BaseUrl, connect: Step, sockets: ReadonlySet<Socket>) {
    this.#platform = platform;
    this.#origin = new URL(platform.origin);
    this.#connect = connect;
    this.#sockets = sockets;
  }

  get hasCapacity(): boolean {
    const has = this.#isClosed || this.#idle.length > 0 || this.#connecting.size < MAX_CONNECTING;
    this.#isAwaited = !has;
    return has;
  }

  onCapacity(callback: () => void): void {
    this.#onCapacity = callback;
  }

  start(request: HttpRequest): void {
    const idle = this.#idle.pop();
    if (idle === undefined) {
      this.#connectFor(request);
    } else if (performance.now() - (idle.idleSince ?? 0) <= this.#idleLimit) {
      idle.carry(request);
    } else {
      // All others have been idle for longer still.
      for (const each of [idle, ...this.#idle.splice(0)]) this.#forget(each);
      this.#connectFor(request);
    }
  }

  /** Closes all connections; resolves when no socket is left. Nothing must be under way any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#idle.length = 0;
    for (const each of [...this.#open]) this.#forget(each);
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all([...this.#sockets].map(closed));
  }

  opened(connection: Connection): void {
    this.#connecting.delete(connection);
    this.#tellCapacity();
  }

  answered(connection: Connection, request: HttpRequest, response: HttpResponse): void {
    this.#hasAnswered = true;
    this.#idle.push(connection);
    response.read().then(
      (answer) => {
        request.succeed(answer);
      },
      (error: unknown) => {
        request.fail(error);
      },
    );
  }

  failed(connection: Connection, request: HttpRequest, error: Error): void {
    this.#forget(connection);
    const { authority, secure } = this.#platform;
    if (request.isSent) {
      this.#learn(connection);
      const { hasAnswer: hasStarted, isTls, isHeadTooLarge } = connection;
      const lost = {
        authority,
        secure,
        hasAnswered: this.#hasAnswered,
        hasStarted,
        isTls,
        isHeadTooLarge,
      };
      request.fail(noReply(error, lost));
    } else if (error instanceof ConnectError || isInvalidRequest(error) || request.isRetried) {
      request.fail(notSent(error, authority));
    } else {
      // The server had closed the idle connection, and that was read before anything was written.
      request.isRetried = true;
      this.#connectFor(request);
    }
    this.#tellCapacity();
  }

  ended(connection: Connection): void {
    this.#forget(connection);
    const at = this.#idle.indexOf(connection);
    if (at >= 0) this.#idle.splice(at, 1);
    this.#tellCapacity();
  }

  /**
   * A connection that was idle and ended as soon as it was used had been closed by the server, while the request was on its
   * way: nobody can tell whether it was read. From then on none is used again that has been idle for half as long.
   */
  #learn({ idleSince, usedAt, hasAnswer }: Connection): void {
    if (idleSince === undefined || hasAnswer || performance.now() - usedAt > CLOSED_WITHIN) return;
    const limit = Math.max(LEAST_IDLE_TIMEOUT, (usedAt - idleSince) / 2);
    this.#idleLimit = Math.min(this.#idleLimit, limit);
  }

  #connectFor(request: HttpRequest): void {
    const connection = new Connection(this.#origin, this.#connect, this);
    this.#open.add(connection);
    this.#connecting.add(connection);
    connection.carry(request);
  }

  #forget(connection: Connection): void {
    connection.destroy();
    this.#open.delete(connection);
    this.#connecting.delete(connection);
  }

  /** Later, so that no call is inside another. An answer makes capacity as well, but who gets it will ask by itself. */
  #tellCapacity(): void {
    if (this.#isAwaited && this.hasCapacity && this.#onCapacity) queueMicrotask(this.#onCapacity);
  }
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => {
      resolve();
    });
  });
}
