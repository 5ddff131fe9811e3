/** Readers of the typed fields of a node's table. */

import type { TypedField } from '../../../lib/contract';
import type { Node, NodeAPI } from '../node-red';
import { createReader, type InputReader } from './typed-input';

/**
 * A reader for each field, of what the flow stores, or of the default where it stores nothing.
 *
 * @param config properties of the node: `X` and `XType` for a field
 */
export function createFieldReaders<Name extends string>(
  RED: NodeAPI,
  node: Node,
  fields: Readonly<Record<Name, TypedField>>,
  config: Readonly<Record<string, unknown>>,
): Record<Name, InputReader> {
  const names = Object.keys(fields) as Name[];
  const readers = names.map((name) => {
    const { value, type, whenBlank } = fields[name];
    const storedType = config[`${name}Type`];
    return [
      name,
      createReader(RED, node, {
        value: config[name] ?? value,
        type: typeof storedType === 'string' ? storedType : type,
        whenBlank,
      }),
    ] as const;
  });
  return Object.fromEntries(readers) as Record<Name, InputReader>;
}
