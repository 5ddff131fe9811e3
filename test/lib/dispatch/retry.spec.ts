import assert from 'node:assert/strict';
import fc from 'fast-check';

import {
  isQuotaRefusal,
  isSafeToRetry,
  RetryBudget,
  retryDelay,
} from '../../../lib/dispatch/retry';
import { LOCAL_ERRNO, REASONS, type LocalCode } from '../../../lib/contract';
import type { Outcome } from '../../../lib/onenet';
import { CONFIRMED, failure, refused, turnedAway } from './outcomes';

describe('retryDelay', () => {
  for (const [retry, random, expected] of [
    [1, 0, 0],
    [1, 0.5, 250],
    [2, 0.5, 500],
    [3, 0.5, 1000],
    [7, 0.5, 15_000],
    [1000, 0.5, 15_000],
  ] as const) {
    it(`waits ${expected} ms before retry ${retry}, random ${random}`, () => {
      assert.equal(retryDelay(retry, random), expected);
    });
  }
});

describe('isQuotaRefusal', () => {
  for (const [title, outcome, expected] of [
    ['errno 15', refused('rate-limited'), true],
    ['HTTP 429', turnedAway('rate-limited'), true],
    ['HTTP 429 with Retry-After', turnedAway('rate-limited', 5), true],
    ['HTTP 503 with Retry-After', turnedAway('busy', 5), true],
    ['HTTP 503', turnedAway('busy'), false],
    ['a platform that is busy', refused('busy'), false],
    ['a device that is offline, with Retry-After', refused('offline', 5), false],
    ['success', CONFIRMED, false],
    ['no connection', failure('ONENET_UNREACHABLE'), false],
  ] as const) {
    it(`says ${String(expected)} to ${title}`, () => {
      assert.equal(isQuotaRefusal(outcome), expected);
    });
  }
});

const QUEUED: Outcome = { ...CONFIRMED, state: 'queued' };

describe('isSafeToRetry', () => {
  for (const [title, outcome, expected] of [
    ['a confirmed command', CONFIRMED, false],
    ['a queued command', QUEUED, false],
    ['HTTP 503 without errno', turnedAway('busy'), true],
    ['HTTP 429 without errno', turnedAway('rate-limited'), true],
  ] as const) {
    it(`says ${String(expected)} to ${title}`, () => {
      assert.equal(isSafeToRetry(outcome), expected);
    });
  }

  for (const reason of REASONS) {
    const expected = reason === 'busy' || reason === 'rate-limited';
    it(`says ${String(expected)} to the platform's ${reason}`, () => {
      assert.equal(isSafeToRetry(refused(reason)), expected);
    });

    it(`says false to the platform's ${reason} if the write may have happened`, () => {
      const outcome = { ...refused(reason), state: 'unknown' } as Outcome;
      assert.equal(isSafeToRetry(outcome), false);
    });
  }

  for (const code of Object.keys(LOCAL_ERRNO) as LocalCode[]) {
    const expected = code === 'ONENET_UNREACHABLE';
    it(`says ${String(expected)} to ${code}`, () => {
      assert.equal(isSafeToRetry(failure(code)), expected);
    });

    it(`says false to ${code} if the write may have happened`, () => {
      const outcome = { ...failure(code), state: 'unknown' } as Outcome;
      assert.equal(isSafeToRetry(outcome), false);
    });
  }
});

/** Time stands still, unless a test lets it go by. */
const NOW = 1_000_000;

/** How many retries it allows until it allows no more. */
function spendAll(budget: RetryBudget, calls = 0, now = NOW): number {
  let retries = 0;
  while (budget.spend(now, calls)) retries += 1;
  return retries;
}

describe('RetryBudget', () => {
  for (const [title, calls, expected] of [
    ['allows ten retries before anything was sent', 0, 10],
    ['saves up no more than ten, however much is sent', 100_000, 10],
  ] as const) {
    it(title, () => {
      assert.equal(spendAll(new RetryBudget(), calls), expected);
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
      assert.equal(spendAll(budget, calls), expected);
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
      assert.equal(spendAll(budget, 0, NOW + seconds * 1000), expected);
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
            calls += 1;
          } else if (budget.spend(NOW, calls)) {
            retries += 1;
          }
          assert(retries <= 10 + calls / 10, `${retries} retries of ${calls} calls`);
        }
      }),
    );
  });
});
