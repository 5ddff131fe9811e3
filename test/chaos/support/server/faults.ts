import { gzipSync } from 'node:zlib';

import type { Behaviour } from './behaviour';
import { JSON_TYPE, reply, reset } from './exchange';

/** Everything that may go wrong once the server has the command; nobody can say then what became of it. */

const SUCCESS = '{"errno":0,"error":"succ"}';

const strangeAnswers: readonly Omit<Behaviour, 'states'>[] = [
  body('html', '<!doctype html><title>Welcome</title>', 200, 'text/html'),
  body('bad-gateway', '<h1>502 Bad Gateway</h1>', 502, 'text/html'),
  body('server-error', 'Internal Server Error', 500, 'text/plain'),
  body('empty', '', 200),
  body('broken-json', '{"errno":0,"error":"su', 200),
  body('errno-as-word', '{"errno":"none","error":"succ"}', 200),
  body('no-errno', '{"code":0,"msg":"succ"}', 200),
  body('only-null', 'null', 200),
  {
    name: 'redirect',
    weight: 5,
    act: (exchange) => {
      reply(exchange, '', { status: 302, headers: { location: 'http://127.0.0.1:9/elsewhere' } });
    },
  },
  {
    name: 'broken-gzip',
    weight: 5,
    act: (exchange) => {
      const half = gzipSync(SUCCESS).subarray(0, 20);
      reply(exchange, half, { headers: { 'content-encoding': 'gzip' } });
    },
  },
  {
    name: 'too-large',
    weight: 1,
    act: (exchange) => {
      reply(exchange, Buffer.alloc(8 * 1024 * 1024, ' '));
    },
  },
  {
    name: 'no-http',
    weight: 5,
    act: ({ request }) => {
      request.socket.end('SSH-2.0-OpenSSH_9.6\r\n');
    },
  },
];

const lostConnections: readonly Omit<Behaviour, 'states'>[] = [
  { name: 'reset', weight: 15, act: reset },
  { name: 'reset-at-head', weight: 10, atHead: true, act: reset },
  {
    name: 'goodbye',
    weight: 10,
    act: ({ request }) => {
      request.socket.end();
    },
  },
  {
    name: 'half-then-reset',
    weight: 10,
    act: (exchange) => {
      writeHalf(exchange);
      setImmediate(reset, exchange);
    },
  },
  {
    name: 'half-then-goodbye',
    weight: 10,
    act: (exchange) => {
      writeHalf(exchange);
      exchange.request.socket.end();
    },
  },
  { name: 'hang', weight: 6, slow: true, act: () => undefined },
  { name: 'stall', weight: 4, slow: true, act: writeHalf },
];

/** The client has used a connection again to which the server had said goodbye; nothing can be answered there. */
export const TOO_LATE: Behaviour = {
  name: 'too-late',
  weight: 0,
  states: ['unknown'],
  act: () => undefined,
};

export const FAULTS: readonly Behaviour[] = [...strangeAnswers, ...lostConnections].map(
  (fault) => ({ ...fault, states: ['unknown'] }),
);

function body(
  name: string,
  text: string,
  status: number,
  type = 'application/json',
): Omit<Behaviour, 'states'> {
  return {
    name,
    weight: 5,
    act: (exchange) => {
      reply(exchange, text, { status, headers: { 'content-type': type } });
    },
  };
}

function writeHalf({ response }: Parameters<Behaviour['act']>[0]): void {
  response.writeHead(200, { ...JSON_TYPE, 'content-length': String(SUCCESS.length) });
  response.write(SUCCESS.slice(0, 12));
}
