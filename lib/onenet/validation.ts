/**
 * The only file that knows ajv.
 *
 * `npm run build` replaces its compiled form by code that ajv generated beforehand from the same schemas
 * (scripts/build/schemas.mjs), so that no start of Node-RED pays for loading ajv and compiling.
 */

import Ajv, { type ErrorObject } from 'ajv';

/**
 * A JSON Schema of an object with these fields, and the `$id` by which the build finds its generated code. A type alias,
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

/** Compiles a schema into a check. Throws on a schema that is itself wrong, which is a bug. */
export function compile<T>(schema: Schema<T>): SchemaCheck<T> {
  return new Ajv(AJV_OPTIONS).compile<T>(schema);
}

/**
 * `verbose` puts the offending value into the error, so that the sentence can show it. `ownProperties`: what an object
 * inherits is none of its fields, be it the methods of its class or what a package has added to `Object.prototype`.
 */
export const AJV_OPTIONS = { strict: true, verbose: true, ownProperties: true } as const;
