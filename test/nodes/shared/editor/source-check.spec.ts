import assert from 'node:assert/strict';

import { sourceProblem } from '../../../../nodes/shared/editor/source-check';
import { useEditorDouble } from '../../../support/editor-double';

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
