import type { Node, NodeAPI } from '../shared/node-red';
import type { WriteConfig } from './write-node';

/** The node that writes resources of a device. */
export = function registerWriteNode(RED: NodeAPI): void {
  RED.nodes.registerType('onenet-nbiot-write', function (this: Node, config: WriteConfig) {
    RED.nodes.createNode(this, config);
    // Loaded by the first node that is used: Node-RED loads this file at every start, used or not.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { startWriteNode } = require('./write-node') as typeof import('./write-node');
    startWriteNode(RED, this, config);
  });
};
