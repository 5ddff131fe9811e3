import type { NodeAPI } from '../shared/node-red';
import { registerNode } from '../shared/registration';
import type * as ObserveNode from './observe-node';

/** The node that has a device report its values. */
export = function registerObserveNode(RED: NodeAPI): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded by the first node that is used
  registerNode(RED, 'onenet-nbiot-observe', () => require('./observe-node') as typeof ObserveNode);
};
