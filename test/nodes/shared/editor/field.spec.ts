import assert from 'node:assert/strict';

import { literal, literalNumber, sourceOf } from '../../../../nodes/shared/editor/field';

describe('what a field holds before a message comes', () => {
  for (const [value, type, text, number, source] of [
    [' 3311 ', 'num', '3311', 3311, ' 3311 '],
    ['0x10', 'num', '0x10', 16, '0x10'],
    ['', 'num', '', undefined, ''],
    ['light', 'num', 'light', undefined, 'light'],
    ['1.5', 'num', '1.5', undefined, '1.5'],
    ['${OBJECT}', 'num', undefined, undefined, '${OBJECT}'],
    ['a', 'str', 'a', undefined, 'a'],
    ['payload', 'msg', undefined, undefined, 'msg.payload'],
    ['limit', 'flow', undefined, undefined, 'flow.limit'],
    ['#:(file)::limit', 'global', undefined, undefined, 'global.limit'],
    ['LIMIT', 'env', undefined, undefined, '$LIMIT'],
    ['$now()', 'jsonata', undefined, undefined, '$now()'],
  ] as const) {
    it(`${JSON.stringify(value)} as ${type}`, () => {
      const field = { value, type };
      assert.deepEqual(
        [literal(field), literalNumber(field), sourceOf(field)],
        [text, number, source],
      );
    });
  }
});
