/** Opens sockets to one server, with or without TLS: the platform's, or a proxy's. */

import { connect, type LookupFunction, type Socket } from 'node:net';
import type { BaseUrl } from '../base-url';
import { limitTime } from './connect-timeout';
import { createSecureLayer } from './secure-layer';
import { shareLookups } from './shared-lookup';
import type { TlsOptions } from './tls-options';

/** Where to connect to, as Node takes it. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly lookup: LookupFunction;
}

/** Called once, unless the socket is destroyed before: without an error as soon as the socket may be written to. */
export type Ready = (error: Error | null) => void;

/** Starts to open a socket. */
export type SocketOpener = (ready: (error: Error | null, socket: Socket) => void) => Socket;

/** Throws a OneNetError `ONENET_CONFIG` for TLS options that cannot be used. */
export function createOpener(
  { hostname, port, secure }: Pick<BaseUrl, 'hostname' | 'port' | 'secure'>,
  tls: TlsOptions | undefined,
): SocketOpener {
  const address: Address = { host: hostname, port, lookup: shareLookups() };
  const layer = secure ? createSecureLayer(hostname, tls) : undefined;
  return (ready) => {
    const socket = layer === undefined ? connect(address) : layer(address);
    socket.setNoDelay(true);
    socket.setKeepAlive(true, TCP_KEEP_ALIVE);
    awaitReady(socket, secure ? 'secureConnect' : 'connect', (error) => {
      ready(error, socket);
    });
    return socket;
  };
}

/** Waits for the event by which a socket tells that it can be used, but not for ever. */
export function awaitReady(socket: Socket, event: 'connect' | 'secureConnect', ready: Ready): void {
  const stopLimit = limitTime(socket);
  const succeed = () => {
    finish(null);
  };
  const finish = (error: Error | null) => {
    stopLimit();
    socket.off(event, succeed).off('error', finish).on('error', ignore);
    ready(error);
  };
  socket.on(event, succeed).on('error', finish);
}

/**
 * Stays for as long as the socket lives: undici listens too, but only while the socket is in its hands. One function
 * for all, since what a listener holds on to would stay with each of a thousand open sockets.
 */
function ignore(): void {
  return;
}

/** Milliseconds of silence after which the system asks whether the other side is still there. */
const TCP_KEEP_ALIVE = 30_000;
