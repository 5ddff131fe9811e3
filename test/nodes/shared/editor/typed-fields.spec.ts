import assert from 'node:assert/strict';

import {
  literal,
  literalNumber,
  sourceOf,
  wirePart,
} from '../../../../nodes/shared/editor/typed-fields';
import { sourceProblem } from '../../../../nodes/shared/editor/validators';
import { useEditorDouble } from '../../../support/editor-double';

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

describe('what is wrong with where a value comes from', () => {
  useEditorDouble('zh-CN');
  before(() => {
    (globalThis as { jsonata?: unknown }).jsonata = compile;
  });
  after(() => {
    delete (globalThis as { jsonata?: unknown }).jsonata;
  });

  for (const [type, value, expected] of [
    ['jsonata', 'payload + 1', undefined],
    ['jsonata', 'payload + (', '这不是合法的 JSONata 表达式（第 11 个字符附近）。'],
    ['jsonata', '${EXPRESSION}', undefined],
    ['json', '{"5850":true}', undefined],
    ['json', '{x', '这不是合法的 JSON（第 2 个字符附近）。'],
    ['json', '', '这不是合法的 JSON。'],
    ['bin', '[18,171]', undefined],
    ['bin', '"A"', undefined],
    ['bin', '5', '字节应写成 [18, 171] 或 "text"。'],
    ['msg', 'payload.on', undefined],
    ['msg', '', 'validator.errors.invalid-prop'],
    ['flow', '#:(file)::limit', undefined],
    ['flow', '#:(file)::a b', 'validator.errors.invalid-prop'],
    ['env', '', undefined],
    ['bool', 'true', undefined],
  ] as const) {
    it(`${type} ${value}: ${expected ?? 'nothing'}`, () => {
      assert.equal(sourceProblem({ value, type }), expected);
    });
  }
});

/** Complains as JSONata does, with a plain object, of a parenthesis that is left open at the end. */
function compile(expression: string): void {
  if (expression.endsWith('(')) {
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw { code: 'S0207', position: expression.length, message: 'Unexpected end of expression' };
  }
}

describe('a field as a part of an address', () => {
  for (const [value, part] of [
    ['a/b', 'a%2Fb'],
    ['\u{1f4a1}', '%F0%9F%92%A1'],
    ['\ud83d', '%EF%BF%BD'],
    ['', '…'],
  ] as const) {
    it(`${JSON.stringify(value)}: ${part}`, () => {
      assert.equal(wirePart({ value, type: 'str' }), part);
    });
  }
});
