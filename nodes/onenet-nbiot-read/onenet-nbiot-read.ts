import { postRoute } from '../shared/admin/admin-route';
import type { Node, NodeAPI } from '../shared/node-red';
import type * as ReadNodeModule from './read-node';
import type * as PreviewModule from './preview';

/** Far above what any of the fields takes, so that arguments that are too large can still be told their size. */
const MOST_BYTES = 64 * 1024;

/** The node that reads what a device holds. */
export = function registerReadNode(RED: NodeAPI): void {
  RED.nodes.registerType(
    'onenet-nbiot-read',
    function (this: Node, config: Parameters<typeof ReadNodeModule.startReadNode>[2]) {
      RED.nodes.createNode(this, config);
      // Loaded by the first node that is used: Node-RED loads this file at every start, used or not.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { startReadNode } = require('./read-node') as typeof ReadNodeModule;
      startReadNode(RED, this, config);
    },
  );

  postRoute(RED, '/onenet-nbiot-read/preview', MOST_BYTES, (fields) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { previewRead } = require('./preview') as typeof PreviewModule;
    return previewRead(RED, fields);
  });
};
