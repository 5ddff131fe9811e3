import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';

export interface ProxyServerOptions {
  /** `name:password` in Basic authentication; without it everyone may pass. */
  readonly login?: string;
  /** Which port of this computer stands for a `host:port`; others are not reached. */
  readonly ports: Readonly<Record<string, number>>;
  readonly tls?: TlsOptions;
}

/** What somebody asked of the proxy. */
interface Asked {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly passed: boolean;
}

/** An HTTP proxy on loopback: CONNECT for any protocol, absolute addresses for http. */
export class ProxyServer {
  readonly asked: Asked[] = [];
  readonly #options: ProxyServerOptions;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(options: ProxyServerOptions) {
    this.#options = options;
    this.#server = options.tls === undefined ? createServer() : createSecureServer(options.tls);
    this.#server.on('connection', (socket: Socket) => {
      this.#keep(socket);
    });
    this.#server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      this.#tunnel(request, socket, head);
    });
    this.#server.on('request', (request, response) => {
      const place = new URL(request.url ?? '');
      const port = this.#port(`${place.hostname}:${place.port === '' ? '80' : place.port}`);
      if (!this.#mayPass(request)) {
        response.writeHead(407, { 'proxy-authenticate': CHALLENGE }).end('login');
      } else if (port === undefined) {
        response.writeHead(502).end('<html>no such host</html>');
      } else {
        const headers = { ...request.headers };
        delete headers['proxy-authorization'];
        const options = {
          port,
          method: request.method,
          path: place.pathname + place.search,
          headers,
        };
        const onward = forward(options, (answer) => {
          response.writeHead(answer.statusCode ?? 0, answer.headers);
          answer.pipe(response);
        });
        request.pipe(onward);
      }
    });
  }

  static async start(options: ProxyServerOptions): Promise<ProxyServer> {
    const proxy = new ProxyServer(options);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get authority(): string {
    return `127.0.0.1:${this.port}`;
  }

  get url(): string {
    return `${this.#options.tls === undefined ? 'http' : 'https'}://${this.authority}`;
  }

  /** Resolves when both sides of all connections are closed. */
  async quiet(): Promise<void> {
    for (const socket of this.#sockets) {
      if (!socket.closed) await once(socket, 'close', { signal: AbortSignal.timeout(5000) });
    }
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #tunnel(request: IncomingMessage, socket: Socket, head: Buffer): void {
    socket.on('error', () => undefined);
    const port = this.#port(request.url ?? '');
    if (!this.#mayPass(request)) {
      socket.end(
        `HTTP/1.1 407 Login\r\nproxy-authenticate: ${CHALLENGE}\r\ncontent-length: 0\r\n\r\n`,
      );
    } else if (port === undefined) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n');
    } else {
      const onward = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.write(head);
        socket.pipe(onward).pipe(socket);
      });
      this.#keep(onward);
      onward.on('close', () => socket.end());
      socket.on('close', () => onward.destroy());
    }
  }

  #mayPass({ method = '', url = '', headers }: IncomingMessage): boolean {
    const { login } = this.#options;
    const expected =
      login === undefined ? undefined : `Basic ${Buffer.from(login).toString('base64')}`;
    const passed = expected === undefined || headers['proxy-authorization'] === expected;
    this.asked.push({ method, target: url, headers, passed });
    return passed;
  }

  #port(authority: string): number | undefined {
    return this.#options.ports[authority];
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
  }
}

const CHALLENGE = 'Basic realm="the way out"';
