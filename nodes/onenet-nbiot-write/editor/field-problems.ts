/** What is wrong with the fields of the dialog, whatever a message brings. */

import type { Check } from '../../shared/editor';
import { sourceProblem } from '../../shared/editor/source-check';
import { mayBeCached, type DialogValues, type TypedField } from './dialog-values';
import {
  expires,
  imei,
  mode,
  number,
  objId,
  objInstId,
  resId,
  retry,
  timeout,
  validFrom,
} from './field-checks';
import { text } from './text';

/** A sentence for each field that is wrong, in the order of the dialog. */
export type FieldProblems = ReadonlyMap<TypedField | 'trigger', string>;

export function fieldProblems(values: DialogValues): FieldProblems {
  const problems = new Map<TypedField | 'trigger', string>();
  for (const name of FIELDS) {
    // What is not used, and not seen either, cannot be wrong.
    if (ONLY_CACHED.has(name) && !mayBeCached(values.delivery)) continue;
    const field = values[name];
    const check = CHECKS[name][field.type];
    const sentence = check === undefined ? sourceProblem(field) : check(field.value);
    if (sentence !== undefined) problems.set(name, sentence);
  }
  if (mayBeCached(values.delivery) && values.trigger === 0) {
    problems.set('trigger', text('error.trigger'));
  }
  return problems;
}

/** In the order of the dialog. */
export const FIELDS: readonly TypedField[] = [
  'imei',
  'objId',
  'objInstId',
  'resId',
  'payload',
  'expires',
  'mode',
  'timeout',
  'validFrom',
  'retry',
];

const ONLY_CACHED: ReadonlySet<TypedField> = new Set(['expires', 'validFrom', 'retry']);

/** By the type of the field; the others are looked at by what they are. */
const CHECKS: Readonly<Record<TypedField, Readonly<Partial<Record<string, Check>>>>> = {
  imei: { str: imei },
  objId: { num: objId },
  objInstId: { num: objInstId },
  resId: { num: resId },
  payload: { num: number },
  expires: { num: expires },
  mode: { num: mode },
  timeout: { num: timeout },
  validFrom: { num: validFrom },
  retry: { num: retry },
};
