import assert from 'node:assert/strict';

import {
  anyNumber,
  isEnvironmentReference,
  notBlank,
  wholeNumber,
} from '../../../../nodes/shared/editor/check';

const WRONG = 'wrong';

describe('anyNumber', () => {
  const check = anyNumber(() => WRONG);
  for (const [value, expected] of [
    ['-20.5', undefined],
    ['0x10', undefined],
    ['${VALUE}', undefined],
    ['', WRONG],
    ['x1', WRONG],
  ] as const) {
    it(`${JSON.stringify(value)} -> ${expected ?? 'ok'}`, () => {
      assert.equal(check(value), expected);
    });
  }
});

describe('wholeNumber', () => {
  const check = wholeNumber({ min: 5, max: 40 }, () => WRONG);
  const rows: [unknown, string | undefined][] = [
    ['5', undefined],
    ['40', undefined],
    [25, undefined],
    [' 25 ', undefined],
    ['0x10', undefined],
    ['2e1', undefined],
    ['${TIMEOUT}', undefined],
    ['$(TIMEOUT)', undefined],
    ['4', WRONG],
    ['41', WRONG],
    ['5.5', WRONG],
    ['-5', WRONG],
    ['', WRONG],
    ['  ', WRONG],
    ['ten', WRONG],
    ['NaN', WRONG],
    ['Infinity', WRONG],
    ['x${TIMEOUT}', WRONG],
    [undefined, WRONG],
    [null, WRONG],
    [true, WRONG],
  ];
  for (const [value, expected] of rows) {
    it(`${JSON.stringify(value)} -> ${expected ?? 'ok'}`, () => {
      assert.equal(check(value), expected);
    });
  }

  it('takes a blank field where it may be blank, and nothing else more', () => {
    const blank = wholeNumber({ min: 0, blank: true }, () => WRONG);
    assert.equal(blank(''), undefined);
    assert.equal(blank(undefined), undefined);
    assert.equal(blank('1000000'), undefined);
    assert.equal(blank('-1'), WRONG);
    assert.equal(blank('Infinity'), WRONG);
  });
});

describe('notBlank', () => {
  const check = notBlank(() => WRONG);
  for (const [value, expected] of [
    ['860000000000017', undefined],
    [0, undefined],
    ['${IMEI}', undefined],
    ['', WRONG],
    [' \t', WRONG],
    [undefined, WRONG],
  ] as const) {
    it(`${JSON.stringify(value)} -> ${expected ?? 'ok'}`, () => {
      assert.equal(check(value), expected);
    });
  }
});

describe('isEnvironmentReference', () => {
  for (const [value, expected] of [
    ['${A}', true],
    ['$(A)', true],
    [' ${A_1} ', true],
    ['${A}${B}', false],
    ['https://${A}', false],
    ['${}', false],
    ['A', false],
    [1, false],
  ] as const) {
    it(`${String(value)} -> ${String(expected)}`, () => {
      assert.equal(isEnvironmentReference(value), expected);
    });
  }
});
