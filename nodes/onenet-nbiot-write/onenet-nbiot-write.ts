import { postRoute } from '../shared/admin/admin-route';
import type { Node, NodeAPI } from '../shared/node-red';
import type * as PreviewModule from './preview';
import type * as WriteNodeModule from './write-node';

/** Far above what a device can be sent, so that a value that is too large can still be told its size. */
const MOST_BYTES = 64 * 1024;

/** The node that writes resources of a device. */
export = function registerWriteNode(RED: NodeAPI): void {
  RED.nodes.registerType(
    'onenet-nbiot-write',
    function (this: Node, config: WriteNodeModule.WriteConfig) {
      RED.nodes.createNode(this, config);
      // Loaded by the first node that is used: Node-RED loads this file at every start, used or not.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { startWriteNode } = require('./write-node') as typeof WriteNodeModule;
      startWriteNode(RED, this, config);
    },
  );

  postRoute(RED, '/onenet-nbiot-write/preview', MOST_BYTES, (fields) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { previewWrite } = require('./preview') as typeof PreviewModule;
    return previewWrite(RED, fields);
  });
};
