/** What a MisbehavingServer does with a request. */

import type { Behaviour } from './misbehaving-server';

export const SUCCESS = '{"errno":0,"error":"succ"}';

export interface AnswerOptions {
  readonly status?: number;
  readonly headers?: readonly string[];
}

/** An answer as a well-behaved server gives it. */
export function httpAnswer(body: string | Buffer, options: AnswerOptions = {}): Buffer {
  const { status = 200, headers = [] } = options;
  const bytes = Buffer.from(body);
  const lines = [`HTTP/1.1 ${status} Status`, `Content-Length: ${bytes.length}`, ...headers];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bytes]);
}

/** Answers properly, and keeps the connection. */
export function answer(body: string | Buffer = SUCCESS, options: AnswerOptions = {}): Behaviour {
  const bytes = httpAnswer(body, options);
  return (socket) => {
    socket.write(bytes);
  };
}

/** Writes these bytes and ends the connection in good order. */
export function writeAndEnd(bytes: string | Buffer): Behaviour {
  return (socket) => {
    socket.end(bytes);
  };
}

/** Writes these bytes, and then nothing any more. */
export function writeAndHang(bytes: string | Buffer): Behaviour {
  return (socket) => {
    socket.write(bytes);
  };
}

/** Never answers. */
export const hang: Behaviour = () => undefined;

/** Breaks the connection the hard way, as a crashed server or a firewall does. */
export const reset: Behaviour = (socket) => {
  socket.resetAndDestroy();
};
