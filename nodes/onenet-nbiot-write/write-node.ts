/** The node that writes: at once, when the device wakes, or the one and then the other. */

import { faultOf, isOn, type PreviewAnswer } from '../../lib/contract';
import {
  cachedWrite,
  readBack,
  withReadBack,
  write,
  writtenResources,
  type Outcome,
  type WriteCommand,
  type WriteInput,
} from '../../lib/onenet';
import { previewOperation } from '../shared/admin/preview';
import {
  startDelivery,
  type DeliveryConfig,
  type InstantSending,
  type NextStep,
} from '../shared/message/operation-node';
import type { Node, NodeAPI } from '../shared/node-red';
import type { Fields } from '../shared/registration';
import { WRITE_FIELDS } from './fields';

const OPERATIONS = { instant: write, cached: cachedWrite, fields: WRITE_FIELDS };

/** Makes a node that Node-RED has just created write what its messages say. */
export function start(RED: NodeAPI, node: Node, config: DeliveryConfig): void {
  const readsBack = isOn(config.readBack);
  startDelivery<WriteInput, WriteCommand>(RED, node, config, {
    ...OPERATIONS,
    replaces: isOn(config.keepLatest) ? nameOfWritten : undefined,
    isRepeatable: isOn(config.secondWrite),
    follow: readsBack ? thenReadBack : undefined,
    conclude: readsBack ? withoutReadBack : undefined,
  });
}

/** Reads what has been written, before all that waits for the device. */
function thenReadBack<Sent>(
  { operation, instantOf }: InstantSending<WriteCommand, Sent>,
  outcome: Outcome,
  sent: Sent,
): NextStep<Sent> | undefined {
  if (outcome.kind !== 'accepted' || outcome.state !== 'confirmed') return undefined;
  return {
    operation: readBack(operation, instantOf),
    command: sent,
    conclude: (ended) => withReadBack(outcome, instantOf(sent), ended),
  };
}

/** Says why a write that is done, or kept, has not been read back. */
function withoutReadBack(outcome: Outcome): Outcome {
  if (outcome.kind !== 'accepted' || outcome.readBack !== undefined) return outcome;
  const rule = outcome.cached === undefined ? 'readBackSkipped' : 'readBackKept';
  return { ...outcome, readBack: { result: 'unknown', why: faultOf(rule) } };
}

/**
 * A command with the same name writes the same Resources of the same Object Instance, and does the same to the others:
 * a Replace that waits also removes what it does not name, and no Update stands in for it.
 */
function nameOfWritten(command: WriteCommand): string {
  const { objectId, objectInstanceId, mode } = command;
  const ids = [...writtenResources(command)].sort((a, b) => a - b);
  return `${mode} ${objectId}/${objectInstanceId}/${ids.join(',')}`;
}

/** What a message would send, from what stands in the dialog. */
export function preview(RED: NodeAPI, properties: Fields): PreviewAnswer {
  return previewOperation<WriteInput, WriteCommand>(RED, properties, {
    ...OPERATIONS,
    standIns: {
      imei: '0',
      objId: '0',
      objInstId: '0',
      mode: '2',
      timeout: '25',
      resId: '0',
      // Names its own Resource.
      payload: { payload: '{"0":true}', payloadType: 'json', valueType: 'auto' },
    },
    needed: ['imei', 'objId', 'objInstId', 'mode', 'timeout'],
    inBody: ['payload', 'resId'],
  });
}
