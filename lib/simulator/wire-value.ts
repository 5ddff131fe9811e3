import type { ResourceValue } from '../lwm2m';
import type { HeldValue } from './object-model';

/** A Resource as the answer to a read shows it: one value, or one for each Resource Instance. */
export type WireRead =
  | { readonly res_id: number; readonly val: unknown }
  | {
      readonly res_id: number;
      readonly res_inst: readonly { readonly res_inst_id: number; readonly val: unknown }[];
    };

export function showResource(id: number, held: HeldValue): WireRead {
  return isMultiple(held)
    ? {
        res_id: id,
        res_inst: held.map((value, index) => ({ res_inst_id: index, val: showValue(value) })),
      }
    : { res_id: id, val: showValue(held) };
}

/**
 * Not the form in which the value was written: bytes come back as an array of numbers, and a time in
 * milliseconds. Source: OneNET documentation, the parameter `bin2hex` of the cached read and the HTTP push.
 */
function showValue(value: ResourceValue): unknown {
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
