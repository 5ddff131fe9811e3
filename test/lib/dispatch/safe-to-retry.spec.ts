import assert from 'node:assert/strict';

import { isSafeToRetry } from '../../../lib/dispatch/safe-to-retry';
import { LOCAL_ERRNO, REASONS, type LocalCode, type Outcome } from '../../../lib/onenet';
import { CONFIRMED, failure, refused, turnedAway } from './outcomes';

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
