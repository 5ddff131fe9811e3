import assert from 'node:assert/strict';

import { retryDelay } from '../../../lib/dispatch/retry-delay';

describe('retryDelay', () => {
  for (const [attempts, retryAfter, random, expected] of [
    [1, 0, 0, 0],
    [1, 0, 0.5, 250],
    [2, 0, 0.5, 500],
    [3, 0, 0.5, 1000],
    [7, 0, 0.5, 15_000],
    [1000, 0, 0.5, 15_000],
    [1, 3, 0, 3000],
    [1, 3, 0.5, 3250],
    [1, 60, 0, 60_000],
    [1, 61, 0, undefined],
  ] as const) {
    it(`waits ${expected ?? 'not'} ms after attempt ${attempts}, Retry-After ${retryAfter}, random ${random}`, () => {
      assert.equal(retryDelay(attempts, retryAfter, random), expected);
    });
  }
});
