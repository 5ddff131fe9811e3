import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDigits, readNumber } from '../../../lib/contract';

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

describe('numbers in text', () => {
  for (const [input, number] of NUMBERS) {
    it(`reads ${typeof input} ${JSON.stringify(String(input))} as number ${String(number)}`, () => {
      assert.strictEqual(readNumber(input), number);
    });
  }

  for (const [input, number] of [
    ['5750', 5750],
    [' 1 ', 1],
    ['', ''],
    [' ', ' '],
    ['x', 'x'],
    [undefined, undefined],
    [null, null],
    [1n, 1n],
  ] as const) {
    it(`reads ${typeof input} ${JSON.stringify(String(input))} as digits ${String(number)}`, () => {
      assert.strictEqual(readDigits(input), number);
    });
  }

  it('never throws, and leaves what it does not understand for the check', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        for (const read of [readNumber(input), readDigits(input)]) {
          if (typeof input === 'object' && input !== null) assert.strictEqual(read, input);
        }
      }),
    );
  });

  it('does not look at a text of any length', () => {
    const text = ' '.repeat(100_000_000);
    const began = performance.now();
    assert.strictEqual(readNumber(text), text);
    assert.strictEqual(readDigits(text), text);
    assert.ok(performance.now() - began < 50);
  });
});
