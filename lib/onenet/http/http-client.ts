import type { BaseUrl } from '../base-url';
import type { Credential } from '../credentials';
import type { Room } from '../room';
import type { WireRequest } from '../wire';
import { ConnectionPool } from './connection-pool';
import { createConnector } from './connector';
import { Exchange, type Fail, type Shape, type Succeed } from './exchange';
import { stopped } from './failure';
import { Forwarding } from './proxy-forwarding';
import { readProxy } from './proxy';
import type { ProxyOptions } from './proxy-options';
import type { TlsOptions } from './tls-options';

export interface HttpClientOptions {
  readonly baseUrl: BaseUrl;
  readonly credential: Credential;
  /** How many connections may be open at a time; further requests wait in the order in which they came. */
  readonly maxConnections: number;
  /**
   * Whether the pace of the requests matters more than the last bit of speed: none then waits for a connection once it
   * has been handed over, and each leaves when it was counted.
   */
  readonly isPaced?: boolean | undefined;
  readonly tls?: TlsOptions | undefined;
  /** Between this computer and the platform; none means straight there. */
  readonly proxy?: ProxyOptions | undefined;
}

/** Sends requests to one platform. Whatever goes wrong is a OneNetError, as transport.ts says. */
export class HttpClient {
  readonly #shape: Shape;
  readonly #credential: Credential;
  readonly #pool: ConnectionPool;
  readonly #forwarding: Forwarding | undefined;
  /** What the credential gave last, and the full headers made of it. */
  #proof: readonly string[] = [];
  #headers: readonly string[] = [];
  #headersWithBody: readonly string[] = [];

  /**
   * Throws a OneNetError `ONENET_CONFIG` for TLS or proxy options that cannot be used.
   *
   * @param finish called with each answer; what it gives back is the answer
   */
  constructor(options: HttpClientOptions, finish: Shape['finish']) {
    const { baseUrl, credential, maxConnections, tls } = options;
    const proxy = options.proxy === undefined ? undefined : readProxy(options.proxy);
    // A tunnel is set up together with the connection; requests know nothing of it.
    this.#forwarding =
      proxy === undefined || baseUrl.secure ? undefined : new Forwarding(proxy, baseUrl);
    const origin = this.#forwarding === undefined ? '' : baseUrl.origin;
    this.#shape = { authority: baseUrl.authority, prefix: origin + baseUrl.prefix, finish };
    this.#credential = credential;
    this.#pool = new ConnectionPool({
      baseUrl,
      connector: createConnector(baseUrl, tls, proxy),
      maxConnections,
      maxWaiting: options.isPaced === true ? 0 : SPARE,
    });
  }

  /** Makes an exchange of a request. */
  prepare(request: WireRequest, signal: AbortSignal): Exchange {
    return new Exchange(request, signal, this.#shape);
  }

  /**
   * Sends what was prepared. One of the two callbacks is called, once: a promise would be one more for each request that
   * waits, beside those that axios makes.
   */
  start(exchange: Exchange, succeed: Succeed, fail: Fail): void {
    if (exchange.signal.aborted) {
      fail(stopped());
      return;
    }
    const back = this.#forwarding?.back(succeed, fail) ?? succeed;
    exchange.begin(this.#headersFor(exchange), back, fail);
    this.#pool.start(exchange);
  }

  get room(): Room {
    return this.#pool;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  #headersFor({ body }: Exchange): readonly string[] {
    const proof = this.#credential.headers(Date.now());
    if (proof !== this.#proof) {
      this.#proof = proof;
      this.#headers = [...proof, ...COMMON_HEADERS, ...(this.#forwarding?.headers ?? [])];
      this.#headersWithBody = [...this.#headers, 'content-type', 'application/json'];
    }
    return body === undefined ? this.#headers : this.#headersWithBody;
  }
}

/**
 * No `accept-encoding`: compressing an answer of thirty bytes makes it longer, and takes time at both ends. No `accept`:
 * the platform's documents name none, and every header is work for both.
 */
const COMMON_HEADERS = ['user-agent', 'node-red-onenet-nbiot'];

/**
 * Requests that may wait for a connection. With some, a connection goes from one straight to the next; with a thousand,
 * all that belongs to them lives so long that it takes twice the memory until it is collected.
 */
const SPARE = 64;
