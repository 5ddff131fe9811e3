/** Opens the connections to one platform: with or without TLS, straight there or by way of a proxy. */

import type { BaseUrl } from '../base-url';
import type { Connector } from './connected';
import { directConnector } from './direct-connector';
import type { Proxy } from './proxy';
import { forwardingConnector, tunnelConnector } from './proxy-connector';
import { createOpener } from './socket-opener';
import type { TlsOptions } from './tls-options';

/** Throws a OneNetError `ONENET_CONFIG` for TLS options that cannot be used. */
export function createConnector(
  baseUrl: BaseUrl,
  tls: TlsOptions | undefined,
  proxy?: Proxy,
): Connector {
  if (proxy === undefined) return directConnector(createOpener(baseUrl, tls));
  return baseUrl.secure ? tunnelConnector(baseUrl, tls, proxy) : forwardingConnector(proxy);
}
