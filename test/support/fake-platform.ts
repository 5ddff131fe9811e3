import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers a request; an answer that is never given keeps the exchange open. */
export type Answer = (
  request: Received,
  reply: (body: string, status?: number, headers?: Record<string, string>) => void,
) => void;

export const SUCCESS = '{"errno":0,"error":"succ"}';

const usedUrls = new Set<string>();

/** An HTTP server on loopback that answers as a test says and remembers what came. */
export class FakePlatform {
  readonly received: Received[] = [];
  answer: Answer = (_request, reply) => {
    reply(SUCCESS);
  };
  readonly #server: Server;
  #waiters: (() => void)[] = [];

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request: IncomingMessage, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const received = {
          method: request.method ?? '',
          target: request.url ?? '',
          headers: request.headers,
          body: Buffer.concat(chunks).toString(),
        };
        this.received.push(received);
        this.#waiters.forEach((wake) => {
          wake();
        });
        this.answer(received, (body, status = 200, headers = {}) => {
          response.writeHead(status, { 'content-type': 'application/json', ...headers });
          response.end(body);
        });
      });
    });
  }

  /** @param port any that is free, and that no earlier one had, if it is 0 */
  static async start(port = 0): Promise<FakePlatform> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const platform = new FakePlatform(server);
    // What is learnt of a platform, its clock for one, is kept by its address.
    if (port !== 0 || !usedUrls.has(platform.url)) {
      usedUrls.add(platform.url);
      return platform;
    }
    await platform.stop();
    return FakePlatform.start();
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves once so many requests have come in all. */
  async requests(count: number): Promise<void> {
    while (this.received.length < count) {
      await new Promise<void>((resolve) => this.#waiters.push(resolve));
    }
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
