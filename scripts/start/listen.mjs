import { once } from 'node:events';
import { connect } from 'node:net';

import { Failure } from '../project/failure.mjs';

/** How many ports are tried, one after the other. */
const TRIES = 100;

/**
 * Binds a server to a loopback port: the one that is wished for, or the next that is free.
 * @param {import('node:http').Server} server
 * @param {number} wished
 * @returns {Promise<number>} the port
 */
export async function listenFrom(server, wished) {
  for (let port = wished; port < wished + TRIES; port += 1) {
    if (port !== 0 && (await isTaken(port))) continue;
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      return server.address().port;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    }
  }
  throw new Failure(`No port from ${wished} to ${wished + TRIES - 1} is free on 127.0.0.1.`);
}

/**
 * Whether something answers there already. macOS and Windows let a server listen on a loopback address beside one that
 * listens on all addresses, and would lead away from that what was meant for it.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isTaken(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
