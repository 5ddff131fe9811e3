import assert from 'node:assert/strict';
import { Answer } from '../../../../lib/onenet/http/answer';

const DATE = 'Sat, 31 Jan 2026 00:00:00 GMT';

describe("Answer, and the server's clock", () => {
  for (const [name, value, date] of [
    ['Date', DATE, 1769817600000],
    ['date', DATE, 1769817600000],
    ['Date', 'Sat, 31 Jan 2026 00:00:01 GMT', 1769817601000],
    ['Date', 'yesterday', undefined],
    ['Date', 'yesterday', undefined],
    ['Dame', DATE, undefined],
  ] as const) {
    it(`${name}: ${value}`, () => {
      const headers = [Buffer.from(name), Buffer.from(value)];
      assert.equal(new Answer(200, headers).read().date, date);
    });
  }

  it('decides when to come again, whichever header comes first', () => {
    const headers = ['Retry-After', 'Sat, 31 Jan 2026 00:00:07 GMT', 'Date', DATE];
    for (const order of [headers, [...headers.slice(2), ...headers.slice(0, 2)]]) {
      const raw = order.map((each) => Buffer.from(each));
      assert.equal(new Answer(503, raw).read().retryAfter, 7);
    }
  });
});
