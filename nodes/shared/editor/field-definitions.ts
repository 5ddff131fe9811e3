/** A node's table of fields as the editor wants it: `defaults` with validators, and what is wrong in an open dialog. */

import {
  faultSentence,
  fits,
  isTyped,
  isUsed,
  languageOf,
  parseIdentity,
  type Fault,
  type FieldTable,
  type PlainField,
  type TypedField,
} from '../../../lib/contract';
import type { TypedNames } from './dialog-values';
import type { PropertyDefinition, Validator } from './editor-api';
import type { Text } from './texts';
import { numberType, textType, type FieldType } from './typed-fields';
import { sourceProblem, type Field } from './typed-value';
import { checked, checkedByType, type Check } from './validators';

/**
 * `defaults` of a node: `X` and `XType` for a typed field. Only what has a rule, or must be chosen, needs a label.
 *
 * @param text looks up a key of the node's catalogue
 * @param own validators of fields that no rule of a table can describe; of a typed field, asked once its rule is kept
 */
export function definitionsOf<Table extends FieldTable>(
  table: Table,
  text: Text,
  own: Readonly<Partial<Record<string, Validator>>> = {},
): Record<keyof Table | TypeProperty<Table>, PropertyDefinition> {
  const ownDefinition = (name: string) => {
    const validate = own[name];
    return validate === undefined ? {} : { label: text(`label.${name}`), validate };
  };
  const entries = Object.entries(table).flatMap(([name, field]) =>
    isTyped(field)
      ? [
          [name, withOwn(typedDefinition(name, field, table, text), own[name])],
          [`${name}Type`, { value: field.type }],
        ]
      : [[name, { ...plainDefinition(name, field, table, text), ...ownDefinition(name) }]],
  );
  return Object.fromEntries(entries) as Record<
    keyof Table | TypeProperty<Table>,
    PropertyDefinition
  >;
}

function withOwn(definition: PropertyDefinition, own: Validator | undefined): PropertyDefinition {
  const { validate } = definition;
  if (own === undefined || validate === undefined) return definition;
  return {
    ...definition,
    // Two parameters, by which Node-RED knows that it may answer with a sentence.
    validate(value, options) {
      const verdict = validate.call(this, value, options);
      return verdict === true ? own.call(this, value, options) : verdict;
    },
  };
}

type TypeProperty<Table> = `${TypedNames<Table>}Type`;

/** The types of all typed fields of a table, for `typedFields`. */
export function fieldTypesOf(table: FieldTable, text: Text): Record<string, readonly FieldType[]> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, field]) =>
      isTyped(field) ? [[name, fieldTypes(name, field, text)]] : [],
    ),
  );
}

/** The types that a typed field offers, with checks of our own for what is written in the dialog itself. */
function fieldTypes(name: string, field: TypedField, text: Text): readonly FieldType[] {
  const check = checkOf(name, field, text) ?? (() => undefined);
  return field.types.map((type) => {
    if (type === 'num') return numberType(check);
    return type === 'str' && literalType(field) === 'str' ? textType(check) : type;
  });
}

/**
 * A sentence for each field that is wrong, in the order of the table. What is not used cannot be wrong.
 *
 * @param values of the open dialog: typed values, and what else stands there
 */
export function problemsIn<Name extends string>(
  table: Readonly<Record<Name, TypedField | PlainField>>,
  values: Readonly<Record<string, unknown>>,
  text: Text,
): Map<Name, string> {
  const problems = new Map<Name, string>();
  for (const name of Object.keys(table) as Name[]) {
    const field = table[name];
    const value = values[name];
    if (value === undefined || !isUsed(field, (property) => values[property])) continue;
    const check = checkOf(name, field, text);
    const problem = isTyped(field) ? typedProblem(field, value as Field, check) : check?.(value);
    if (problem !== undefined) problems.set(name, problem);
  }
  return problems;
}

function typedProblem(field: TypedField, value: Field, check: Check | undefined) {
  return value.type === literalType(field) ? check?.(value.value) : sourceProblem(value);
}

/** The type to which the rule of a field applies: a number where the field takes one, else a text. */
function literalType({ types }: TypedField): 'num' | 'str' {
  return types.includes('num') ? 'num' : 'str';
}

function checkOf(name: string, field: TypedField | PlainField, text: Text): Check | undefined {
  const { rule, error = name } = field;
  if (rule === undefined) return undefined;
  return (value) => {
    if (fits(rule, value)) return undefined;
    const fault = rule.kind === 'identity' ? identityFault(value) : undefined;
    return fault === undefined
      ? text(`error.${error}`)
      : `${text(`label.${name}`)} ${faultSentence(fault, languageOf(text('language')))}`;
  };
}

/** What is wrong inside an identity; of one that is missing, the catalogue says what to enter. */
function identityFault(value: unknown): Fault | undefined {
  const parsed = parseIdentity('', value);
  return parsed.ok || parsed.fault.rule === 'missing' ? undefined : parsed.fault;
}

function typedDefinition(
  name: string,
  field: TypedField,
  table: FieldTable,
  text: Text,
): PropertyDefinition {
  const check = checkOf(name, field, text);
  const core = RED.validators.typedInput(`${name}Type`);
  const checks = check === undefined ? {} : { [literalType(field)]: check };
  return {
    value: field.value,
    label: text(`label.${name}`),
    validate: whenUsed(field, table, checkedByType(`${name}Type`, checks, core)),
  };
}

function plainDefinition(
  name: string,
  field: PlainField,
  table: FieldTable,
  text: Text,
): PropertyDefinition {
  const { value, configType, required } = field;
  const check = checkOf(name, field, text);
  return {
    value,
    ...(configType === undefined ? {} : { type: configType }),
    ...(required === undefined ? {} : { required }),
    ...(check === undefined && configType === undefined ? {} : { label: text(`label.${name}`) }),
    ...(check === undefined ? {} : { validate: whenUsed(field, table, checked(check)) }),
  };
}

/** While the dialog is open, what it shows decides about what is used. */
function whenUsed(
  field: TypedField | PlainField,
  table: FieldTable,
  validator: Validator,
): Validator {
  if (field.when === undefined) return validator;
  return function (value, options) {
    const valueOf = (property: string): unknown => {
      const { rule, value: usual } = table[property] ?? { value: undefined };
      const inDialog: unknown = $(`#node-input-${property}`).val();
      const stored: unknown = (this as Readonly<Record<string, unknown>>)[property];
      const known = [inDialog, stored].find((each) => each !== undefined && isKnown(rule, each));
      return known ?? usual;
    };
    return isUsed(field, valueOf) ? validator.call(this, value, options) : true;
  };
}

function isKnown(rule: PlainField['rule'], value: unknown): boolean {
  return rule?.kind !== 'one-of' || rule.values.some((each) => each === value);
}
