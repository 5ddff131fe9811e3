/** TLS towards one server, directly or over a socket that leads there. */

import { isIP, type Socket } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { Address } from './socket-opener';
import { secureContext, type TlsOptions } from './tls-options';

/** Starts TLS at an address, or on a socket that is connected already. */
export type SecureLayer = (below: Address | { readonly socket: Socket }) => TLSSocket;

/**
 * Makes one; each connection resumes the session of the one before. Throws a OneNetError `ONENET_CONFIG` for TLS
 * options that cannot be used.
 *
 * @param hostname whose certificate the server must show
 */
export function createSecureLayer(hostname: string, tls: TlsOptions | undefined): SecureLayer {
  const options: ConnectionOptions = {
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: tls?.rejectUnauthorized ?? true,
    ...serverName(tls?.servername ?? hostname),
    // What the certificate is checked against where the server name is an address, and so is left out.
    host: hostname,
  };
  // Made once, as reading certificates takes longer than connecting; what a person has set is tried out at once.
  let context = tls === undefined ? undefined : secureContext(tls);
  // The last session that the server gave shortens the next handshake.
  let session: Buffer | undefined;
  return (below) => {
    context ??= secureContext();
    const resumed = session === undefined ? {} : { session };
    const socket = connect({ ...options, ...below, secureContext: context, ...resumed });
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

/** RFC 6066, section 3, forbids an IP address as server name. */
function serverName(name: string): { servername?: string } {
  return name === '' || isIP(name) !== 0 ? {} : { servername: name };
}
