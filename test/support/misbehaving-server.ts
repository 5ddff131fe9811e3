import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { readRequests, type ReceivedRequest } from './read-requests';

/** What the server does once a request has arrived in full; it may do anything at all to the socket. */
export type Behaviour = (socket: Socket, request: ReceivedRequest) => void;

/**
 * A server below the level of HTTP, on loopback: it reads requests and leaves the rest to the test, so that it can
 * answer half, answer nonsense or vanish. It counts its connections and remembers what came.
 */
export class MisbehavingServer {
  behave: Behaviour;
  readonly received: ReceivedRequest[] = [];
  /** The open sockets, in the order in which they came. */
  readonly sockets = new Set<Socket>();
  /** How many connections there ever were, and how many at the same time. */
  accepted = 0;
  mostOpen = 0;

  readonly #server: Server;
  readonly #scheme: string;
  readonly #waiters = new Set<() => void>();

  private constructor(behave: Behaviour, tls: TlsOptions | undefined) {
    this.behave = behave;
    this.#scheme = tls === undefined ? 'http' : 'https';
    this.#server = tls === undefined ? createServer() : createTlsServer(tls);
    this.#server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
      this.#accept(socket);
    });
  }

  static async start(behave: Behaviour, tls?: TlsOptions): Promise<MisbehavingServer> {
    const server = new MisbehavingServer(behave, tls);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `${this.#scheme}://127.0.0.1:${this.port}`;
  }

  /**
   * Resolves as soon as the condition holds, which is looked at whenever something happens.
   *
   * @param deadline milliseconds without anything that happens
   */
  async until(condition: (server: this) => boolean, deadline = 5000): Promise<void> {
    while (!condition(this)) {
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => {
          reject(new Error(`waited too long for ${condition.toString()}`));
        }, deadline);
        this.#waiters.add(() => {
          clearTimeout(late);
          resolve();
        });
      });
    }
  }

  /** Stops listening and ends all connections. */
  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(socket: Socket): void {
    this.accepted += 1;
    this.sockets.add(socket);
    this.mostOpen = Math.max(this.mostOpen, this.sockets.size);
    // A client that goes away is what many a test is about.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.sockets.delete(socket);
      this.#wake();
    });
    readRequests(socket, (request) => {
      this.received.push(request);
      this.behave(socket, request);
      this.#wake();
    });
    this.#wake();
  }

  #wake(): void {
    const waiters = [...this.#waiters];
    this.#waiters.clear();
    for (const wake of waiters) wake();
  }
}
