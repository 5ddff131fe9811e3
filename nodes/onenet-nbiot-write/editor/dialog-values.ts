/** What stands in a write node's dialog. */

import type { Field } from '../../shared/editor/field';

/** How a command gets to its device; the words are stored in flows. */
export type Delivery = 'instant' | 'cached' | 'instant-then-cached';

export interface DialogValues {
  readonly imei: Field;
  readonly objId: Field;
  readonly objInstId: Field;
  readonly resId: Field;
  readonly payload: Field;
  readonly mode: Field;
  readonly timeout: Field;
  readonly expires: Field;
  readonly validFrom: Field;
  readonly retry: Field;
  readonly valueType: string;
  readonly delivery: Delivery;
  readonly secondWrite: boolean;
  readonly waitForResult: boolean;
  /** The sum of the bits in {@link TRIGGERS}. */
  readonly trigger: number;
}

/** The names of the typed inputs. */
export type TypedField = {
  [Name in keyof DialogValues]: DialogValues[Name] extends Field ? Name : never;
}[keyof DialogValues];

/**
 * The uplinks upon which OneNET delivers a cached command, as bits of one number: register, update, notify (OneNET
 * documentation, "cached command: write device resource", `trigger_msg`).
 */
export const TRIGGERS = [1, 2, 4] as const;
export const EVERY_TRIGGER = 7;

/** Seconds, a day: how long OneNET keeps a command where the field is empty. */
export const USUAL_EXPIRES = 86_400;
export const USUAL_RETRIES = 3;

export function isDelivery(value: unknown): value is Delivery {
  return value === 'instant' || value === 'cached' || value === 'instant-then-cached';
}

/** Whether OneNET may come to keep the command, so that what is said about that matters. */
export function mayBeCached(delivery: Delivery): boolean {
  return delivery !== 'instant';
}
