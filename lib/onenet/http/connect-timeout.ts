import type { Socket } from 'node:net';
import { CONNECT_TIMEOUT } from './limits';

/**
 * Ends the socket with an error `ETIMEDOUT` if nothing moves on it for too long.
 *
 * @returns calls it off, and leaves nothing of it on the socket: a thousand may stay open for long
 */
export function limitSilence(socket: Socket): () => void {
  const end = (): void => void socket.destroy(new ConnectTimeout());
  socket.setTimeout(CONNECT_TIMEOUT, end);
  return () => {
    socket.setTimeout(0, end);
  };
}

class ConnectTimeout extends Error {
  readonly code = 'ETIMEDOUT';

  constructor() {
    super(`no answer within ${CONNECT_TIMEOUT / 1000} s`);
  }
}
