import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeValue, LANGUAGES, valueInWords } from '../../../lib/contract';
import { cpuTime } from '../../support/cpu-time';
import { otherRealm } from '../../support/other-realm';

const SHOWN: readonly (readonly [value: unknown, words: string])[] = [
  ['', 'an empty text'],
  ['abc', 'the text "abc"'],
  ['a"b\nc', 'the text "a\\"b c"'],
  ['x'.repeat(40), `the text "${'x'.repeat(40)}"`],
  ['x'.repeat(41), `the text "${'x'.repeat(39)}…"`],
  ['a\u202eb\u200bc', 'the text "abc"'],
  [0, '0'],
  [1.5, '1.5'],
  [NaN, 'NaN'],
  [-Infinity, '-Infinity'],
  [true, 'true'],
  [9223372036854775807n, '9223372036854775807'],
  [10n ** 50n, '>10^40'],
  [-(10n ** 50n), '<-10^40'],
  [undefined, 'nothing'],
  [null, 'null'],
  [(): void => undefined, 'a function'],
  [Symbol('secret'), 'a symbol'],
  [[], 'an array'],
  [{}, 'an object'],
  [Object.create(null), 'an object'],
  [Buffer.of(1), 'a Buffer'],
  [Uint8Array.of(1), 'a typed array'],
  [new Date(0), 'a Date'],
  [otherRealm('new Date(0)'), 'a Date'],
  [new Map(), 'a Map'],
  [new Error('x'), 'an Error'],
];

describe('a value in words', () => {
  for (const [value, words] of SHOWN) {
    it(words, () => {
      assert.equal(valueInWords(describeValue(value), 'en-US'), words);
    });
  }

  it('is a few of them, on one line, for anything', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
        for (const language of LANGUAGES) {
          const words = valueInWords(describeValue(value), language);
          assert.notEqual(words, '');
          assert.doesNotMatch(words, /[\n\r]/);
          assert.ok(words.length < 300, words);
        }
      }),
    );
  });

  it('takes no time for one of any size, nor for one that throws', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const value of ['x'.repeat(100_000_000), 1n << 10_000_000n, proxy]) {
      assert.ok(cpuTime(() => describeValue(value)) < 100);
    }
  });
});
