import { postRoute } from '../shared/admin/admin-route';
import type { Node, NodeAPI } from '../shared/node-red';
import type * as ExecuteNodeModule from './execute-node';
import type * as PreviewModule from './preview';

/** Far above what any of the fields takes, so that arguments that are too large can still be told their size. */
const MOST_BYTES = 64 * 1024;

/** The node that executes a resource of a device. */
export = function registerExecuteNode(RED: NodeAPI): void {
  RED.nodes.registerType(
    'onenet-nbiot-execute',
    function (this: Node, config: Parameters<typeof ExecuteNodeModule.startExecuteNode>[2]) {
      RED.nodes.createNode(this, config);
      // Loaded by the first node that is used: Node-RED loads this file at every start, used or not.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { startExecuteNode } = require('./execute-node') as typeof ExecuteNodeModule;
      startExecuteNode(RED, this, config);
    },
  );

  postRoute(RED, '/onenet-nbiot-execute/preview', MOST_BYTES, (fields) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { previewExecute } = require('./preview') as typeof PreviewModule;
    return previewExecute(RED, fields);
  });
};
