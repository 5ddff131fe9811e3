import assert from 'node:assert/strict';

import { isTyped, isUsed, type FieldCondition, type FieldTable } from '../../../../lib/contract';
import { loadEditorDefinition } from '../../../support/editor-definition';
import { FIELD_TABLES } from '../../../support/field-tables';

/** Of no field with a rule. */
const WRONG = ' \ud800 ';

describe('a field that is hidden', () => {
  for (const [type, table] of Object.entries(FIELD_TABLES)) {
    const fields = Object.entries(table).filter(
      ([, { when, rule }]) => when !== undefined && rule !== undefined,
    );
    for (const [name, field] of fields) {
      it(`never makes a node invalid: ${name} of ${type}`, () => {
        const { validate } = loadEditorDefinition(type).defaults[name] ?? {};
        const literal = isTyped(field) ? { [`${name}Type`]: field.types[0] } : {};
        for (const hiding of hidingValues(table, name)) {
          const node = { ...literal, ...hiding };
          assert.equal(validate?.call(node, WRONG, {}), true, JSON.stringify(hiding));
        }
      });
    }
  }
});

/** Values of another property that hide a field: one for each of its conditions. */
function hidingValues(table: FieldTable, name: string): readonly object[] {
  const { when } = table[name] ?? {};
  const conditions = ([] as FieldCondition[]).concat(when ?? []);
  const hiding = conditions.map((condition) => {
    const { property } = condition;
    const rule = table[property]?.rule;
    const values = rule?.kind === 'one-of' ? rule.values : ['simulator', 'https://a.example'];
    const value = values.find((each) => !isUsed({ value: '', when: condition }, () => each));
    return { [property]: value };
  });
  assert.ok(hiding.length > 0);
  return hiding;
}
