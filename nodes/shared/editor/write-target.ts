import { asText } from './check';

/** The properties of a write node that say where it writes. */
export interface WriteTarget {
  readonly objId: unknown;
  readonly objIdType: unknown;
  readonly objInstId: unknown;
  readonly objInstIdType: unknown;
  readonly resId: unknown;
  readonly resIdType: unknown;
}

/**
 * Where a node writes, for its label: `3311/0 5850`, or `3311/0` if the messages name the resources.
 * What only a message will tell shows as `…`; `undefined` if not even the object is fixed.
 */
export function writeTarget(node: WriteTarget): string | undefined {
  const object = literal(node.objId, node.objIdType);
  if (object === '' || object === undefined) return undefined;
  const instance = literal(node.objInstId, node.objInstIdType) ?? '…';
  // Blank is 0.
  const path = `${object}/${instance === '' ? '0' : instance}`;
  const resource = literal(node.resId, node.resIdType) ?? '…';
  return resource === '' ? path : `${path} ${resource}`;
}

function literal(value: unknown, type: unknown): string | undefined {
  return type === 'num' ? asText(value) : undefined;
}
