/** Where a value does not fit the type or the range of its Resource, as data: sentences are made elsewhere. */

import type { ResourceValue } from '..';
import type { Name, ObjectTable, Range, ResourceType } from './object-table';

/** `fraction` and `negative` are numbers that an Integer, or an Unsigned Integer, does not take. */
type FoundValue = 'boolean' | 'number' | 'fraction' | 'negative' | 'string' | 'opaque' | 'time';

/** 5850 On/Off is a Boolean, and the value was the number 1795. */
export interface ValueFault {
  readonly resId: number;
  readonly name: Name;
  readonly type: ResourceType;
  readonly found: FoundValue;
  readonly value: ResourceValue;
  /** Set if the type is right and the number is outside of this range. */
  readonly range?: Range;
}

/**
 * What is wrong with a value by the registry. `undefined` if nothing is, if the table does not have the Resource, or if its
 * type tells nothing about a written value (Object Link, executable).
 */
export function findValueFault(
  table: ObjectTable,
  objId: number,
  resId: number,
  value: ResourceValue,
): ValueFault | undefined {
  const resource = table.find(objId)?.resources.find(({ id }) => id === resId);
  if (resource === undefined) return undefined;
  const { name, type, range } = resource;
  const found = misfit(type, value);
  if (found !== undefined) return { resId, name, type, found, value };
  const isOutside =
    range !== undefined && isNumber(value) && (value < range.min || value > range.max);
  return isOutside ? { resId, name, type, found: 'number', value, range } : undefined;
}

function misfit(type: ResourceType, value: ResourceValue): FoundValue | undefined {
  const found = kindOf(value);
  switch (type) {
    case 'Boolean':
      // Devices take 0 and 1 as well.
      return found === 'boolean' || value === 0 || value === 1 || value === 0n || value === 1n
        ? undefined
        : found;
    case 'Integer':
    case 'Unsigned Integer':
      if (!isNumber(value)) return found;
      if (typeof value === 'number' && !Number.isInteger(value)) return 'fraction';
      return type === 'Unsigned Integer' && value < 0 ? 'negative' : undefined;
    case 'Float':
      return found === 'number' ? undefined : found;
    case 'String':
      return found === 'string' ? undefined : found;
    case 'Opaque':
      return found === 'opaque' ? undefined : found;
    case 'Time':
      return found === 'time' ? undefined : found;
    case 'Objlnk':
    case 'none':
      return undefined;
  }
}

function kindOf(value: ResourceValue): 'boolean' | 'number' | 'string' | 'opaque' | 'time' {
  switch (typeof value) {
    case 'object':
      return value.kind;
    case 'boolean':
      return 'boolean';
    case 'string':
      return 'string';
    default:
      return 'number';
  }
}

function isNumber(value: ResourceValue): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
