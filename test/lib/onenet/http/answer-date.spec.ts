import assert from 'node:assert/strict';
import { Answer } from '../../../../lib/onenet/http/answer';

const DATE = 'Sat, 31 Jan 2026 00:00:00 GMT';

describe('Answer, asked for the date', () => {
  for (const [name, value, tellsDate, date] of [
    ['Date', DATE, true, 1769817600000],
    ['date', DATE, true, 1769817600000],
    ['Date', DATE, false, undefined],
    ['Date', 'yesterday', true, undefined],
    ['Dame', DATE, true, undefined],
  ] as const) {
    it(`${name}: ${value}${tellsDate ? '' : ', not asked'}`, () => {
      const headers = [Buffer.from(name), Buffer.from(value)];
      assert.equal(new Answer(200, headers, tellsDate).read().date, date);
    });
  }
});
