/** The form in which the platform tells values: not the one in which they are written. */

import type { ResourceValue } from '../lwm2m';
import type { HeldValue } from './devices/object-model';

/** A Resource in an answer: one value, or one for each Resource Instance. */
export type ReadResource =
  | { readonly res_id: number; readonly val: unknown }
  | {
      readonly res_id: number;
      readonly res_inst: readonly { readonly res_inst_id: number; readonly val: unknown }[];
    };

export function formatResource(id: number, held: HeldValue): ReadResource {
  return isMultiple(held)
    ? {
        res_id: id,
        res_inst: held.map((value, index) => ({ res_inst_id: index, val: formatValue(value) })),
      }
    : { res_id: id, val: formatValue(held) };
}

/** The value of a point of data; of several Resource Instances, all in a list. */
export function formatPoint(held: HeldValue): unknown {
  return isMultiple(held) ? held.map(formatValue) : formatValue(held);
}

/**
 * Bytes come back as an array of numbers, and a time in milliseconds. Source: OneNET documentation, the parameter
 * `bin2hex` of the cached read and the HTTP push.
 */
function formatValue(value: ResourceValue): unknown {
  if (typeof value !== 'object') return value;
  switch (value.kind) {
    case 'opaque':
      return [...Buffer.from(value.hex, 'hex')];
    case 'time':
      return value.seconds * 1000;
  }
}

function isMultiple(held: HeldValue): held is readonly ResourceValue[] {
  return Array.isArray(held);
}
