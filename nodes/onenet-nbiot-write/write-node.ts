import {
  write,
  writtenResources,
  type CachedWriteCommand,
  type CachedWriteInput,
  type WriteCommand,
  type WriteInput,
} from '../../lib/onenet';
import { readPace, whenQueued } from '../shared/tracking';
import { clockOf } from '../shared/platform/platform-client';
import type { Node, NodeAPI } from '../shared/node-red';
import { startOperationNode } from '../shared/message/operation-node';
import { constant, createReader, type Reader } from '../shared/message/typed-input';
import { cachedInTime, instantFirst, readDelivery, thenCached } from './delivery';

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
  // How often to ask stands in no dialog of this node, but a flow may say so as in the one that follows commands.
  const follow = { store: config.store ?? '', pace: readPace(config) };
  const delivery = readDelivery(config.delivery);
  if (delivery === 'instant') {
    startOperationNode<WriteInput, WriteCommand>(RED, node, {
      operation: write,
      readers: createReaders(RED, node, config),
      platform,
      device: ({ imei }) => imei,
      replaces: keepLatest ? nameOfWritten : () => undefined,
      follow,
    });
    return;
  }
  const now = clockOf(RED, platform);
  startOperationNode<CachedWriteInput, CachedWriteCommand>(RED, node, {
    operation: delivery === 'cached' ? cachedInTime(now) : instantFirst,
    readers: createCachedReaders(RED, node, config),
    platform,
    device: (command) => command.write.imei,
    replaces: keepLatest ? (command) => nameOfWritten(command.write) : () => undefined,
    fallback: delivery === 'cached' ? undefined : thenCached(config.secondWrite === true, now),
    follow: config.waitForResult === true ? { ...follow, answered: whenQueued } : follow,
  });
}

/** Property, its type and its value in a flow that does not name them, and what a number field left empty means. */
interface Property<Name extends string> {
  readonly name: Name;
  readonly type: string;
  readonly value: string;
  readonly whenBlank?: unknown;
}

const PROPERTIES = [
  { name: 'imei', type: 'str', value: '' },
  { name: 'objId', type: 'num', value: '' },
  { name: 'objInstId', type: 'num', value: '', whenBlank: 0 },
  { name: 'mode', type: 'num', value: '', whenBlank: 2 },
  { name: 'timeout', type: 'num', value: '', whenBlank: 25 },
  { name: 'payload', type: 'msg', value: 'payload' },
  { name: 'resId', type: 'num', value: '' },
] as const;

const SCHEDULE = [
  { name: 'expires', type: 'num', value: '' },
  { name: 'validFrom', type: 'num', value: '' },
  { name: 'retry', type: 'num', value: '' },
] as const;

/** One for each field of the operation. */
function createReaders(
  RED: NodeAPI,
  node: Node,
  config: WriteConfig,
): Record<keyof WriteInput, Reader> {
  return {
    ...readersOf(RED, node, config, PROPERTIES),
    valueType: constant(config.valueType ?? 'auto'),
  };
}

/** The same for a command that the platform keeps. */
export function createCachedReaders(
  RED: NodeAPI,
  node: Node,
  config: WriteConfig,
): Record<keyof CachedWriteInput, Reader> {
  return {
    ...createReaders(RED, node, config),
    ...readersOf(RED, node, config, SCHEDULE),
    trigger: constant(config.trigger),
  };
}

function readersOf<Name extends string>(
  RED: NodeAPI,
  node: Node,
  config: WriteConfig,
  properties: readonly Property<Name>[],
): Record<Name, Reader> {
  const readers = properties.map(({ name, type, value, whenBlank }) => {
    const reader = createReader(RED, node, {
      value: config[name] ?? value,
      type: (config[`${name}Type`] as string | undefined) ?? type,
      whenBlank,
    });
    return [name, reader] as const;
  });
  return Object.fromEntries(readers) as Record<Name, Reader>;
}

/**
 * A command with the same text writes the same resources of the same Object Instance, and does the same to the others:
 * a Replace that waits also removes what it does not name, and no Update stands in for it.
 */
function nameOfWritten(command: WriteCommand): string {
  const { objectId, objectInstanceId, mode } = command.target;
  const ids = [...writtenResources(command)].sort((a, b) => a - b);
  return `${mode} ${objectId}/${objectInstanceId}/${ids.join(',')}`;
}
