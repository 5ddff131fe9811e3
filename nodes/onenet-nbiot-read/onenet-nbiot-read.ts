import type { NodeAPI } from '../shared/node-red';
import { registerNode } from '../shared/registration';
import type * as ReadNode from './read-node';

/** The node that reads what a device holds. */
export = function registerReadNode(RED: NodeAPI): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded by the first node that is used
  registerNode(RED, 'onenet-nbiot-read', () => require('./read-node') as typeof ReadNode);
};
