/** Checks input by a schema, and turns what the check found into a fault. */

import { describeValue, fail, ok, printable, type FaultRule, type Result } from '../contract';
import type { SchemaCheck } from './validation';

type ErrorObject = NonNullable<SchemaCheck<unknown>['errors']>[number];

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
