/** A node's table of fields as the editor wants it: `defaults` with validators, and what is wrong in an open dialog. */

import {
  faultSentence,
  fits,
  isTyped,
  isUsed,
  languageOf,
  ruleFault,
  ruleOf,
  settingOf,
  type CombinationRule,
  type FieldTable,
  type PlainField,
  type TypedField,
} from '../../../lib/contract';
import type { TypedNames } from './dialog-values';
import type { PropertyDefinition, Validator } from './editor-api';
import type { Text } from './texts';
import type { Field, FieldType } from './typed-fields';
import {
  checked,
  checkedByType,
  chosen,
  combinationValidator,
  currentValue,
  sourceProblem,
  type Check,
} from './validators';

/** Rules that a table cannot hold. */
interface MoreRules {
  /** By field; called where the rule of the field itself is kept. */
  readonly validators?: Readonly<Partial<Record<string, Validator>>>;
  /** Called where the field that its fault names keeps its own rule. */
  readonly combination?: CombinationRule;
}

/**
 * `defaults` of a node: `X` and `XType` for a typed field. Only what has a rule, or must be chosen, needs a label.
 *
 * @param text looks up a key of the node's catalogue
 */
export function definitionsOf<Table extends FieldTable>(
  table: Table,
  text: Text,
  { validators = {}, combination }: MoreRules = {},
): Record<keyof Table | TypeProperty<Table>, PropertyDefinition> {
  const more = (name: string, field: TypedField | PlainField): Validator[] => {
    const own = validators[name];
    const found = own === undefined ? [] : [own];
    if (combination !== undefined && (isTyped(field) || field.rule !== undefined)) {
      found.push(combinationValidator(name, table, combination, text));
    }
    return found;
  };
  const entries = Object.entries(table).flatMap(([name, field]) => {
    const definition = isTyped(field)
      ? typedDefinition(name, field, table, text)
      : plainDefinition(name, field, table, text);
    const complete = [name, withMore(definition, more(name, field), text(`label.${name}`))];
    return isTyped(field) ? [complete, [`${name}Type`, { value: field.type }]] : [complete];
  });
  return Object.fromEntries(entries) as Record<
    keyof Table | TypeProperty<Table>,
    PropertyDefinition
  >;
}

function withMore(
  definition: PropertyDefinition,
  more: readonly Validator[],
  label: string,
): PropertyDefinition {
  if (more.length === 0) return definition;
  const { validate = () => true } = definition;
  return {
    ...definition,
    label,
    // Two parameters, by which Node-RED knows that it may answer with a sentence.
    validate(value, options) {
      let answer = validate.call(this, value, options);
      for (const each of more) {
        if (answer === true) answer = each.call(this, value, options);
      }
      return answer;
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
  return field.types.map((type) =>
    type === 'num' || (type === 'str' && literalType(field) === 'str')
      ? checkedType(type, check)
      : type,
  );
}

/** Node-RED's own type with a check of ours, so that the sentence shows in the dialog too. */
function checkedType(value: 'num' | 'str', check: Check): FieldType {
  return {
    value,
    label: RED._(`typedInput.type.${value}`),
    icon: `red/images/typedInput/${value === 'num' ? '09' : 'az'}.svg`,
    validate: (typed) => check(typed) ?? true,
  };
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
  const valueOf = (property: string): unknown => chosen(table, property, values[property]);
  for (const name of Object.keys(table) as Name[]) {
    const field = table[name];
    const value = values[name];
    if (value === undefined || !isUsed(field, valueOf)) continue;
    const check = checkOf(name, field, text);
    const problem = isTyped(field) ? typedProblem(field, value as Field, check) : check?.(value);
    if (problem !== undefined) problems.set(name, problem);
  }
  return problems;
}

function typedProblem(field: TypedField, value: Field, check: Check | undefined) {
  return value.type === literalType(field) ? check?.(value.value) : sourceProblem(value);
}

/** The type to which the rule of a field applies. */
function literalType({ rule }: TypedField): 'num' | 'str' {
  return rule?.kind === 'whole' || rule?.kind === 'number' ? 'num' : 'str';
}

function checkOf(name: string, field: TypedField | PlainField, text: Text): Check | undefined {
  const rule = ruleOf(field);
  if (rule === undefined) return undefined;
  return (stored) => {
    const value = isTyped(field) ? stored : settingOf(field, stored);
    if (fits(rule, value)) return undefined;
    const fault = ruleFault(rule, value);
    // Of one that is missing, the catalogue says what to enter.
    return fault === undefined || fault.rule === 'missing'
      ? text(`error.${field.error ?? name}`)
      : `${text(`label.${name}`)} ${faultSentence(fault, languageOf(text('language')))}`;
  };
}

function typedDefinition(
  name: string,
  field: TypedField,
  table: FieldTable,
  text: Text,
): PropertyDefinition {
  const check = checkOf(name, field, text);
  const checks = check === undefined ? {} : { [literalType(field)]: check };
  return {
    value: field.value,
    label: text(`label.${name}`),
    validate: whenUsed(field, table, checkedByType(`${name}Type`, checks)),
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

function whenUsed(
  field: TypedField | PlainField,
  table: FieldTable,
  validator: Validator,
): Validator {
  if (field.when === undefined) return validator;
  return function (value, options) {
    const valueOf = (property: string): unknown =>
      chosen(table, property, currentValue(this, property));
    return isUsed(field, valueOf) ? validator.call(this, value, options) : true;
  };
}
