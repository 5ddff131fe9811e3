import type { NodeAPI } from '../shared/node-red';
import { registerNode } from '../shared/registration';
import type * as ExecuteNode from './execute-node';

/** The node that executes a resource of a device. */
export = function registerExecuteNode(RED: NodeAPI): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded by the first node that is used
  registerNode(RED, 'onenet-nbiot-execute', () => require('./execute-node') as typeof ExecuteNode);
};
