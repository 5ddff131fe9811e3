/** The way to one platform: a socket, through a proxy where there is one, with TLS where the platform has it. */

import type { Socket } from 'node:net';
import { buildConnector } from 'undici';
import type { BaseUrl } from '../../contract';
import { connectError, connectTimeout, type ConnectError } from './errors';
import { CONNECT_TIMEOUT } from './limits';
import { openTunnel, proxyError, proxyUnreachable, type Proxy } from './proxy';
import { socketOpener, type Step } from './sockets';
import { secureContext, type TlsOptions } from './tls-options';

/**
 * Throws a OneNetError `ONENET_CONFIG` for TLS options that cannot be used.
 *
 * @param sockets holds every socket that is not closed yet
 */
export function createConnector(
  platform: BaseUrl,
  tls: TlsOptions | undefined,
  proxy: Proxy | undefined,
  sockets: Set<Socket>,
): Step {
  if (proxy === undefined) return direct(platform, tls, sockets);
  const toProxy = failingWith(direct(proxy.place, proxy.tls, sockets), (error) =>
    proxyUnreachable(proxy, error),
  );
  // A proxy takes requests for any http platform as they are.
  if (!platform.secure) return toProxy;
  const tunnel = over(toProxy, (socket) =>
    limited(openTunnel(socket, proxy, platform.authority), () => proxyError(proxy, 'SILENT')),
  );
  return over(tunnel, secured(platform, tls));
}

function direct(place: BaseUrl, tls: TlsOptions | undefined, sockets: Set<Socket>): Step {
  const open = limited(socketOpener(place, sockets), connectTimeout);
  return place.secure ? over(open, secured(place, tls)) : open;
}

/** TLS on a socket that leads to the server; each connection resumes the session of the one before. */
function secured({ hostname, port }: BaseUrl, tls: TlsOptions | undefined) {
  // Made once, as reading certificates takes longer than connecting; what a person has set is tried out at once.
  let connect = tls === undefined ? undefined : secureConnector(tls);
  const place = { hostname, host: hostname, protocol: 'https:', port: String(port) };
  const shakeHands =
    (httpSocket: Socket): Step =>
    (opened) => {
      let isOver = false;
      connect ??= secureConnector();
      connect({ ...place, httpSocket }, (error, socket) => {
        if (isOver) return;
        if (error === null) {
          opened(null, socket);
        } else {
          httpSocket.destroy();
          opened(connectError(error), null);
        }
      });
      return () => {
        isOver = true;
        httpSocket.destroy();
      };
    };
  return (socket: Socket): Step => limited(shakeHands(socket), connectTimeout);
}

function secureConnector(tls: TlsOptions = {}): buildConnector.connector {
  const { rejectUnauthorized = true, servername } = tls;
  return buildConnector({
    allowH2: false,
    rejectUnauthorized,
    ...(servername === undefined ? {} : { servername }),
    secureContext: secureContext(tls),
    // The limits of time are ours, for each step.
    timeout: 0,
  });
}

/** A step, and the next one on the socket that it gives. */
function over(below: Step, above: (socket: Socket) => Step): Step {
  return (opened) => {
    let giveUp = below((error, socket) => {
      if (error === null) giveUp = above(socket)(opened);
      else opened(error, null);
    });
    return () => {
      giveUp();
    };
  };
}

/** A step that fails when it takes too long. */
function limited(step: Step, late: () => ConnectError): Step {
  return (opened) => {
    const giveUp = step((...result) => {
      clearTimeout(timer);
      opened(...result);
    });
    const timer = setTimeout(() => {
      giveUp();
      opened(late(), null);
    }, CONNECT_TIMEOUT);
    return () => {
      clearTimeout(timer);
      giveUp();
    };
  };
}

function failingWith(step: Step, change: (error: ConnectError) => ConnectError): Step {
  return (opened) =>
    step((error, socket) => {
      if (error === null) opened(null, socket);
      else opened(change(error), null);
    });
}
