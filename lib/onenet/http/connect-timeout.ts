import type { Socket } from 'node:net';
import { CONNECT_TIMEOUT } from './limits';

/**
 * Ends the socket with an error `ETIMEDOUT` if a step of setting it up takes too long.
 *
 * A timer beside the socket, where Node's own for sockets would stay on it for as long as it is open: a thousand may.
 *
 * @returns calls it off, and leaves nothing of it on the socket
 */
export function limitTime(socket: Socket): () => void {
  const timer = setTimeout(() => {
    socket.destroy(new ConnectTimeout());
  }, CONNECT_TIMEOUT);
  const stop = () => {
    clearTimeout(timer);
    socket.off('close', stop);
  };
  socket.once('close', stop);
  return stop;
}

class ConnectTimeout extends Error {
  readonly code = 'ETIMEDOUT';

  constructor() {
    super(`no answer within ${CONNECT_TIMEOUT / 1000} s`);
  }
}
