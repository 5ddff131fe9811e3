import { gzipSync } from 'node:zlib';

import type { Behaviour } from './behaviour';
import { JSON_TYPE, reply } from './exchange';

/** Everything that a platform in good order may say, in every form that HTTP has for it. */

/** Only for devices that are named after it. */
const NEVER = 0;
const SUCCESS = '{"errno":0,"error":"succ"}';

const accepted = [
  {
    name: 'succ',
    weight: 550,
    act: (exchange) => {
      reply(exchange, SUCCESS);
    },
  },
  {
    name: 'errno-as-text',
    weight: 5,
    act: (exchange) => {
      reply(exchange, '{"errno":"0","error":"succ"}');
    },
  },
  {
    name: 'succ-gzip',
    weight: 40,
    act: (exchange) => {
      reply(exchange, gzipSync(SUCCESS), { headers: { 'content-encoding': 'gzip' } });
    },
  },
  {
    name: 'succ-in-chunks',
    weight: 40,
    act: ({ response }) => {
      response.writeHead(200, JSON_TYPE);
      for (const letter of SUCCESS) response.write(letter);
      response.end();
    },
  },
  {
    name: 'succ-after-a-hint',
    weight: 20,
    act: (exchange) => {
      exchange.response.writeEarlyHints({ link: '</nbiot>; rel=preload' });
      reply(exchange, SUCCESS);
    },
  },
  {
    name: 'succ-after-a-moment',
    weight: 60,
    act: (exchange) => {
      setTimeout(() => {
        reply(exchange, SUCCESS);
      }, 20);
    },
  },
  {
    name: 'succ-after-a-second',
    weight: NEVER,
    act: (exchange) => {
      setTimeout(() => {
        reply(exchange, SUCCESS);
      }, 1000);
    },
  },
  {
    name: 'succ-and-last',
    weight: 30,
    act: (exchange) => {
      reply(exchange, SUCCESS, { headers: { connection: 'close' } });
    },
  },
  {
    // The client may use the connection again before it has seen the goodbye.
    name: 'succ-then-goodbye',
    weight: 30,
    act: (exchange) => {
      exchange.response.once('finish', () => exchange.request.socket.end());
      reply(exchange, SUCCESS);
    },
  },
] as const satisfies readonly Omit<Behaviour, 'states'>[];

const refused = [
  {
    name: 'offline',
    weight: 40,
    act: (exchange) => {
      reply(exchange, '{"errno":2001,"error":"device not online: 8029377"}');
    },
  },
  {
    name: 'key-refused',
    weight: 10,
    act: (exchange) => {
      reply(exchange, '{"errno":3,"error":"auth failed"}', { status: 401 });
    },
  },
  {
    name: 'parameter',
    weight: 20,
    act: (exchange) => {
      reply(exchange, '{"errno":5,"error":"invalid parameter: obj_id"}', { status: 400 });
    },
  },
  {
    name: 'busy',
    weight: 10,
    act: (exchange) => {
      reply(exchange, '{"errno":7,"error":"service internal error"}');
    },
  },
  {
    name: 'too-many-calls',
    weight: 15,
    act: (exchange) => {
      reply(exchange, '', { status: 429, headers: { 'retry-after': '0' } });
    },
  },
  {
    name: 'too-many-calls-wait',
    // Rare, since each is a rest of a second for all devices.
    weight: 0.5,
    act: (exchange) => {
      reply(exchange, '', { status: 429, headers: { 'retry-after': '1' } });
    },
  },
  {
    name: 'too-many-calls-soon',
    weight: NEVER,
    act: (exchange) => {
      reply(exchange, '', { status: 429, headers: { 'retry-after': '1' } });
    },
  },
  {
    name: 'too-many-calls-today',
    // Each would be a rest of a minute for all devices.
    weight: NEVER,
    act: (exchange) => {
      reply(exchange, '', { status: 429, headers: { 'retry-after': '86400' } });
    },
  },
  {
    name: 'unavailable',
    weight: 10,
    act: (exchange) => {
      reply(exchange, '<h1>Service Unavailable</h1>', { status: 503 });
    },
  },
] as const satisfies readonly Omit<Behaviour, 'states'>[];

const doubtful = [
  {
    name: 'device-silent',
    weight: 20,
    act: (exchange) => {
      reply(exchange, '{"errno":5106,"error":"unsuccess: TIME_OUT null"}');
    },
  },
] as const satisfies readonly Omit<Behaviour, 'states'>[];

export const ANSWERS: readonly Behaviour[] = [
  ...accepted.map((answer) => ({ ...answer, states: ['confirmed'] as const })),
  ...refused.map((answer) => ({ ...answer, states: ['refused'] as const })),
  ...doubtful.map((answer) => ({ ...answer, states: ['unknown'] as const })),
];
