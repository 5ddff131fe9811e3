/** HTTP requests to one platform, with what no library tells: whether a request was sent. */

import type { Socket } from 'node:net';
import type { BaseUrl } from '../../contract';
import { concealing } from '../credentials/conceal';
import type { Capacity } from '../transport';
import { ConnectionPool } from './connection-pool';
import {
  createConnector,
  proxyRefusal,
  readProxy,
  type Proxy,
  type ProxyOptions,
  type TlsOptions,
} from './connector';
import { stopped, unreachable } from './errors';
import { HttpRequest, type HttpRequestOptions } from './http-request';
import type { HttpAnswer } from './http-response';

export interface HttpClientOptions {
  readonly baseUrl: BaseUrl;
  readonly tls?: TlsOptions | undefined;
  /** Between this computer and the platform; none means straight there. */
  readonly proxy?: ProxyOptions | undefined;
}

/** Milliseconds between two looks for requests whose deadline has passed. */
export const DEADLINE_INTERVAL = 50;

export class HttpClient {
  readonly #platform: BaseUrl;
  /** A proxy that passes requests on, as with an http platform. A tunnel is part of the connection. */
  readonly #forwarder: Proxy | undefined;
  readonly #conceal: (text: string) => string;
  readonly #pool: ConnectionPool;
  readonly #underWay = new Set<HttpRequest>();
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
    return new Promise((resolve, reject) => {
      if (this.#isClosed || options.signal.aborted) {
        reject(stopped());
        return;
      }
      const request = new HttpRequest(this.#forwarded(options), this.#platform.authority, {
        succeed: (answer) => {
          this.#underWay.delete(request);
          const refusal = this.#refusal(answer);
          if (refusal === undefined) resolve({ ...answer, body: this.#conceal(answer.body) });
          else reject(refusal);
        },
        fail: (error) => {
          this.#underWay.delete(request);
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- handed on as it was thrown
          reject(error);
        },
      });
      this.#underWay.add(request);
      this.#watchDeadlines();
      this.#watchSignal(options.signal);
      this.#pool.start(request);
    });
  }

  /** Stops everything that is under way; resolves when all sockets are closed. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    for (const each of [...this.#underWay]) each.stop();
    await this.#pool.close();
  }

  /** One timer for all: most requests have their answer long before their deadline. */
  #watchDeadlines(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => {
      const now = performance.now();
      for (const each of [...this.#underWay]) if (each.due <= now) each.expire();
      if (this.#underWay.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    }, DEADLINE_INTERVAL).unref();
  }

  /** Thousands of requests share one signal; a listener for each would bring Node's warning about too many. */
  #watchSignal(signal: AbortSignal): void {
    if (this.#signals.has(signal)) return;
    this.#signals.add(signal);
    const stop = () => {
      for (const each of [...this.#underWay]) if (each.options.signal === signal) each.stop();
    };
    signal.addEventListener('abort', stop, { once: true });
  }

  /** As a proxy wants a request that it passes on: with the whole address (RFC 9112, section 3.2.2). */
  #forwarded(options: HttpRequestOptions): HttpRequestOptions {
    if (this.#forwarder === undefined) return options;
    return {
      ...options,
      path: this.#platform.origin + options.path,
      headers: { ...options.headers, ...this.#forwarder.headers },
    };
  }

  /** Only a proxy gives 407, and only if it has passed nothing on. */
  #refusal({ status, headers }: HttpAnswer): Error | undefined {
    if (this.#forwarder === undefined || status !== 407) return undefined;
    const refusal = proxyRefusal(this.#forwarder, status, headers);
    return unreachable(this.#platform.authority, refusal.fault, refusal);
  }
}

/** The page of a proxy about an error may show the whole request. */
function concealingLogin(proxy: Proxy | undefined): (text: string) => string {
  const login = proxy?.headers['proxy-authorization'];
  return login === undefined ? (text) => text : concealing(login.replace('Basic ', ''));
}
