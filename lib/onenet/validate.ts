/** Checks of input by schemas. The checks are generated from the schemas beforehand: see scripts/build/schemas.mjs. */

import type { ErrorObject, JSONSchemaType } from 'ajv';
import { CHECKS } from './schema-checks';

/** A JSON Schema with the `$id` by which its generated check is found. */
export type Schema<T> = JSONSchemaType<T> & { readonly $id: string };

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
