import assert from 'node:assert/strict';

import { Statistics } from '../../../lib/dispatch/statistics';
import { CONFIRMED, failure, refused } from './outcomes';

/** So many calls in each second from this one on, spread evenly. */
function calls(statistics: Statistics, perSecond: readonly number[], from = 0): void {
  for (const [index, count] of perSecond.entries()) {
    for (let call = 0; call < count; call++) {
      statistics.call((from + index) * 1000 + (call * 1000) / count);
    }
  }
}

describe('Statistics', () => {
  it('counts calls, and commands by what became of them', () => {
    const statistics = new Statistics();
    calls(statistics, [3]);
    for (const outcome of [CONFIRMED, CONFIRMED, refused('busy'), failure('ONENET_NO_ANSWER')]) {
      statistics.outcome(outcome);
    }
    statistics.outcome(failure('ONENET_QUEUE_FULL'));
    assert.equal(statistics.sent, 3);
    assert.deepEqual(statistics.states, {
      confirmed: 2,
      queued: 0,
      refused: 1,
      unsent: 1,
      unknown: 1,
      expired: 0,
      cancelled: 0,
    });
  });

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
    ['counts a burst long after the last call', [0, 90], 500_000, 500_010_000, 10],
  ] as const) {
    it(title, () => {
      const statistics = new Statistics();
      calls(statistics, perSecond, from);
      assert.equal(Math.round(statistics.callsPerSecond(now) * 10) / 10, expected);
    });
  }
});
