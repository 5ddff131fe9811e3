/** A flow with input nodes in the test helper, and an HTTP server that stands around it as Node-RED's own does. */

import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

import helper from 'node-red-node-test-helper';

import inNode from '../../../nodes/onenet-nbiot-in/onenet-nbiot-in';
import type { HttpHandler, Message, NodeAPI } from '../../../nodes/shared/node-red';

interface App {
  (request: unknown, response: unknown): void;
  use(...handlers: unknown[]): void;
}

const nodeRed = createRequire(require.resolve('node-red'));
const express = nodeRed('express') as { (): App; json(): unknown };

export interface InFlow {
  readonly url: string;
  readonly received: Message[];
  /** The first `count` messages, once they are there. */
  messages(count: number): Promise<Message[]>;
  /** The texts that a node has logged so far as warnings or errors. */
  logged(level: 'warn' | 'error', id?: string): string[];
  /** The latest status of a node. */
  status(id?: string): unknown;
  /** Replaces the flow. */
  deploy(nodes: readonly object[], type?: 'full' | 'nodes' | 'flows'): Promise<void>;
  close(): Promise<void>;
}

export interface InFlowOptions {
  readonly token?: string;
  readonly aesKey?: string;
  readonly settings?: object;
  /** Where the HTTP nodes are. */
  readonly root?: string;
  /** What stands before them. */
  readonly login?: HttpHandler;
  readonly nodes?: readonly object[];
  readonly env?: readonly object[];
  readonly moreTypes?: readonly unknown[];
  readonly credentials?: object;
  readonly types?: object;
}

export const TAB = { id: 'tab', type: 'tab', label: 'test' };
export const OUT = { id: 'out', type: 'helper', z: 'tab', x: 300, y: 100, wires: [] };
export const inFields = (fields: object = {}): object => ({
  id: 'in',
  type: 'onenet-nbiot-in',
  z: 'tab',
  x: 100,
  y: 100,
  wires: [['out']],
  ...fields,
});

/** Loads `tab`, `in` and `out`, unless other nodes are given. */
export async function loadInFlow(
  fields: object = {},
  options: InFlowOptions = {},
): Promise<InFlow> {
  let RED: NodeAPI | undefined;
  const probe = (api: NodeAPI): void => {
    RED = api;
  };
  const { token = '', aesKey = '', env = [], root = '/', login } = options;
  const server: Server = createServer();
  const received: Message[] = [];
  const arrivals = new Set<() => void>();
  // As Node-RED does, before any node is made: the editor, whose API parses JSON, the login, the HTTP nodes.
  const mount = (api: NodeAPI): void => {
    probe(api);
    Object.assign(api.settings ?? {}, { httpNodeRoot: root, ...options.settings });
    const app = express();
    const admin = express();
    admin.use(express.json());
    app.use('/', admin);
    if (login !== undefined) app.use(root, login);
    app.use(root, api.httpNode);
    server.on('request', app);
  };
  helper.settings({});
  await helper.load(
    [mount, inNode, ...(options.moreTypes ?? [])] as never,
    [{ ...TAB, env }, inFields(fields), OUT, ...(options.nodes ?? [])] as never,
    { in: { token, aesKey }, ...options.credentials },
  );
  listen(received, arrivals);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async messages(count) {
      while (received.length < count) {
        await new Promise<void>((resolve) => {
          const done = (): void => {
            arrivals.delete(done);
            resolve();
          };
          arrivals.add(done);
        });
      }
      return received.slice(0, count);
    },
    logged: (level, id = 'in') => calls(id, level),
    status: (id = 'in') => {
      const node = helper.getNode(id) as unknown as Record<
        string,
        { lastCall?: { args: unknown[] } }
      >;
      return node.status?.lastCall?.args[0];
    },
    async deploy(nodes, type = 'full') {
      await setFlows(nodes, type, { in: { token, aesKey } });
      listen(received, arrivals);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      if (RED === undefined) throw new Error('the flow was never loaded');
      await once(server, 'close');
    },
  };
}

/** The helper's types do not know the promise. */
const setFlows = helper.setFlows.bind(helper) as unknown as (
  nodes: readonly object[],
  type: string,
  credentials: object,
) => Promise<void>;

function listen(received: Message[], arrivals: Set<() => void>): void {
  const out = helper.getNode('out') as unknown as
    { on(event: 'input', listener: (msg: Message) => void): void } | undefined;
  out?.on('input', (msg) => {
    received.push(msg);
    for (const arrival of arrivals) arrival();
  });
}

function calls(id: string, level: 'warn' | 'error'): string[] {
  const node = helper.getNode(id) as unknown as Record<string, { args: unknown[][] } | undefined>;
  return (node[level]?.args ?? []).map(([text]) => String(text));
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** @param body as the bytes that are sent */
export function push(
  url: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return ask(url, 'POST', body, headers);
}

export function ask(
  url: string,
  method = 'GET',
  body: string | Buffer = '',
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}
