/** The node that reads a Resource, an Object Instance or an Object. */

import {
  cachedRead,
  keptReadOutcome,
  read,
  type ReadCommand,
  type ReadInput,
} from '../../lib/onenet';
import { startDelivery, type DeliveryConfig } from '../shared/message/delivery';
import { createFieldReaders, type InputReader } from '../shared/message/typed-input';
import type { Node, NodeAPI } from '../shared/node-red';
import { READ_FIELDS } from './fields';

/** Makes a node that Node-RED has just created read what its messages say. */
export function startReadNode(RED: NodeAPI, node: Node, config: DeliveryConfig): void {
  startDelivery<ReadInput, ReadCommand>(RED, node, config, {
    instant: read,
    cached: cachedRead,
    readers: createReadReaders(RED, node, config),
    // To read twice changes nothing.
    isRepeatable: true,
    conclude: keptReadOutcome,
  });
}

/** One for each field of the operation. */
export function createReadReaders(
  RED: NodeAPI,
  node: Node,
  config: DeliveryConfig,
): Record<keyof ReadInput, InputReader> {
  const { imei, objId, objInstId, resId, timeout } = READ_FIELDS;
  return createFieldReaders(RED, node, { imei, objId, objInstId, resId, timeout }, config);
}
