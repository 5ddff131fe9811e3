import assert from 'node:assert/strict';
import { imeiDoubt } from '../../../../nodes/shared/editor/imei';
import { DEFAULT_IMEIS } from '../../../../lib/simulator';

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
