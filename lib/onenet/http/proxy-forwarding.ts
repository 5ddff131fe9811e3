import type { BaseUrl } from '../base-url';
import { concealing } from '../credentials';
import type { Fail, Succeed } from './exchange';
import { unreachable } from './failure';
import type { Proxy } from './proxy';
import { proxyRefusal } from './proxy-failure';

/** Requests to an http platform, written for the proxy that passes them on (RFC 9112, section 3.2.2). */
export class Forwarding {
  /** What the proxy wants to know; names and values in turn. */
  readonly headers: readonly string[];
  readonly #proxy: Proxy;
  readonly #platform: BaseUrl;
  /** A page about an error may show the whole request. */
  readonly #conceal: (text: string) => string;

  constructor(proxy: Proxy, platform: BaseUrl) {
    const { authorization } = proxy;
    this.#proxy = proxy;
    this.#platform = platform;
    this.#conceal =
      authorization === undefined
        ? (text) => text
        : concealing(authorization.replace('Basic ', ''));
    this.headers = authorization === undefined ? [] : ['proxy-authorization', authorization];
  }

  /** Tells what the proxy itself says from what the platform says through it. */
  back(succeed: Succeed, fail: Fail): Succeed {
    return (reply) => {
      // Only a proxy gives this status, and only if it has passed nothing on.
      if (reply.status === 407) fail(this.#refusal());
      else succeed({ ...reply, body: this.#conceal(reply.body) });
    };
  }

  #refusal(): Error {
    const named = this.#proxy.authorization !== undefined;
    const refusal = proxyRefusal(this.#proxy.place.authority, 407, '', named);
    return unreachable(this.#platform.authority, refusal.message, refusal);
  }
}
