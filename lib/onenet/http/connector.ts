/** Opens the sockets to one platform, with or without TLS. */

import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import type { BaseUrl } from '../base-url';
import { CONNECT_TIMEOUT } from './limits';
import { shareLookups } from './shared-lookup';
import { secureContext, type TlsOptions } from './tls-options';

/** No connection came about, so that nothing was sent; `cause` says why. */
export class ConnectFailure extends Error {
  override readonly name = 'ConnectFailure';
  override readonly cause: NodeJS.ErrnoException;

  constructor(cause: NodeJS.ErrnoException) {
    super('no connection');
    this.cause = cause;
  }
}

/** Called once: with a failure, or with a socket over which a request may be sent. */
export type Connected = (...result: [ConnectFailure, null] | [null, Socket]) => void;

/** Starts to connect. Destroy the socket to give up; `connected` is then not called. */
export type Connector = (connected: Connected) => Socket;

/** Throws a OneNetError `ONENET_CONFIG` for TLS options that cannot be used. */
export function createConnector(baseUrl: BaseUrl, tls: TlsOptions | undefined): Connector {
  const open = baseUrl.secure ? secureOpener(baseUrl, tls) : plainOpener(baseUrl);
  const ready = baseUrl.secure ? 'secureConnect' : 'connect';
  return (connected) => {
    let done = false;
    const socket = open();
    socket.setNoDelay(true);
    socket.setKeepAlive(true, TCP_KEEP_ALIVE);
    socket.setTimeout(CONNECT_TIMEOUT, () => socket.destroy(new ConnectTimeout()));
    socket.once(ready, () => {
      done = true;
      socket.setTimeout(0);
      connected(null, socket);
    });
    // Stays for as long as the socket lives: undici listens too, but only while the socket is in its hands.
    socket.on('error', (error) => {
      if (done) return;
      done = true;
      connected(new ConnectFailure(error), null);
    });
    return socket;
  };
}

/** Milliseconds of silence after which the system asks whether the other side is still there. */
const TCP_KEEP_ALIVE = 30_000;

class ConnectTimeout extends Error {
  readonly code = 'ETIMEDOUT';

  constructor() {
    super(`no answer within ${CONNECT_TIMEOUT / 1000} s`);
  }
}

function plainOpener(baseUrl: BaseUrl): () => Socket {
  const options = address(baseUrl);
  return () => connectTcp(options);
}

function secureOpener(baseUrl: BaseUrl, tls: TlsOptions | undefined): () => Socket {
  const options: ConnectionOptions = {
    ...address(baseUrl),
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: tls?.rejectUnauthorized ?? true,
    ...serverName(baseUrl, tls),
  };
  // Made once, as reading certificates takes longer than connecting; what a person has set is tried out at once.
  let context = tls === undefined ? undefined : secureContext(tls);
  // The last session that the server gave shortens the next handshake.
  let session: Buffer | undefined;
  return () => {
    context ??= secureContext();
    const resumed = session === undefined ? {} : { session };
    const socket = connectTls({ ...options, secureContext: context, ...resumed });
    socket.on('session', (latest) => {
      session = latest;
    });
    // A session that the server has come to dislike must not stand in the way of the next attempt.
    const forget = () => {
      session = undefined;
    };
    socket.once('error', forget);
    socket.once('secureConnect', () => socket.off('error', forget));
    return socket;
  };
}

function address({ hostname, port }: BaseUrl): {
  host: string;
  port: number;
  lookup: LookupFunction;
} {
  return { host: hostname, port, lookup: shareLookups() };
}

/** RFC 6066, section 3, forbids an IP address as server name. */
function serverName(baseUrl: BaseUrl, tls: TlsOptions | undefined): { servername?: string } {
  const name = tls?.servername ?? baseUrl.hostname;
  return name === '' || isIP(name) !== 0 ? {} : { servername: name };
}
