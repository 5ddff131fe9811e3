/** The node that reads a Resource, an Object Instance or an Object. */

import type { PreviewAnswer } from '../../lib/contract';
import {
  cachedRead,
  keptReadOutcome,
  read,
  type ReadCommand,
  type ReadInput,
} from '../../lib/onenet';
import { previewOperation } from '../shared/admin/preview';
import { startDelivery, type DeliveryConfig } from '../shared/message/operation-node';
import type { Node, NodeAPI } from '../shared/node-red';
import type { Fields } from '../shared/registration';
import { READ_FIELDS } from './fields';

const OPERATIONS = { instant: read, cached: cachedRead, fields: READ_FIELDS };

/** Makes a node that Node-RED has just created read what its messages say. */
export function start(RED: NodeAPI, node: Node, config: DeliveryConfig): void {
  startDelivery<ReadInput, ReadCommand>(RED, node, config, {
    ...OPERATIONS,
    // To read twice changes nothing.
    isRepeatable: true,
    conclude: keptReadOutcome,
  });
}

/** What a message would ask for, from what stands in the dialog. */
export function preview(RED: NodeAPI, properties: Fields): PreviewAnswer {
  return previewOperation<ReadInput, ReadCommand>(RED, properties, {
    ...OPERATIONS,
    standIns: { imei: '0', objId: '0', objInstId: '0', resId: '', timeout: '25' },
    needed: ['imei', 'objId'],
    inBody: [],
  });
}
