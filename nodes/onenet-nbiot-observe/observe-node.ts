/** The node that has a device report its values, or end that. */

import type { PreviewAnswer } from '../../lib/contract';
import { observe, type ObserveCommand, type ObserveInput } from '../../lib/onenet';
import { previewOperation } from '../shared/admin/preview';
import { OperationController } from '../shared/message/operation-node';
import { createReaders } from '../shared/message/typed-input';
import type { Node, NodeAPI } from '../shared/node-red';
import { plainFieldsFault } from '../shared/plain-fields';
import type { Fields } from '../shared/registration';
import { DEFAULT_PACE } from '../shared/tracking/tracked-command';
import { OBSERVE_FIELDS } from './fields';

/** What the flow stores; every property may be missing in a flow written by hand. */
export interface ObserveConfig {
  readonly platform?: string;
  readonly [property: string]: unknown;
}

/** Makes a node that Node-RED has just created observe what its messages say. */
export function start(RED: NodeAPI, node: Node, config: ObserveConfig): void {
  new OperationController<ObserveInput, ObserveCommand>(RED, node, {
    platform: config.platform ?? '',
    fault: plainFieldsFault(OBSERVE_FIELDS, config),
    operation: observe,
    readers: createReaders<ObserveInput>(RED, node, OBSERVE_FIELDS, config),
    device: (command) => command.imei,
    tracking: { store: '', pace: DEFAULT_PACE },
  }).start();
}

/** What a message would have observed, from what stands in the dialog. */
export function preview(RED: NodeAPI, properties: Fields): PreviewAnswer {
  return previewOperation<ObserveInput, ObserveCommand>(RED, properties, {
    instant: observe,
    fields: OBSERVE_FIELDS,
    standIns: {
      imei: '0',
      objId: '0',
      objInstId: '0',
      resId: '0',
      timeout: '25',
      pmin: '',
      pmax: '',
      gt: '',
      lt: '',
      st: '',
    },
    needed: ['imei', 'objId'],
    inBody: [],
  });
}
