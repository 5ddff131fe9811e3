/** A proxy as the connections to one platform use it. */

import { OneNetError } from '../errors';
import { parseBaseUrl, type BaseUrl } from '../base-url';
import type { ProxyOptions } from './proxy-options';
import type { TlsOptions } from './tls-options';

export interface Proxy {
  readonly place: BaseUrl;
  /** The value of the header `Proxy-Authorization`; `undefined` if nobody says who asks. */
  readonly authorization: string | undefined;
  readonly tls: TlsOptions | undefined;
}

/** Throws a OneNetError `ONENET_CONFIG` for an address that cannot be used; it repeats nothing of it. */
export function readProxy({ url, username = '', password = '', tls }: ProxyOptions): Proxy {
  const place = parseBaseUrl(url);
  if (place.kind === 'invalid') {
    throw new OneNetError('ONENET_CONFIG', 'the address of the proxy cannot be used');
  }
  const named = username !== '' || password !== '';
  const authorization = named
    ? `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
    : undefined;
  return { place: place.url, authorization, tls };
}
