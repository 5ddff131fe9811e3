import type { Node, NodeAPI } from '../shared/node-red';
import type * as InNodeModule from './in-node';
import type { InConfig, InCredentials } from './settings';

/** The node that receives what the platform pushes: values, devices that come and go, results of kept commands. */
export = function registerInNode(RED: NodeAPI): void {
  RED.nodes.registerType<InCredentials>(
    'onenet-nbiot-in',
    function (this: Node<InCredentials>, config: InConfig) {
      RED.nodes.createNode(this, config);
      // Loaded by the first node that is used: Node-RED loads this file at every start, used or not.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { startInNode } = require('./in-node') as typeof InNodeModule;
      startInNode(RED, this, config);
    },
    { credentials: { token: { type: 'password' }, aesKey: { type: 'password' } } },
  );
};
