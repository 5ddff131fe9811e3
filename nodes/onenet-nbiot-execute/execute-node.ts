/** The node that executes a Resource. */

import { isOn, type PreviewAnswer } from '../../lib/contract';
import { cachedExecute, execute, type ExecuteCommand, type ExecuteInput } from '../../lib/onenet';
import { previewOperation } from '../shared/admin/preview';
import { startDelivery, type DeliveryConfig } from '../shared/message/operation-node';
import type { Node, NodeAPI } from '../shared/node-red';
import type { Fields } from '../shared/registration';
import { EXECUTE_FIELDS } from './fields';

const OPERATIONS = { instant: execute, cached: cachedExecute, fields: EXECUTE_FIELDS };

/** Makes a node that Node-RED has just created execute what its messages say. */
export function start(RED: NodeAPI, node: Node, config: DeliveryConfig): void {
  startDelivery<ExecuteInput, ExecuteCommand>(RED, node, config, {
    ...OPERATIONS,
    isRepeatable: isOn(config.secondWrite),
  });
}

/** What a message would have executed, from what stands in the dialog. */
export function preview(RED: NodeAPI, properties: Fields): PreviewAnswer {
  return previewOperation<ExecuteInput, ExecuteCommand>(RED, properties, {
    ...OPERATIONS,
    standIns: { imei: '0', objId: '0', objInstId: '0', resId: '0', args: '', timeout: '25' },
    needed: ['imei', 'objId', 'resId'],
    inBody: ['args'],
  });
}
