/** Has the built-in simulator push to a node whose platform it is, so that nothing need be set up. */

import type { Server } from 'node:net';

import { isLoopback } from '../../lib/contract';
import { acquireSimulator, type PushTarget } from '../../lib/simulator';
import type { NodeAPI } from '../shared/node-red';
import type { PlatformNode } from '../shared/platform/platform';
import { readDialect } from '../shared/platform/settings';

export interface SimulatorPush {
  close(): Promise<void>;
}

/**
 * @param platform ID of the config node
 * @param path whole, from the root of the server
 * @returns `undefined` where the platform is not the simulator, or cannot reach this Node-RED: it pushes over plain HTTP
 *   to this computer only
 */
export function startSimulatorPush(
  RED: NodeAPI,
  platform: string,
  path: string,
  secrets: Pick<PushTarget, 'token' | 'aesKey'>,
): SimulatorPush | undefined {
  const node = RED.nodes.getNode(platform) as PlatformNode | null | undefined;
  const { server, settings } = RED;
  if (node?.platform?.simulator !== true || server === undefined) return undefined;
  if (settings?.https !== undefined && settings.https !== null) return undefined;
  const { settings: connection } = node.platform;
  const dialect = readDialect(connection);
  const isNewer = dialect.ok && dialect.value !== 'classic';
  // The key says which form it is for.
  const hasKey = secrets.aesKey !== undefined && secrets.aesKey !== '';
  const form = (hasKey ? secrets.aesKey.length === 16 : isNewer) ? 'new' : 'classic';
  let unsubscribe = (): void => undefined;
  let isClosed = false;
  const simulator = acquireSimulator();
  const subscribe = async (): Promise<void> => {
    const acquired = await simulator;
    const origin = originOf(server);
    if (isClosed || origin === undefined) return;
    unsubscribe = acquired.subscribe({ url: `${origin}${encodeURI(path)}`, ...secrets, form });
  };
  // Node-RED starts the flows before its server listens. Commands report a simulator that does not start.
  const begin = (): void => {
    subscribe().catch(() => undefined);
  };
  if (server.listening) begin();
  else server.once('listening', begin);
  return {
    async close() {
      isClosed = true;
      server.off('listening', begin);
      unsubscribe();
      const [acquired] = await Promise.allSettled([simulator]);
      if (acquired.status === 'fulfilled') await acquired.value.release();
    },
  };
}

/** `undefined` where the server listens to another address of this computer, or to a pipe. */
function originOf(server: Server): string | undefined {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') return undefined;
  const { address, port } = bound;
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  const host = address.includes(':') ? `[${address}]` : address;
  return isLoopback(host) ? `http://${host}:${port}` : undefined;
}
