/**
 * Checks the plain fields of a node's table: choices, numbers and switches. They are the same for every message, so that one
 * that cannot be used is a fault of the node; a default in its place would do something else than was meant.
 */

import {
  describeValue,
  faultAt,
  fits,
  isTyped,
  isUsed,
  referenceFault,
  ruleFault,
  ruleOf,
  settingOf,
  type Fault,
  type FieldRule,
  type FieldTable,
  type PlainField,
} from '../../lib/contract';

/**
 * The first fault of what a flow stores, whose pointer is `/name`. What is missing or blank has its default; what is not
 * used is not looked at.
 */
export function plainFieldsFault(
  table: FieldTable,
  config: Readonly<Record<string, unknown>>,
): Fault | undefined {
  const valueOf = (property: string): unknown => settingOf(table[property], config[property]);
  for (const [name, field] of Object.entries(table)) {
    const value = valueOf(name);
    if (value === field.value || isTyped(field) || !isUsed(field, valueOf)) continue;
    const fault = faultOfValue(`/${name}`, field, value);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOfValue(pointer: string, field: PlainField, value: unknown): Fault | undefined {
  const rule = ruleOf(field);
  if (rule === undefined && field.isMenu !== true) return undefined;
  const reference = typeof value === 'string' ? referenceFault(pointer, value) : undefined;
  if (reference !== undefined) return reference.fault;
  return rule === undefined ? undefined : faultByRule(pointer, rule, value);
}

function faultByRule(pointer: string, rule: FieldRule, value: unknown): Fault | undefined {
  // By the same rule as the validators of the editor.
  if (fits(rule, value)) return undefined;
  const shown = describeValue(value);
  switch (rule.kind) {
    case 'one-of': {
      const allowed = rule.values.map((each) => (each === '' ? '""' : each)).join(', ');
      return faultAt(pointer, 'oneOf', { allowed, value: shown });
    }
    case 'above-zero':
      return faultAt(pointer, 'aboveZero', { value: shown });
    case 'whole':
    case 'number':
      return faultOfNumber(pointer, rule, value);
    case 'switch': {
      const fault = ruleFault(rule, value);
      return fault && { ...fault, pointer };
    }
    default:
      // Any other is checked where it is used.
      return undefined;
  }
}

function faultOfNumber(
  pointer: string,
  rule: Extract<FieldRule, { kind: 'whole' | 'number' }>,
  value: unknown,
): Fault {
  const shown = describeValue(value);
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
  if (!Number.isFinite(number)) return faultAt(pointer, 'decimal', { value: shown });
  if (rule.kind === 'whole') {
    if (!Number.isInteger(number)) return faultAt(pointer, 'wholeNumber', { value: shown });
    const { min, max } = rule;
    if (max !== undefined) return faultAt(pointer, 'range', { min, max, value: shown });
    if (min !== 0) return faultAt(pointer, 'atLeast', { min, value: shown });
  }
  return faultAt(pointer, 'notNegative', { value: shown });
}
