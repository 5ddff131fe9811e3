import assert from 'node:assert/strict';
import fc from 'fast-check';

import { RetryBudget } from '../../../lib/dispatch/retry-budget';

/** Time stands still, unless a test lets it go by. */
const NOW = 1_000_000;

/** How many retries it allows until it allows no more. */
function spendAll(budget: RetryBudget): number {
  let retries = 0;
  while (budget.spend(NOW)) retries += 1;
  return retries;
}

describe('RetryBudget', () => {
  for (const [title, earned, expected] of [
    ['allows ten retries before anything was sent', 0, 10],
    ['saves up no more than ten, however much is sent', 100_000, 10],
  ] as const) {
    it(title, () => {
      const budget = new RetryBudget();
      for (let call = 0; call < earned; call++) budget.earn();
      assert.equal(spendAll(budget), expected);
    });
  }

  for (const [calls, expected] of [
    [9, 0],
    [10, 1],
    [19, 1],
    [20, 2],
    [90, 9],
  ] as const) {
    it(`allows ${expected} more after ${calls} calls once the reserve is spent`, () => {
      const budget = new RetryBudget();
      spendAll(budget);
      for (let call = 0; call < calls; call++) budget.earn();
      assert.equal(spendAll(budget), expected);
    });
  }

  for (const [seconds, expected] of [
    [9, 0],
    [10, 1],
    [35, 3],
    [3600, 10],
  ] as const) {
    it(`allows ${expected} more after ${seconds} s without a call`, () => {
      const budget = new RetryBudget();
      spendAll(budget);
      let retries = 0;
      while (budget.spend(NOW + seconds * 1000)) retries += 1;
      assert.equal(retries, expected);
    });
  }

  it('allows at most a tenth of the calls, and the reserve', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 500 }), (steps) => {
        const budget = new RetryBudget();
        let calls = 0;
        let retries = 0;
        for (const isCall of steps) {
          if (isCall) {
            budget.earn();
            calls += 1;
          } else if (budget.spend(NOW)) {
            retries += 1;
          }
          assert(retries <= 10 + calls / 10, `${retries} retries of ${calls} calls`);
        }
      }),
    );
  });
});
