/** What a message would ask for, from what stands in the dialog. */

import { cachedRead, read } from '../../lib/onenet';
import type { AdminAnswer, Fields } from '../shared/admin/admin-route';
import { previewOperation } from '../shared/admin/preview';
import type { Node, NodeAPI } from '../shared/node-red';
import { createDeliveryReaders } from '../shared/message/delivery';
import { createReadReaders } from './read-node';

/** Takes the properties of a read node as the dialog would store them. */
export function previewRead(RED: NodeAPI, properties: Fields): AdminAnswer {
  return previewOperation(properties, {
    ...{ instant: read, cached: cachedRead },
    // Literals need no node to be read.
    createReaders: (config) => ({
      ...createReadReaders(RED, {} as Node, config),
      ...createDeliveryReaders(RED, {} as Node, config),
    }),
    standIns: { imei: '0', objId: '0', objInstId: '0', resId: '', timeout: '25' },
    needed: ['imei', 'objId'],
    inBody: [],
  });
}
