import { write, writtenResources, type WriteCommand, type WriteInput } from '../../lib/onenet';
import type { Node, NodeAPI } from '../shared/node-red';
import { startOperationNode } from '../shared/operation-node';
import { createReader, type Reader } from '../shared/typed-input';

/** What the flow stores; every property may be missing in a flow written by hand. */
export interface WriteConfig {
  readonly platform?: string;
  readonly keepLatest?: boolean;
  readonly valueType?: string;
  readonly [property: string]: unknown;
}

export function startWriteNode(RED: NodeAPI, node: Node, config: WriteConfig): void {
  startOperationNode<WriteInput, WriteCommand>(RED, node, {
    operation: write,
    readers: createReaders(RED, node, config),
    platform: config.platform ?? '',
    device: ({ imei }) => imei,
    replaces: config.keepLatest === true ? nameOfWritten : () => undefined,
  });
}

/** Property, its type and its value in a flow that does not name them, and what a number field left empty means. */
const PROPERTIES = [
  { name: 'imei', type: 'str', value: '' },
  { name: 'objId', type: 'num', value: '' },
  { name: 'objInstId', type: 'num', value: '', whenBlank: 0 },
  { name: 'mode', type: 'num', value: '', whenBlank: 2 },
  { name: 'timeout', type: 'num', value: '', whenBlank: 25 },
  { name: 'payload', type: 'msg', value: 'payload' },
  { name: 'resId', type: 'num', value: '' },
] as const;

/** One for each field of the operation. */
export function createReaders(
  RED: NodeAPI,
  node: Node,
  config: WriteConfig,
): Record<keyof WriteInput, Reader> {
  const readers = PROPERTIES.map((property) => {
    const { name, type, value } = property;
    const reader = createReader(RED, node, {
      value: config[name] ?? value,
      type: (config[`${name}Type`] as string | undefined) ?? type,
      whenBlank: 'whenBlank' in property ? property.whenBlank : undefined,
    });
    return [name, reader] as const;
  });
  const valueType = config.valueType ?? 'auto';
  return {
    ...(Object.fromEntries(readers) as Record<(typeof PROPERTIES)[number]['name'], Reader>),
    valueType: (_msg, callback) => {
      callback(undefined, valueType);
    },
  };
}

/** A command with the same text writes the same resources of the same Object Instance. */
function nameOfWritten(command: WriteCommand): string {
  const { objectId, objectInstanceId } = command.target;
  const ids = [...writtenResources(command)].sort((a, b) => a - b);
  return `${objectId}/${objectInstanceId}/${ids.join(',')}`;
}
