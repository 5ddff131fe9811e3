/** A way through a proxy: the CONNECT method (RFC 9110, section 9.3.6). */

import type { Socket } from 'node:net';
import { limitTime } from './connect-timeout';
import type { Proxy } from './proxy';
import { ProxyFailure, proxyRefusal } from './proxy-failure';
import { CONNECT_TIMEOUT } from './limits';
import type { Ready } from './socket-opener';

/**
 * Asks the proxy at the other end of the socket to connect it with the platform. When `ready` is called without an
 * error, whatever is written to the socket reaches the platform.
 *
 * @param authority the platform's host and port, as in `[::1]:443`
 */
export function openTunnel(socket: Socket, proxy: Proxy, authority: string, ready: Ready): void {
  const { place, authorization } = proxy;
  const name = place.authority;
  let received: Buffer = Buffer.alloc(0);
  const stopLimit = limitTime(socket);

  const finish = (error: ProxyFailure | null) => {
    socket.off('data', read).off('end', ended).off('error', broke);
    stopLimit();
    if (error === null) socket.pause();
    else socket.destroy();
    ready(error);
  };
  const read = (piece: Buffer) => {
    received = received.length === 0 ? piece : Buffer.concat([received, piece]);
    const answer = readHead(received);
    if (answer === 'incomplete') return;
    if (answer === 'no-http') {
      const sentence = `${name} does not answer like an HTTP proxy; check the address of the proxy`;
      finish(new ProxyFailure('NO_HTTP', sentence));
    } else if (answer.status < 200 || answer.status > 299) {
      finish(proxyRefusal(name, answer.status, answer.head, authorization !== undefined));
    } else {
      const rest = received.subarray(answer.length);
      finish(null);
      if (rest.length > 0) socket.unshift(rest);
    }
  };
  const ended = () => {
    finish(new ProxyFailure('CLOSED', `the proxy ${name} closed the connection without an answer`));
  };
  const broke = ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'ETIMEDOUT') ended();
    else
      finish(
        new ProxyFailure(
          'SILENT',
          `the proxy ${name} did not answer within ${CONNECT_TIMEOUT / 1000} s`,
        ),
      );
  };

  socket.on('data', read).on('end', ended).on('error', broke);
  const login = authorization === undefined ? '' : `proxy-authorization: ${authorization}\r\n`;
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nhost: ${authority}\r\n${login}\r\n`);
}

interface Head {
  readonly status: number;
  readonly head: string;
  /** Bytes up to the first that is the platform's. */
  readonly length: number;
}

function readHead(bytes: Buffer): Head | 'incomplete' | 'no-http' {
  const text = bytes.toString('latin1', 0, MOST_BYTES);
  for (let from = 0; ;) {
    const rest = text.slice(from);
    if (!START.startsWith(rest.slice(0, START.length))) return 'no-http';
    const end = /\r?\n\r?\n/.exec(rest);
    if (end === null) return bytes.length >= MOST_BYTES ? 'no-http' : 'incomplete';
    const status = Number(/^HTTP\/1\.[01] +([1-9]\d\d)(?!\d)/.exec(rest)?.[1]);
    if (Number.isNaN(status)) return 'no-http';
    from += end.index + end[0].length;
    if (status >= 200) return { status, head: rest.slice(0, end.index), length: from };
    // An interim answer: the one that counts is still to come.
  }
}

const START = 'HTTP/1.';
/** Of all that a proxy says before the way is open, interim answers included. */
const MOST_BYTES = 16 * 1024;
