/** The parameters of a request's query string. */

import { isObjectId, isObjectInstanceId, isResourceId } from '../lwm2m';
import type { Reply } from './answer';
import { invalidParameter, parameterRequired } from './refusals';

/** How to read one parameter. `read` gets what is there, never an empty text; `undefined` means invalid. */
export interface Parameter<Value> {
  readonly needed: boolean;
  readonly read: (text: string) => Value | undefined;
}

export type ParameterTable = Readonly<Record<string, Parameter<unknown>>>;

export type ValuesOf<Table extends ParameterTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Parameter<infer Value> ? Value : never;
};

export function required<Value>(read: (text: string) => Value | undefined): Parameter<Value> {
  return { needed: true, read };
}

export function optional<Value>(
  read: (text: string) => Value | undefined,
): Parameter<Value | undefined> {
  return { needed: false, read };
}

/** The values in the table's order, or the platform's refusal of the first that is missing or wrong. */
export function readParameters<Table extends ParameterTable>(
  query: URLSearchParams,
  table: Table,
): { readonly kind: 'values'; readonly values: ValuesOf<Table> } | Reply {
  const values: Record<string, unknown> = {};
  for (const [name, { needed, read }] of Object.entries(table)) {
    const text = query.get(name);
    if (text === null || text === '') {
      if (needed) return parameterRequired(name);
      continue;
    }
    const value = read(text);
    if (value === undefined) return invalidParameter(name);
    values[name] = value;
  }
  return { kind: 'values', values: values as ValuesOf<Table> };
}

/** The parameters that more than one operation takes. */
export const IMEI = required((text) => text);
export const OBJECT_ID = (text: string): number | undefined => identifier(text, isObjectId);
export const OBJECT_INSTANCE_ID = (text: string): number | undefined =>
  identifier(text, isObjectInstanceId);
export const RESOURCE_ID = (text: string): number | undefined => identifier(text, isResourceId);

/** How long the platform waits for the device: 5 to 40 seconds. */
export const TIMEOUT = optional((text) => wholeNumber(text, 5, 40));

export function wholeNumber(text: string, min: number, max: number): number | undefined {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  return number >= min && number <= max ? number : undefined;
}

function identifier(text: string, isIdentifier: (value: unknown) => boolean): number | undefined {
  const number = wholeNumber(text, 0, 65535);
  return isIdentifier(number) ? number : undefined;
}
