/** Checks of input by schemas. The checks are generated from the schemas beforehand: see scripts/build/schemas.mjs. */

import type { ErrorObject } from 'ajv';
import { CHECKS } from './schema-checks';

/**
 * A JSON Schema of an object with these fields, and the `$id` by which its generated check is found. A type alias,
 * since ajv takes no interfaces.
 */
export type Schema<T> = {
  readonly $id: string;
  readonly type: 'object';
  readonly required: readonly RequiredKeys<T>[];
  readonly properties: { readonly [Key in keyof T]-?: PropertySchema };
  readonly additionalProperties?: false;
};

type RequiredKeys<T> = {
  [Key in keyof T]-?: object extends Pick<T, Key> ? never : Key & string;
}[keyof T];

type PropertySchema =
  | { readonly type: 'string' }
  | { readonly type: 'integer'; readonly minimum: number; readonly maximum: number }
  | { readonly type: 'integer'; readonly enum: readonly number[] }
  | {
      readonly type: 'array';
      readonly minItems: number;
      readonly items: {
        readonly type: 'object';
        readonly required: readonly string[];
        readonly properties: Readonly<Record<string, PropertySchema | Record<string, never>>>;
        readonly additionalProperties: false;
      };
    };

/** A check of unknown input; after `false`, `errors` holds what ajv found first. */
export interface SchemaCheck<T> {
  (input: unknown): input is T;
  errors?: ErrorObject[] | null;
}

/** The check that was generated from a schema. It throws when it is called if there is none, which is a bug. */
export function checkOf<T>({ $id }: Schema<T>): SchemaCheck<T> {
  const check = CHECKS[$id] ?? notGenerated($id);
  return check as SchemaCheck<T>;
}

/** Throws late, so that the generator can read the schemas of an operation that is new. */
const notGenerated = (id: string) => (): boolean => {
  throw new Error(`no check was generated from the schema "${id}": run "npm run generate"`);
};
