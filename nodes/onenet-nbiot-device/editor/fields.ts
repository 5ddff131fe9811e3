/** What stands in a device node's dialog. */

import { DEVICE_QUERIES, type DeviceQuery, type Dialect } from '../../../lib/contract';
import { namesOfTyped, problemsIn, type TypedNames } from '../../shared/editor/field-definitions';
import type { Field } from '../../shared/editor/typed-value';
import { DEVICE_FIELDS } from '../fields';
import { text } from './text';

export type DeviceValues = Readonly<Record<TypedNames<typeof DEVICE_FIELDS>, Field>> & {
  readonly query: DeviceQuery;
  readonly online: string;
};

export const TYPED = namesOfTyped(DEVICE_FIELDS);

export function isQuery(value: unknown): value is DeviceQuery {
  return DEVICE_QUERIES.some((query) => query === value);
}

/** Which of them the platform's generation wants to be told, beside the IMEI. */
export function wantedProduct(
  query: DeviceQuery,
  dialect: Dialect,
): { readonly product: boolean; readonly project: boolean } {
  if (dialect === 'studio') {
    const isWanted = query !== 'resources';
    return { product: isWanted, project: isWanted };
  }
  return { product: dialect === 'new' && query === 'list', project: false };
}

/** A sentence for each field that is wrong, of those that the query uses. */
export function fieldProblems(values: DeviceValues): ReadonlyMap<string, string> {
  return problemsIn(DEVICE_FIELDS, { ...values }, text);
}
