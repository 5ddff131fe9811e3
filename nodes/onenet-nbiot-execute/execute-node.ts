/** The node that executes a Resource. */

import { cachedExecute, execution, type ExecuteCommand, type ExecuteInput } from '../../lib/onenet';
import { startDelivery, type DeliveryConfig } from '../shared/message/delivery';
import { createFieldReaders, type InputReader } from '../shared/message/typed-input';
import type { Node, NodeAPI } from '../shared/node-red';
import { EXECUTE_FIELDS } from './fields';

/** Makes a node that Node-RED has just created execute what its messages say. */
export function startExecuteNode(RED: NodeAPI, node: Node, config: DeliveryConfig): void {
  startDelivery<ExecuteInput, ExecuteCommand>(RED, node, config, {
    instant: execution,
    cached: cachedExecute,
    readers: createExecuteReaders(RED, node, config),
    isRepeatable: config.secondWrite === true,
  });
}

/** One for each field of the operation. */
export function createExecuteReaders(
  RED: NodeAPI,
  node: Node,
  config: DeliveryConfig,
): Record<keyof ExecuteInput, InputReader> {
  const { imei, objId, objInstId, resId, args, timeout } = EXECUTE_FIELDS;
  return createFieldReaders(RED, node, { imei, objId, objInstId, resId, args, timeout }, config);
}
