/**
 * The only file that knows ajv.
 *
 * `npm run build` replaces its compiled form by code that ajv generated beforehand from the same schemas
 * (scripts/build/schemas.mjs), so that no start of Node-RED pays for loading ajv and compiling.
 */

import Ajv, { type ErrorObject, type JSONSchemaType } from 'ajv';

/** A JSON Schema with the `$id` by which the build finds its generated code. */
export type Schema<T> = JSONSchemaType<T> & { readonly $id: string };

/** A check of unknown input; after `false`, `errors` holds what ajv found first. */
export interface SchemaCheck<T> {
  (input: unknown): input is T;
  errors?: ErrorObject[] | null;
}

/** Compiles a schema into a check. Throws on a schema that is itself wrong, which is a bug. */
export function compile<T>(schema: Schema<T>): SchemaCheck<T> {
  return new Ajv(AJV_OPTIONS).compile<T>(schema);
}

/** `verbose` puts the offending value into the error, so that the sentence can show it. */
export const AJV_OPTIONS = { strict: true, allowUnionTypes: true, verbose: true } as const;
