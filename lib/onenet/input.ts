/**
 * Input from outside: read forgivingly, since an environment variable, for one, can only be text, and checked by schemas,
 * whose checks are generated beforehand: see scripts/build/schemas.mjs.
 */

import { describeValue, fail, ok, printable, type FaultRule, type Result } from '../contract';
import { CHECKS, type GeneratedCheck } from './schema-checks';

/** A decimal whole number in text becomes a number; blank becomes `undefined`; anything else stays. */
export function readNumber(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return value ?? undefined;
  if (value.length > LONGEST) return value;
  const text = value.trim();
  return text === '' ? undefined : readDigits(text);
}

/** Digits in text become a number; anything else stays, a blank text too. */
export function readDigits(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > LONGEST) return value;
  const text = value.trim();
  return /^-?\d{1,15}$/.test(text) ? Number(text) : value;
}

/** Whether a field was left empty. A text of more white space than anyone types is none, and is not looked through. */
export function isBlank(value: unknown): value is undefined | null | string {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' && value.length <= LONGEST && value.trim() === '';
}

/** Characters of a text that may be a number. */
const LONGEST = 64;

/** The identity of a device as a parameter of an address. An IMEI goes in as it is, without being looked at twice. */
export function encodeIdentity(identity: string): string {
  return /^[A-Za-z0-9]*$/.test(identity) ? identity : encodeURIComponent(identity);
}

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
  errors?: GeneratedCheck['errors'];
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

type ErrorObject = NonNullable<GeneratedCheck['errors']>[number];

/** The input as what the schema describes, or the first fault in it. */
export function validate<T>(check: SchemaCheck<T>, input: unknown): Result<T> {
  return check(input) ? ok(input) : schemaFault(check.errors?.[0]);
}

/** @param error the first error of a failed check, made with ajv's `verbose` option */
export function schemaFault(error: ErrorObject | undefined): Result<never> {
  if (error === undefined) return fail('', 'generic');
  const { instancePath, keyword, params, data } = error as VerboseError;
  const value = describeValue(data);
  switch (keyword) {
    case 'required':
      return fail(`${instancePath}/${escape(params.missingProperty ?? '')}`, 'missing');
    case 'additionalProperties':
      return fail(`${instancePath}/${escape(params.additionalProperty ?? '')}`, 'strangeField');
    case 'type':
      return fail(instancePath, RULE_OF_TYPE[params.type ?? ''] ?? 'generic', { value });
    case 'minimum':
    case 'maximum': {
      const { minimum, maximum } = error.parentSchema as { minimum: number; maximum: number };
      return fail(instancePath, 'range', { min: minimum, max: maximum, value });
    }
    case 'enum':
      return fail(instancePath, 'oneOf', {
        allowed: (params.allowedValues ?? []).map(String).join(', '),
        value,
      });
    case 'minItems':
      return fail(instancePath, 'empty');
    default:
      return fail(instancePath, 'generic');
  }
}

interface VerboseError extends ErrorObject {
  readonly params: {
    readonly missingProperty?: string;
    readonly additionalProperty?: string;
    readonly type?: string;
    readonly allowedValues?: readonly unknown[];
  };
}

const RULE_OF_TYPE: Readonly<Record<string, FaultRule>> = {
  integer: 'wholeNumber',
  object: 'element',
  string: 'text',
  array: 'array',
};

/** RFC 6901, section 4; a key may be of any length. */
function escape(key: string): string {
  return printable(key, 100).replaceAll('~', '~0').replaceAll('/', '~1');
}
