/** Connections to one platform by way of a proxy. */

import type { BaseUrl } from '../base-url';
import { ConnectFailure } from './connect-failure';
import type { Connector } from './connected';
import { connectProblem } from './connect-problem';
import { directConnector } from './direct-connector';
import type { Proxy } from './proxy';
import { ProxyFailure } from './proxy-failure';
import { createSecureLayer } from './secure-layer';
import { awaitReady, createOpener, type SocketOpener } from './socket-opener';
import type { TlsOptions } from './tls-options';
import { openTunnel } from './tunnel';

/** Sockets to the proxy itself, which takes requests for any http platform. */
export function forwardingConnector(proxy: Proxy): Connector {
  return directConnector(proxyOpener(proxy));
}

/**
 * TLS with the platform through the proxy, which sees nothing but the platform's host and port. The socket that comes
 * back is the one to the proxy: with it goes all that is above.
 */
export function tunnelConnector(
  platform: BaseUrl,
  tls: TlsOptions | undefined,
  proxy: Proxy,
): Connector {
  const open = proxyOpener(proxy);
  const layer = createSecureLayer(platform.hostname, tls);
  return (connected) => {
    const fail = (error: Error) => {
      connected(new ConnectFailure(error), null);
    };
    return open((error, socket) => {
      if (error !== null) {
        fail(error);
        return;
      }
      openTunnel(socket, proxy, platform.authority, (refused) => {
        if (refused !== null) {
          fail(refused);
          return;
        }
        const secure = layer({ socket });
        awaitReady(secure, 'secureConnect', (problem) => {
          if (problem === null) connected(null, secure);
          else fail(problem);
        });
      });
    });
  };
}

function proxyOpener({ place, tls }: Proxy): SocketOpener {
  const open = createOpener(place, tls);
  return (ready) =>
    open((error, socket) => {
      ready(error === null ? null : unreachable(place, error), socket);
    });
}

function unreachable({ authority }: BaseUrl, error: Error): ProxyFailure {
  const sentence = `the proxy ${authority} cannot be reached: ${connectProblem(error)}`;
  return new ProxyFailure('UNREACHABLE', sentence);
}
