import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readIdentity, readNumber } from '../../../lib/onenet/input';

const object = {};

const NUMBERS: readonly (readonly [input: unknown, number: unknown])[] = [
  [3311, 3311],
  ['3311', 3311],
  [' 3311\n', 3311],
  ['0', 0],
  ['007', 7],
  ['-1', -1],
  ['999999999999999', 999999999999999],
  ['9999999999999999', '9999999999999999'],
  [3311n, 3311],
  ['', undefined],
  [' \t', undefined],
  [undefined, undefined],
  [null, undefined],
  ['+1', '+1'],
  ['1.5', '1.5'],
  ['1e3', '1e3'],
  ['0x10', '0x10'],
  ['１', '１'],
  ['3311a', '3311a'],
  ['NaN', 'NaN'],
  [true, true],
  [1.5, 1.5],
  [object, object],
];

const IDENTITIES: readonly (readonly [input: unknown, identity: unknown])[] = [
  ['869405000000010', '869405000000010'],
  [' 869405000000010 \n', '869405000000010'],
  [869405000000010, '869405000000010'],
  [869405000000010n, '869405000000010'],
  [0, '0'],
  ['0012', '0012'],
  ['test device', 'test device'],
  ['', undefined],
  ['  ', undefined],
  [undefined, undefined],
  [null, undefined],
  [-1, -1],
  [1.5, 1.5],
  [2 ** 53, 2 ** 53],
  [NaN, NaN],
  [false, false],
  [object, object],
];

describe('input', () => {
  for (const [input, number] of NUMBERS) {
    it(`reads ${typeof input} ${JSON.stringify(String(input))} as number ${String(number)}`, () => {
      assert.strictEqual(readNumber(input), number);
    });
  }

  for (const [input, identity] of IDENTITIES) {
    it(`reads ${typeof input} ${JSON.stringify(String(input))} as identity ${String(identity)}`, () => {
      assert.strictEqual(readIdentity(input), identity);
    });
  }

  it('never throws, and leaves what it does not understand for the check', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        for (const read of [readNumber(input), readIdentity(input)]) {
          if (typeof input === 'object' && input !== null) assert.strictEqual(read, input);
        }
      }),
    );
  });
});
