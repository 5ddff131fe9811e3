import assert from 'node:assert/strict';
import { readJson, writeJson } from '../../../lib/simulator/json';

const ROWS: [text: string, value: unknown][] = [
  ['{"a":1}', { a: 1 }],
  ['9007199254740991', 9007199254740991],
  ['9007199254740993', 9007199254740993n],
  ['-9223372036854775808', -9223372036854775808n],
  ['1234567890123456.5', 1234567890123456.5],
  ['"1234567890123456789"', '1234567890123456789'],
  ['{"a":1,"a":1234567890123456789}', { a: 1234567890123456789n }],
];

describe('simulator: JSON', () => {
  for (const [text, value] of ROWS) {
    it(`reads ${text}`, () => {
      assert.deepEqual(readJson(text), value);
    });
  }

  for (const text of ['', '{', '{"a":1234567890123456789', "{'a':1}"]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.equal(readJson(text), undefined);
    });
  }

  it('writes a bigint with all its digits', () => {
    assert.equal(writeJson({ a: [9223372036854775807n, 1.5] }), '{"a":[9223372036854775807,1.5]}');
  });
});
