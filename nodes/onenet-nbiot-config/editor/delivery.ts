/** The limits of a platform, as they are where a flow written by hand names none. */

import { DEFAULT_LIMITS, type Limits } from '../../../lib/contract';

type StoredLimits = { readonly [Name in keyof Limits]?: number | string };

/** Whether somebody chose a limit: a fold that hid it would mislead. */
export function hasOwnDelivery(node: StoredLimits): boolean {
  return NAMES.some((name) => Number(node[name] ?? DEFAULT_LIMITS[name]) !== DEFAULT_LIMITS[name]);
}

/** Shows what holds where the flow has nothing. */
export function fillDelivery(node: StoredLimits): void {
  for (const name of NAMES) {
    if (node[name] === undefined) $(`#node-config-input-${name}`).val(DEFAULT_LIMITS[name]);
  }
}

const NAMES = Object.keys(DEFAULT_LIMITS) as (keyof Limits)[];
