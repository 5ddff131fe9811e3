/** Rules across the fields of a table: on the canvas as validators, and in an open dialog. */

import {
  faultSentence,
  isReference,
  isTyped,
  isUsed,
  languageOf,
  settingOf,
  type CombinationRule,
  type Fault,
  type FieldTable,
  type KnownText,
} from '../../../lib/contract';
import type { Validator } from './editor-api';
import { currentValue } from './open-dialogs';
import type { Text } from './texts';
import type { Field } from './typed-value';
import { asText, verdict } from './validators';

/** Marks the field that a rule across fields is about. */
export function combinationValidator(
  name: string,
  table: FieldTable,
  combination: CombinationRule,
  text: Text,
): Validator {
  return function (value, options) {
    const rawOf = (property: string): unknown =>
      property === name ? value : currentValue(this, property);
    const problem = findProblem(table, rawOf, text, combination);
    return verdict(problem?.name === name ? problem.sentence : undefined, options);
  };
}

export interface CombinationProblem {
  readonly name: string;
  /** For the line below the field. */
  readonly sentence: string;
  readonly fault: Fault;
}

/**
 * What does not go together in an open dialog.
 *
 * @param values of all properties of the table
 */
export function combinationProblem(
  table: FieldTable,
  values: Readonly<Record<string, unknown>>,
  text: Text,
  combination: CombinationRule,
): CombinationProblem | undefined {
  const stored = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (!isTyped(table[name] ?? { value: '' })) return [[name, value]];
      const field = value as Field;
      return [
        [name, field.value],
        [`${name}Type`, field.type],
      ];
    }),
  );
  return findProblem(table, (property) => stored[property], text, combination);
}

/** @param rawOf what stands in a property */
function findProblem(
  table: FieldTable,
  rawOf: (property: string) => unknown,
  text: Text,
  combination: CombinationRule,
): CombinationProblem | undefined {
  const fault = combination(knownText(table, rawOf));
  if (fault === undefined) return undefined;
  const [, name = ''] = fault.pointer.split('/');
  const labelOf = (property: string): string => text(`label.${property}`);
  const sentence = faultSentence(
    fault,
    languageOf(text('language')),
    (other) => `“${labelOf(other)}”`,
  );
  return { name, sentence: `${labelOf(name)} ${sentence}`, fault };
}

function knownText(table: FieldTable, rawOf: (property: string) => unknown): KnownText {
  return (property) => {
    const field = table[property];
    if (field === undefined || !isUsed(field, (other) => chosen(table, other, rawOf(other)))) {
      return '';
    }
    const raw = rawOf(property);
    const content = asText(isTyped(field) ? (raw ?? field.value) : settingOf(field, raw));
    if (isReference(content)) return undefined;
    const type = isTyped(field) ? (rawOf(`${property}Type`) ?? field.type) : 'str';
    return type === 'num' || type === 'str' ? content : undefined;
  };
}

/** A property by which it is decided whether others are used: what is none of its values counts as its default. */
export function chosen(table: FieldTable, property: string, value: unknown): unknown {
  const { rule, value: usual } = table[property] ?? { value: undefined };
  const isKnown = rule?.kind !== 'one-of' || rule.values.some((each) => each === value);
  return value !== undefined && isKnown ? value : usual;
}
