import { ConnectFailure } from './connect-failure';
import type { Connector } from './connected';
import type { SocketOpener } from './socket-opener';

/** Requests go over the socket as it was opened. */
export function directConnector(open: SocketOpener): Connector {
  return (connected) =>
    open((error, socket) => {
      if (error === null) connected(null, socket);
      else connected(new ConnectFailure(error), null);
    });
}
