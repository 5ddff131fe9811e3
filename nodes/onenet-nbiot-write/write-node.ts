/** The node that writes: at once, when the device wakes, or the one and then the other. */

import { DELIVERIES, type Delivery } from '../../lib/contract';
import {
  cachedWrite,
  isOver,
  write,
  writtenResources,
  type CachedWriteCommand,
  type CachedWriteInput,
  type Operation,
  type Outcome,
  type WriteCommand,
  type WriteInput,
} from '../../lib/onenet';
import { OperationController, type Fallback } from '../shared/message/operation-node';
import { createFieldReaders } from '../shared/message/field-readers';
import { constant, type InputReader } from '../shared/message/typed-input';
import type { Node, NodeAPI } from '../shared/node-red';
import { clockOf } from '../shared/platform/platform-client';
import { readPace } from '../shared/tracking/tracked-command';
import { WRITE_FIELDS } from './fields';

/** What the flow stores; every property may be missing in a flow written by hand. */
export interface WriteConfig {
  readonly platform?: string;
  readonly keepLatest?: boolean;
  readonly valueType?: string;
  readonly delivery?: string;
  readonly secondWrite?: boolean;
  readonly waitForResult?: boolean;
  readonly store?: string;
  /** Seconds. */
  readonly minInterval?: string | number;
  readonly maxInterval?: string | number;
  readonly [property: string]: unknown;
}

/** Makes a node that Node-RED has just created write what its messages say. */
export function startWriteNode(RED: NodeAPI, node: Node, config: WriteConfig): void {
  const { platform = '', keepLatest = false } = config;
  // How often to poll stands in no dialog of this node, but a flow may say so as for the command node.
  const common = { platform, tracking: { store: config.store ?? '', pace: readPace(config) } };
  const delivery = readDelivery(config.delivery);
  if (delivery === 'instant') {
    new OperationController<WriteInput, WriteCommand>(RED, node, {
      ...common,
      operation: write,
      readers: createReaders(RED, node, config),
      device: ({ imei }) => imei,
      replaces: keepLatest ? nameOfWritten : undefined,
    }).start();
    return;
  }
  const now = clockOf(RED, platform);
  new OperationController<CachedWriteInput, CachedWriteCommand>(RED, node, {
    ...common,
    operation: delivery === 'cached' ? cachedWrite : instantFirst,
    readers: createCachedReaders(RED, node, config),
    device: (command) => command.instant.imei,
    replaces: keepLatest ? (command) => nameOfWritten(command.instant) : undefined,
    fallback: delivery === 'cached' ? undefined : thenCached(config.secondWrite === true, now),
    waitsForResult: config.waitForResult === true,
  }).start();
}

/** A flow written by hand may name no delivery, or none that there is. */
export function readDelivery(value: unknown): Delivery {
  return DELIVERIES.find((delivery) => delivery === value) ?? 'instant';
}

/** A Write at once, with all that is needed to have the platform keep it should the device not be there. */
const instantFirst: Operation<CachedWriteInput, CachedWriteCommand> = {
  name: 'write',
  parse: (input, now) => cachedWrite.parse(input, now),
  encode: (command, context) => write.encode(command.instant, context),
  decode: (reply, command) => write.decode(reply, command?.instant),
  describe: (command) => write.describe(command.instant),
};

/**
 * Has the platform keep what could not be written at once.
 *
 * @param secondWrite whether a write that may have happened may happen again
 * @param now milliseconds since 1970 on the platform's clock
 */
function thenCached(secondWrite: boolean, now: () => number): Fallback<CachedWriteCommand> {
  return {
    operation: cachedWrite,
    // What is over by then is not sent: the platform would not take it.
    when: (outcome, command) =>
      isAbsent(outcome, secondWrite) && !isOver(command, now()) ? command : undefined,
  };
}

function isAbsent(outcome: Outcome, secondWrite: boolean): boolean {
  if (outcome.kind === 'accepted') return false;
  return outcome.reason === 'offline' || (secondWrite && outcome.reason === 'timeout');
}

/** One for each field of the operation. */
function createReaders(
  RED: NodeAPI,
  node: Node,
  config: WriteConfig,
): Record<keyof WriteInput, InputReader> {
  const { imei, objId, objInstId, mode, timeout, payload, resId } = WRITE_FIELDS;
  const fields = { imei, objId, objInstId, mode, timeout, payload, resId };
  return {
    ...createFieldReaders(RED, node, fields, config),
    valueType: constant(config.valueType ?? WRITE_FIELDS.valueType.value),
  };
}

/** The same for a command that the platform keeps. */
export function createCachedReaders(
  RED: NodeAPI,
  node: Node,
  config: WriteConfig,
): Record<keyof CachedWriteInput, InputReader> {
  const { expires, validFrom, retry } = WRITE_FIELDS;
  return {
    ...createReaders(RED, node, config),
    ...createFieldReaders(RED, node, { expires, validFrom, retry }, config),
    trigger: constant(config.trigger),
  };
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
