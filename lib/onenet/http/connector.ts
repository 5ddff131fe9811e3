/** The way to one platform: a socket, through a proxy where there is one, with TLS where the platform has it. */

import { request, type IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import { buildConnector } from 'undici';
import { faultOf, parseHost, type BaseUrl } from '../../contract';
import { OneNetError } from '../errors';
import {
  CONNECT_TIMEOUT,
  ConnectError,
  connectError,
  connectTimeout,
  socketOpener,
  type Step,
} from './sockets';

/** How to trust the platform and how to prove who we are; each part as Node's `tls` takes it. */
export interface TlsOptions extends Pick<
  SecureContextOptions,
  'ca' | 'cert' | 'key' | 'pfx' | 'passphrase'
> {
  /** The name that the certificate must carry, where it is not the host's. */
  readonly servername?: string;
  /** `false` accepts any certificate. */
  readonly rejectUnauthorized?: boolean;
}

export interface ProxyOptions {
  /** `http://host:port`, or `https://host:port` for a proxy that is itself reached over TLS. */
  readonly url: string;
  /** Who asks the proxy, as Basic authentication (RFC 7617); neither given means that it is not told. */
  readonly username?: string;
  readonly password?: string;
  /** Whom to trust at the other end of `https://`; by default the authorities that Node trusts. */
  readonly tls?: TlsOptions;
}

export interface Proxy {
  readonly place: BaseUrl;
  /** The header that says who asks; empty if nobody is named. */
  readonly headers: { readonly 'proxy-authorization'?: string };
  readonly tls: TlsOptions | undefined;
}

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

/** Throws a OneNetError `ONENET_CONFIG` if a certificate, key or passphrase is of no use. */
function secureContext(tls: TlsOptions = {}): SecureContext {
  const { ca, cert, key, pfx, passphrase } = tls;
  try {
    return createSecureContext({ ca, cert, key, pfx, passphrase });
  } catch (cause) {
    throw new OneNetError('ONENET_CONFIG', faultOf('tlsFiles'), { cause });
  }
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

/** Throws a OneNetError `ONENET_CONFIG` for an address that cannot be used; it repeats nothing of it. */
export function readProxy({ url, username = '', password = '', tls }: ProxyOptions): Proxy {
  const place = parseHost(url);
  if (!place.ok) throw new OneNetError('ONENET_CONFIG', faultOf('proxyAddress'));
  const login = Buffer.from(`${username}:${password}`).toString('base64');
  const hasLogin = username !== '' || password !== '';
  const headers = hasLogin ? { 'proxy-authorization': `Basic ${login}` } : {};
  return { place: place.value, headers, tls };
}

/**
 * Asks the proxy at the other end of the socket to connect it with the platform (CONNECT: RFC 9110, section 9.3.6). What is
 * written to the socket afterwards reaches the platform. undici's own `ProxyAgent` connects again and again to a proxy that
 * closes instead of answering.
 *
 * @param authority the platform's host and port, as in `[::1]:443`
 */
function openTunnel(socket: Socket, proxy: Proxy, authority: string): Step {
  return (opened) => {
    const fail = (error: ConnectError) => {
      socket.destroy();
      opened(error, null);
    };
    const asking = request({
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, connection: 'keep-alive', ...proxy.headers },
      createConnection: () => socket,
    });
    asking.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
      const isHttp = !code.startsWith('HPE_') || code === 'HPE_INVALID_EOF_STATE';
      fail(isHttp ? proxyError(proxy, 'CLOSED') : proxyError(proxy, 'NO_HTTP'));
    });
    asking.once('connect', ({ statusCode = 0, headers }, _socket, head) => {
      asking.removeAllListeners('error').on('error', () => undefined);
      if (statusCode < 200 || statusCode > 299) {
        fail(proxyRefusal(proxy, statusCode, headers));
        return;
      }
      if (head.length > 0) socket.unshift(head);
      opened(null, socket);
    });
    asking.end();
    return () => {
      asking.removeAllListeners('error').on('error', () => undefined);
      socket.destroy();
    };
  };
}

/** A failure at the proxy, before the platform could have got anything. */
function proxyError(
  { place: { authority: proxy } }: Proxy,
  problem: 'CLOSED' | 'NO_HTTP' | 'SILENT',
): ConnectError {
  const rule = ({ CLOSED: 'proxyClosed', NO_HTTP: 'proxyNoHttp', SILENT: 'proxySilent' } as const)[
    problem
  ];
  const fault = faultOf(rule, { proxy, seconds: CONNECT_TIMEOUT / 1000 });
  return new ConnectError(fault, `ERR_PROXY_${problem}`);
}

/** A failure on the way to the proxy itself. */
function proxyUnreachable({ place }: Proxy, { fault, message }: ConnectError): ConnectError {
  const params = { proxy: place.authority, problem: fault };
  return new ConnectError(faultOf('proxyUnreachable', params), 'ERR_PROXY_UNREACHABLE', message);
}

/** A proxy that has said no. */
export function proxyRefusal(
  { place: { authority: proxy }, headers }: Proxy,
  status: number,
  answer: IncomingHttpHeaders,
): ConnectError {
  if (status !== 407) {
    return new ConnectError(
      faultOf('proxyStatus', { proxy, status }),
      `ERR_PROXY_STATUS_${status}`,
    );
  }
  const schemes = [answer['proxy-authenticate'] ?? []].flat().join();
  const isBasic = schemes === '' || /(?:^|,)\s*basic\b/i.test(schemes);
  const wrong = headers['proxy-authorization'] === undefined ? 'proxyLogin' : 'proxyWrongLogin';
  const rule = isBasic ? wrong : 'proxyOtherLogin';
  return new ConnectError(faultOf(rule, { proxy }), 'ERR_PROXY_LOGIN');
}
