import assert from 'node:assert/strict';

import { DEFAULT_IMEIS } from '../../../../lib/simulator';
import { checked, checkedByType, imeiDoubt } from '../../../../nodes/shared/editor/validators';

describe('validators for the editor', () => {
  const markup = 'Invalid JSON: "<img src>" is not valid';
  const harmless = 'Invalid JSON: "‹img src>" is not valid';

  const names = globalThis as { RED?: unknown };
  let others: unknown;
  before(() => {
    others = names.RED;
    names.RED = {
      validators: {
        typedInput:
          ({ type }: { readonly type: string }) =>
          (_value: unknown, options?: object) =>
            type === 'json' && options !== undefined ? markup : false,
      },
    };
  });
  after(() => {
    names.RED = others;
  });

  it('never hand over markup, which the sidebar would read as HTML', () => {
    assert.equal(checked(() => markup).call({}, 'x', {}), harmless);
    const ofCore = checkedByType('xType', {});
    assert.equal(ofCore.call({ xType: 'json' }, 'x', {}), harmless);
  });

  it('pass on what is no sentence', () => {
    assert.equal(checked(() => markup).call({}, 'x'), false);
    const ofCore = checkedByType('xType', {});
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
