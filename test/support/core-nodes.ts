import { createRequire } from 'node:module';
import helper from 'node-red-node-test-helper';
import type { NodeAPI } from '../../nodes/shared/node-red';

type NodeModule = (RED: NodeAPI) => void;

const fromNodeRed = createRequire(require.resolve('node-red'));

/** A node module of Node-RED itself, by its path among the core nodes. */
function core(path: string): NodeModule {
  return fromNodeRed(`@node-red/nodes/core/${path}`) as NodeModule;
}

/** Loads nodes of Node-RED's own `tls-config` and `http proxy`. @returns the API as a node of ours gets it */
export async function loadCoreNodes(flow: object[], credentials: object = {}): Promise<NodeAPI> {
  let api: NodeAPI | undefined;
  const ours: NodeModule = (RED) => {
    api = RED;
  };
  const modules = [core('network/05-tls.js'), core('network/06-httpproxy.js'), ours];
  await helper.load(modules as never, flow as never, credentials);
  if (api === undefined) throw new Error('the nodes were not loaded');
  return api;
}
