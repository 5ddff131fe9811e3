/** Opens the connections to one platform: with or without TLS, straight there or by way of a proxy. */

import type { Socket } from 'node:net';
import type { BaseUrl } from '../base-url';
import { ConnectFailure } from './connect-failure';
import type { Proxy } from './proxy';
import { forwardingConnector, tunnelConnector } from './proxy-connector';
import { createOpener } from './socket-opener';
import type { TlsOptions } from './tls-options';

export { ConnectFailure };

/** Called once: with a failure, or with a socket over which a request may be sent. */
export type Connected = (...result: [ConnectFailure, null] | [null, Socket]) => void;

/** Starts to connect. Destroy the socket to give up; `connected` is then not called. */
export type Connector = (connected: Connected) => Socket;

/** Throws a OneNetError `ONENET_CONFIG` for TLS options that cannot be used. */
export function createConnector(
  baseUrl: BaseUrl,
  tls: TlsOptions | undefined,
  proxy?: Proxy,
): Connector {
  if (proxy !== undefined) {
    return baseUrl.secure ? tunnelConnector(baseUrl, tls, proxy) : forwardingConnector(proxy);
  }
  const open = createOpener(baseUrl, tls);
  return (connected) =>
    open((error, socket) => {
      if (error === null) connected(null, socket);
      else connected(new ConnectFailure(error), null);
    });
}
