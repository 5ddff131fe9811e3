import assert from 'node:assert/strict';

import { DEFAULT_IMEIS } from '../../../../lib/simulator';
import { inDialect } from '../../../../nodes/shared/editor/platform-dialect';
import {
  anyNumber,
  checked,
  checkedByType,
  imeiDoubt,
  isEnvironmentReference,
  notBlank,
  usableHost,
  wholeNumber,
} from '../../../../nodes/shared/editor/validators';

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

describe('validators for the editor', () => {
  const markup = 'Invalid JSON: "<img src>" is not valid';
  const harmless = 'Invalid JSON: "‹img src>" is not valid';

  const names = globalThis as { $?: unknown };
  let others: unknown;
  before(() => {
    others = names.$;
    names.$ = () => ({ val: () => undefined });
  });
  after(() => {
    names.$ = others;
  });

  it('never hand over markup, which the sidebar would read as HTML', () => {
    assert.equal(checked(() => markup).call({}, 'x', {}), harmless);
    const ofCore = checkedByType('xType', {}, () => markup);
    assert.equal(ofCore.call({ xType: 'json' }, 'x', {}), harmless);
  });

  it('pass on what is no sentence', () => {
    assert.equal(checked(() => markup).call({}, 'x'), false);
    const ofCore = checkedByType('xType', {}, () => false);
    assert.equal(ofCore.call({}, 'x', {}), false);
  });
});

describe('imeiDoubt', () => {
  for (const [value, doubt] of [
    ['490154203237518', undefined],
    [' 490154203237518 ', undefined],
    [490154203237518, undefined],
    ...Object.values(DEFAULT_IMEIS).map((imei) => [imei, undefined] as const),
    ['', undefined],
    ['${IMEI}', undefined],
    ['490154203237519', 'check-digit'],
    ['490154203273518', 'check-digit'],
    ['860000000000018', 'check-digit'],
    ['49015420323751', 'length'],
    ['4901542032375180', 'length'],
    ['49015420323751８', 'length'],
    ['lamp', 'length'],
  ] as const) {
    it(`${JSON.stringify(value)}: ${doubt ?? 'none'}`, () => {
      assert.equal(imeiDoubt(value), doubt);
    });
  }
});

describe('the Host field', () => {
  const check = usableHost(() => 'wrong');
  const rows: [host: unknown, usable: boolean][] = [
    ['https://api.heclouds.com', true],
    ['http://localhost.', true],
    ['http://[::ffff:127.0.0.1]', true],
    ['', true],
    [' Simulator', true],
    ['${ONENET_HOST}', true],
    ['https://${ONENET_HOST}', false],
    ['http://x\u0001', false],
    ['two words', false],
    ['ftp://api.heclouds.com', false],
    ['https://me:secret@api.heclouds.com', false],
    ['https://api.heclouds.com/?key=1', false],
    ['api.heclouds.com:0', false],
  ];
  for (const [host, usable] of rows) {
    it(`${JSON.stringify(host)}: ${usable ? 'usable' : 'not usable'}`, () => {
      assert.equal(check(host), usable ? undefined : 'wrong');
    });
  }
});

describe('the request of a preview', () => {
  it('is in the dialect of its platform', () => {
    const request = 'GET /nbiot/offline/history/…?imei=…';
    assert.equal(inDialect(request, 'classic'), request);
    assert.equal(inDialect(request, 'new'), 'GET /nb-iot/offline/history/…?imei=…');
    assert.equal(
      inDialect(request, 'studio'),
      'GET /LwM2M-offline?action=history&version=1&imei=…&uuid=…',
    );
  });
});
