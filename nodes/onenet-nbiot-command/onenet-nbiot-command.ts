import type { Node, NodeAPI } from '../shared/node-red';
import type * as CommandNodeModule from './command-node';

/** The node that follows and controls the commands that the platform keeps for sleeping devices. */
export = function registerCommandNode(RED: NodeAPI): void {
  RED.nodes.registerType(
    'onenet-nbiot-command',
    function (this: Node, config: CommandNodeModule.CommandConfig) {
      RED.nodes.createNode(this, config);
      // Loaded by the first node that is used: Node-RED loads this file at every start, used or not.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { startCommandNode } = require('./command-node') as typeof CommandNodeModule;
      startCommandNode(RED, this, config);
    },
  );
};
