/** The node that writes: at once, when the device wakes, or the one and then the other. */

import { faultOf, isOn, type PreviewAnswer } from '../../lib/contract';
import {
  cachedWrite,
  readBack,
  withReadBack,
  write,
  writtenResources,
  type CachedWriteInput,
  type Outcome,
  type WriteCommand,
  type WriteInput,
} from '../../lib/onenet';
import {
  fillIn,
  isLiteral,
  parseFor,
  readLiterals,
  validAnswer,
  withUsualSchedule,
} from '../shared/admin/preview';
import {
  readDelivery,
  startDelivery,
  type DeliveryConfig,
  type InstantSending,
  type NextStep,
} from '../shared/message/operation-node';
import { createReaders } from '../shared/message/typed-input';
import type { Node, NodeAPI } from '../shared/node-red';
import type { AdminAnswer, Fields } from '../shared/registration';
import { WRITE_FIELDS } from './fields';

/** Makes a node that Node-RED has just created write what its messages say. */
export function start(RED: NodeAPI, node: Node, config: DeliveryConfig): void {
  const readsBack = isOn(config.readBack);
  startDelivery<WriteInput, WriteCommand>(RED, node, config, {
    instant: write,
    cached: cachedWrite,
    fields: WRITE_FIELDS,
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
export function preview(RED: NodeAPI, properties: Fields): AdminAnswer {
  return { status: 200, body: previewAnswer(RED, properties) };
}

function previewAnswer(RED: NodeAPI, properties: Fields): PreviewAnswer {
  const valueIsOpen = !isLiteral(properties, 'payload');
  const isOpen = valueIsOpen || !isLiteral(properties, 'resId');
  const delivery = readDelivery(properties.delivery);
  const { config, open } = fillIn(properties, STAND_INS, Object.keys(STAND_INS));
  // Literals need no node to be read.
  const readers = createReaders<CachedWriteInput>(RED, {} as Node, WRITE_FIELDS, {
    ...withUsualSchedule(config, properties, delivery),
    ...(isLiteral(properties, 'resId') ? {} : { resId: '0', resIdType: 'num' }),
    ...(valueIsOpen ? ANY_VALUE : {}),
  });
  const inputs = readLiterals(readers);
  const parsed = inputs.ok
    ? parseFor(delivery, { instant: write, cached: cachedWrite }, inputs.value)
    : inputs;
  if (!parsed.ok) return { kind: 'invalid', fault: parsed.fault };
  if (isOpen) return { kind: 'open' };
  const { target, body = '' } = write.encode(parsed.value, { now: Date.now() });
  // Until when the platform keeps a command is counted from when the message comes.
  return validAnswer(open.length === 0 && delivery !== 'cached' ? target : null, body);
}

/** In the place of what is blank, or comes with the message; none of it is in the body. */
const STAND_INS: Readonly<Record<string, string>> = {
  imei: '0',
  objId: '0',
  objInstId: '0',
  mode: '2',
  timeout: '25',
};

/** In the place of a value that comes with the message, so that all else is looked at: it names its own Resource. */
const ANY_VALUE = { payload: '{"0":true}', payloadType: 'json', valueType: 'auto' };
