import assert from 'node:assert/strict';

import { Rate } from '../../../lib/dispatch/pace';

/** So many in each second from this one on, spread evenly. */
function countEach(rate: Rate, perSecond: readonly number[], from: number): void {
  for (const [index, count] of perSecond.entries()) {
    for (let one = 0; one < count; one++) {
      rate.count((from + index) * 1000 + (one * 1000) / count);
    }
  }
}

describe('Rate', () => {
  for (const [title, perSecond, from, now, expected] of [
    ['shows a steady rate as what it is', Array<number>(30).fill(40), 0, 30_000, 40],
    [
      'shows it in the middle of a second as well',
      [...Array<number>(29).fill(40), 20],
      0,
      29_500,
      40,
    ],
    ['forgets what is over ten seconds old', [500], 0, 10_000, 0],
    ['remembers what is nine seconds old', [90], 0, 9000, 10],
    ['forgets everything after a long silence', Array<number>(10).fill(500), 3, 1_000_000, 0],
    ['counts a burst long after the last one', [0, 90], 500_000, 500_010_000, 10],
  ] as const) {
    it(title, () => {
      const rate = new Rate();
      countEach(rate, perSecond, from);
      assert.equal(Math.round(rate.perSecond(now) * 10) / 10, expected);
    });
  }
});
