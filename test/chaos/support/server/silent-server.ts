import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Takes connections and never says a word: who waits for its TLS handshake is connecting for ever. */
export class SilentServer {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server = createServer((socket) => {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.resume();
    socket.once('close', () => this.#sockets.delete(socket));
  });

  get openConnections(): number {
    return this.#sockets.size;
  }

  start(): Promise<number> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
  }
}
