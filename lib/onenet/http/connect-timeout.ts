import type { Socket } from 'node:net';
import { CONNECT_TIMEOUT } from './limits';

/** Ends the socket with an error `ETIMEDOUT` if nothing moves on it for too long. */
export function limitSilence(socket: Socket): void {
  socket.setTimeout(CONNECT_TIMEOUT, () => socket.destroy(new ConnectTimeout()));
}

class ConnectTimeout extends Error {
  readonly code = 'ETIMEDOUT';

  constructor() {
    super(`no answer within ${CONNECT_TIMEOUT / 1000} s`);
  }
}
