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
  const text = bytes.toString('latin1');
  const start = text.slice(0, START.length);
  if (!START.startsWith(start)) return 'no-http';
  const end = /\r?\n\r?\n/.exec(text);
  if (end === null) return text.length > MOST_BYTES ? 'no-http' : 'incomplete';
  const status = Number(/^HTTP\/1\.[01] +([1-9]\d\d)(?!\d)/.exec(text)?.[1]);
  if (Number.isNaN(status)) return 'no-http';
  const length = end.index + end[0].length;
  // An interim answer: the one that counts is still to come.
  if (status < 200) return shift(readHead(bytes.subarray(length)), length);
  return { status, head: text.slice(0, end.index), length };
}

function shift(
  answer: Head | 'incomplete' | 'no-http',
  by: number,
): Head | 'incomplete' | 'no-http' {
  return typeof answer === 'string' ? answer : { ...answer, length: answer.length + by };
}

const START = 'HTTP/1.';
const MOST_BYTES = 16 * 1024;
