import { postRoute } from '../shared/admin/admin-route';
import type { Node, NodeAPI } from '../shared/node-red';
import type * as ObserveNodeModule from './observe-node';
import type * as PreviewModule from './preview';

/** Far above what any of the fields takes, so that arguments that are too large can still be told their size. */
const MOST_BYTES = 64 * 1024;

/** The node that has a device report its values. */
export = function registerObserveNode(RED: NodeAPI): void {
  RED.nodes.registerType(
    'onenet-nbiot-observe',
    function (this: Node, config: Parameters<typeof ObserveNodeModule.startObserveNode>[2]) {
      RED.nodes.createNode(this, config);
      // Loaded by the first node that is used: Node-RED loads this file at every start, used or not.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { startObserveNode } = require('./observe-node') as typeof ObserveNodeModule;
      startObserveNode(RED, this, config);
    },
  );

  postRoute(RED, '/onenet-nbiot-observe/preview', MOST_BYTES, (fields) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { previewObserve } = require('./preview') as typeof PreviewModule;
    return previewObserve(RED, fields);
  });
};
