/** What a message would have executed, from what stands in the dialog. */

import { cachedExecute, execution } from '../../lib/onenet';
import type { AdminAnswer, Fields } from '../shared/admin/admin-route';
import { previewOperation } from '../shared/admin/preview';
import type { Node, NodeAPI } from '../shared/node-red';
import { createDeliveryReaders } from '../shared/message/delivery';
import { createExecuteReaders } from './execute-node';

/** Takes the properties of an execute node as the dialog would store them. */
export function previewExecute(RED: NodeAPI, properties: Fields): AdminAnswer {
  return previewOperation(properties, {
    ...{ instant: execution, cached: cachedExecute },
    // Literals need no node to be read.
    createReaders: (config) => ({
      ...createExecuteReaders(RED, {} as Node, config),
      ...createDeliveryReaders(RED, {} as Node, config),
    }),
    standIns: { imei: '0', objId: '0', objInstId: '0', resId: '0', args: '', timeout: '25' },
    needed: ['imei', 'objId', 'resId'],
    inBody: ['args'],
  });
}
