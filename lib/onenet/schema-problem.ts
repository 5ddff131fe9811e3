/** Turns what a schema check found into a pointer and a sentence for people. */

import { invalid, show, type Invalid } from './invalid';
import type { SchemaCheck } from './validate';

type ErrorObject = NonNullable<SchemaCheck<unknown>['errors']>[number];

/** @param error the first error of a failed check, made with ajv's `verbose` option */
export function schemaProblem(error: ErrorObject | undefined): Invalid {
  if (error === undefined) return invalid('', 'the request does not have the expected form');
  const { instancePath, keyword, params, data } = error as VerboseError;
  switch (keyword) {
    case 'required':
      return invalid(`${instancePath}/${escape(params.missingProperty ?? '')}`, 'is missing');
    case 'additionalProperties':
      return invalid(
        `${instancePath}/${escape(params.additionalProperty ?? '')}`,
        `is not a field that OneNET knows; an element has res_id, val and, if needed, type`,
      );
    case 'type':
      return invalid(
        instancePath,
        `must be ${TYPE_NAMES[params.type ?? ''] ?? params.type ?? ''}, not ${show(data)}`,
      );
    case 'minimum':
    case 'maximum': {
      const { minimum, maximum } = error.parentSchema as { minimum: number; maximum: number };
      return invalid(instancePath, `must be from ${minimum} to ${maximum}, not ${show(data)}`);
    }
    case 'enum':
      return invalid(
        instancePath,
        `must be ${(params.allowedValues ?? []).map(String).join(' or ')}, not ${show(data)}`,
      );
    case 'minItems':
      return invalid(instancePath, 'is empty: there is nothing to write');
    default:
      return invalid(instancePath, `${error.message ?? 'is not valid'}, not ${show(data)}`);
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

const TYPE_NAMES: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  object: 'an object with res_id and val',
  string: 'a text',
  array: 'an array',
};

/** RFC 6901, section 4. */
function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
