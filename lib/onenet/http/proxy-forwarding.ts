import type { BaseUrl } from '../base-url';
import type { WireReply } from '../wire';
import { unreachable } from './failure';
import { HttpRequest } from './http-request';
import type { Proxy } from './proxy';
import { proxyRefusal } from './proxy-failure';

type Send = (request: HttpRequest) => Promise<WireReply>;

/** Requests to an http platform, written for the proxy that passes them on (RFC 9112, section 3.2.2). */
export class Forwarding {
  /** What the proxy wants to know; names and values in turn. */
  readonly headers: readonly string[];
  readonly #proxy: Proxy;
  readonly #platform: BaseUrl;

  constructor(proxy: Proxy, platform: BaseUrl) {
    const { authorization } = proxy;
    this.#proxy = proxy;
    this.#platform = platform;
    this.headers = authorization === undefined ? [] : ['proxy-authorization', authorization];
  }

  async send(request: HttpRequest, send: Send): Promise<WireReply> {
    const { method, path, body, deadline, signal } = request;
    const url = this.#platform.origin + path;
    const reply = await send(new HttpRequest(method, url, body, deadline, signal));
    // Only a proxy gives this status, and only if it has passed nothing on.
    if (reply.status === 407) throw this.#refusal();
    return { ...reply, body: this.#conceal(reply.body) };
  }

  #refusal(): Error {
    const named = this.#proxy.authorization !== undefined;
    const refusal = proxyRefusal(this.#proxy.place.authority, 407, '', named);
    return unreachable(this.#platform.authority, refusal.message, refusal);
  }

  /** A page about an error may show the whole request. */
  #conceal(text: string): string {
    const secret = this.#proxy.authorization?.replace('Basic ', '');
    return secret === undefined ? text : text.replaceAll(secret, '***');
  }
}
