import assert from 'node:assert/strict';
import fc from 'fast-check';
import { invalid, show } from '../../../lib/onenet/invalid';

const SHOWN: readonly (readonly [value: unknown, words: string])[] = [
  ['', 'an empty text'],
  ['abc', 'the text "abc"'],
  ['a"b\nc', 'the text "a\\"b\\nc"'],
  ['x'.repeat(40), `the text "${'x'.repeat(40)}"`],
  ['x'.repeat(41), `the text "${'x'.repeat(37)}..."`],
  [0, '0'],
  [1.5, '1.5'],
  [NaN, 'NaN'],
  [-Infinity, '-Infinity'],
  [true, 'true'],
  [9223372036854775807n, 'the bigint 9223372036854775807'],
  [10n ** 50n, `the bigint 1${'0'.repeat(36)}...`],
  [undefined, 'nothing'],
  [null, 'null'],
  [(): void => undefined, 'a function'],
  [Symbol('secret'), 'a symbol'],
  [[], 'an array'],
  [{}, 'an object'],
  [Object.create(null), 'an object'],
];

describe('invalid', () => {
  it('says where and what', () => {
    assert.deepEqual(invalid('/data/0/val', 'is wrong'), {
      kind: 'invalid',
      pointer: '/data/0/val',
      problem: 'is wrong',
    });
  });

  for (const [value, words] of SHOWN) {
    it(`shows ${words}`, () => {
      assert.equal(show(value), words);
    });
  }

  it('shows anything in a few words on one line', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
        const words = show(value);
        assert.notEqual(words, '');
        assert.doesNotMatch(words, /[\n\r]/);
        assert.ok(words.length < 300, words);
      }),
    );
  });
});
