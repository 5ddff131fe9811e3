/** What a message would have observed, from what stands in the dialog. */

import { observe } from '../../lib/onenet';
import type { AdminAnswer, Fields } from '../shared/admin/admin-route';
import { previewOperation } from '../shared/admin/preview';
import type { Node, NodeAPI } from '../shared/node-red';
import { createObserveReaders } from './observe-node';

/** Takes the properties of an observe node as the dialog would store them. */
export function previewObserve(RED: NodeAPI, properties: Fields): AdminAnswer {
  return previewOperation(properties, {
    instant: observe,
    // Literals need no node to be read.
    createReaders: (config) => createObserveReaders(RED, {} as Node, config),
    standIns: {
      ...{ imei: '0', objId: '0', objInstId: '0', resId: '0', timeout: '25' },
      ...{ pmin: '', pmax: '', gt: '', lt: '', st: '' },
    },
    needed: ['imei', 'objId'],
    inBody: [],
  });
}
