/** The HTTP proxy between this computer and the platform. */

import { request, type IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { parseHost, type BaseUrl } from '../../contract';
import { OneNetError } from '../errors';
import { ConnectError, faultOf } from './errors';
import { CONNECT_TIMEOUT } from './limits';
import type { Step } from './sockets';
import type { TlsOptions } from './tls-options';

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
export function openTunnel(socket: Socket, proxy: Proxy, authority: string): Step {
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
export function proxyError(
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
export function proxyUnreachable({ place }: Proxy, { fault, message }: ConnectError): ConnectError {
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
