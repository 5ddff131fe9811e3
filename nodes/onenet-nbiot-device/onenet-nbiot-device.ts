import type { Node, NodeAPI } from '../shared/node-red';
import type * as DeviceNodeModule from './device-node';

/** The node that asks the platform what it knows of devices, and disturbs none of them. */
export = function registerDeviceNode(RED: NodeAPI): void {
  RED.nodes.registerType(
    'onenet-nbiot-device',
    function (this: Node, config: DeviceNodeModule.DeviceConfig) {
      RED.nodes.createNode(this, config);
      // Loaded by the first node that is used: Node-RED loads this file at every start, used or not.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { startDeviceNode } = require('./device-node') as typeof DeviceNodeModule;
      startDeviceNode(RED, this, config);
    },
  );
};
