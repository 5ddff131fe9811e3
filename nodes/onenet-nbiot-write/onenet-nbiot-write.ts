import type { NodeAPI } from '../shared/node-red';
import { registerNode } from '../shared/registration';
import type * as WriteNode from './write-node';

/** The node that writes resources of a device. */
export = function registerWriteNode(RED: NodeAPI): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded by the first node that is used
  registerNode(RED, 'onenet-nbiot-write', () => require('./write-node') as typeof WriteNode);
};
