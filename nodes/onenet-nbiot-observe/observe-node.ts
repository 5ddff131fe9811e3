/** The node that has a device report its values, or end that. */

import { observe, type ObserveCommand, type ObserveInput } from '../../lib/onenet';
import { createFieldReaders, constant, type InputReader } from '../shared/message/typed-input';
import { OperationController } from '../shared/message/operation-node';
import type { Node, NodeAPI } from '../shared/node-red';
import { DEFAULT_PACE } from '../shared/tracking/tracked-command';
import { OBSERVE_FIELDS } from './fields';

/** What the flow stores; every property may be missing in a flow written by hand. */
export interface ObserveConfig {
  readonly platform?: string;
  readonly action?: string;
  readonly [property: string]: unknown;
}

/** Makes a node that Node-RED has just created observe what its messages say. */
export function startObserveNode(RED: NodeAPI, node: Node, config: ObserveConfig): void {
  new OperationController<ObserveInput, ObserveCommand>(RED, node, {
    platform: config.platform ?? '',
    operation: observe,
    readers: createObserveReaders(RED, node, config),
    device: (command) => command.imei,
    tracking: { store: '', pace: DEFAULT_PACE },
  }).start();
}

/** One for each field of the operation. */
export function createObserveReaders(
  RED: NodeAPI,
  node: Node,
  config: ObserveConfig,
): Record<keyof ObserveInput, InputReader> {
  const { imei, objId, objInstId, resId, pmin, pmax, gt, lt, st, timeout } = OBSERVE_FIELDS;
  const fields = { imei, objId, objInstId, resId, pmin, pmax, gt, lt, st, timeout };
  return {
    ...createFieldReaders(RED, node, fields, config),
    action: constant(config.action ?? OBSERVE_FIELDS.action.value),
  };
}
