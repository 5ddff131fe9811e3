/** HTTP requests to one platform, over connections that are used again, with what no library tells: whether one was sent. */

import type { Socket } from 'node:net';
import type { BaseUrl } from '../../contract';
import { concealing } from '../credentials/conceal';
import type { Capacity } from '../transport';
import {
  createConnector,
  proxyRefusal,
  readProxy,
  type Proxy,
  type ProxyOptions,
  type TlsOptions,
} from './connector';
import {
  Connection,
  HttpRequest,
  isInvalidRequest,
  notSent,
  stopped,
  unreachable,
  type ConnectionOwner,
  type HttpRequestOptions,
} from './connection';
import type { HttpAnswer, HttpResponse } from './http-response';
import { ConnectError, type Step } from './sockets';

export interface HttpClientOptions {
  readonly baseUrl: BaseUrl;
  readonly tls?: TlsOptions | undefined;
  /** Between this computer and the platform; none means straight there. */
  readonly proxy?: ProxyOptions | undefined;
}

/** Milliseconds between two looks for requests whose deadline has passed. */
export const DEADLINE_INTERVAL = 50;

/** What it takes is under way at once: how many requests there are at a time is the caller's affair. */
export class HttpClient {
  readonly #platform: BaseUrl;
  /** A proxy that passes requests on, as with an http platform. A tunnel is part of the connection. */
  readonly #forwarder: Proxy | undefined;
  readonly #conceal: (text: string) => string;
  readonly #pool: ConnectionPool;
  readonly #signals = new WeakSet<AbortSignal>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** Throws a OneNetError `ONENET_CONFIG` for TLS or proxy options that cannot be used. */
  constructor({ baseUrl, tls, proxy: proxyOptions }: HttpClientOptions) {
    const proxy = proxyOptions === undefined ? undefined : readProxy(proxyOptions);
    const sockets = new Set<Socket>();
    const connect = createConnector(baseUrl, tls, proxy, sockets);
    this.#platform = baseUrl;
    this.#forwarder = baseUrl.secure ? undefined : proxy;
    this.#conceal = concealingLogin(this.#forwarder);
    this.#pool = new ConnectionPool(baseUrl, connect, sockets);
  }

  get capacity(): Capacity {
    return this.#pool;
  }

  /** Rejects with a OneNetError, as transport.ts says. */
  request(options: HttpRequestOptions): Promise<HttpAnswer> {
    return this.#forwarder === undefined
      ? this.#send(options)
      : this.#forward(options, this.#forwarder);
  }

  #send(options: HttpRequestOptions): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed || options.signal.aborted) {
        reject(stopped());
        return;
      }
      this.#watchDeadlines();
      this.#watchSignal(options.signal);
      this.#pool.start(new HttpRequest(options, this.#platform.authority, resolve, reject));
    });
  }

  /** Stops everything that is under way; resolves when all sockets are closed. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    for (const each of this.#pool.underWay) each.stop();
    await this.#pool.close();
  }

  /** One timer for all: most requests have their answer long before their deadline. */
  #watchDeadlines(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => {
      const now = performance.now();
      const { underWay } = this.#pool;
      for (const each of underWay) if (each.due <= now) each.expire();
      if (underWay.length > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    }, DEADLINE_INTERVAL).unref();
  }

  /** Thousands of requests share one signal; a listener for each would bring Node's warning about too many. */
  #watchSignal(signal: AbortSignal): void {
    if (this.#signals.has(signal)) return;
    this.#signals.add(signal);
    const stop = () => {
      for (const each of this.#pool.underWay) if (each.options.signal === signal) each.stop();
    };
    signal.addEventListener('abort', stop, { once: true });
  }

  /** As a proxy wants a request that it passes on: with the whole address (RFC 9112, section 3.2.2). */
  async #forward(options: HttpRequestOptions, proxy: Proxy): Promise<HttpAnswer> {
    const answer = await this.#send({
      ...options,
      path: this.#platform.origin + options.path,
      headers: { ...options.headers, ...proxy.headers },
    });
    // Only a proxy gives it, and only if it has passed nothing on.
    if (answer.status === 407) {
      const refusal = proxyRefusal(proxy, answer.status, answer.headers);
      throw unreachable(this.#platform.authority, refusal.fault, refusal);
    }
    return { ...answer, body: this.#conceal(answer.body) };
  }
}

/** The page of a proxy about an error may show the whole request. */
function concealingLogin(proxy: Proxy | undefined): (text: string) => string {
  const login = proxy?.headers['proxy-authorization'];
  return login === undefined ? (text) => text : concealing(login.replace('Basic ', ''));
}

/** Connections that may be being set up before there is no capacity for more. */
export const MAX_CONNECTING = 64;

/** Milliseconds of idle time below which the loss of a connection says nothing about the server's idle timeout. */
export const LEAST_IDLE_TIMEOUT = 100;

/** Milliseconds within which a server that has closed an idle connection answers its next use with the end of it. */
export const CLOSED_WITHIN = 500;

/**
 * Hands each request to the connection that fell idle last, so that the others close by themselves once the load is less;
 * if none is idle, to a new one.
 *
 * undici's own `Pool` is not used: after connection errors it leaves sockets open when it is destroyed.
 */
class ConnectionPool implements ConnectionOwner, Capacity {
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

  /** The requests that wait for a connection or for the end of their answer, in the order of their connections. */
  get underWay(): HttpRequest[] {
    return [...this.#open].flatMap(({ request }) => request ?? []);
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
    if (!request.isSettled) request.end(response.read());
  }

  failed(connection: Connection, request: HttpRequest, error: Error): void {
    this.#forget(connection);
    if (request.isSent) {
      this.#learn(connection);
      request.fail(connection.noReply(error, this.#platform, this.#hasAnswered));
    } else if (error instanceof ConnectError || isInvalidRequest(error) || request.isRetried) {
      request.fail(notSent(error, this.#platform.authority));
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
