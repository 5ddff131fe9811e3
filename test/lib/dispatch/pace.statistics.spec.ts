import assert from 'node:assert/strict';

import { Statistics } from '../../../lib/dispatch/pace';
import { VirtualClock } from '../../support/virtual-clock';
import { CONFIRMED, failure, refused } from './outcomes';

describe('Statistics', () => {
  it('counts calls, and commands by what became of them', () => {
    const statistics = new Statistics(new VirtualClock());
    for (const now of [0, 1, 2]) statistics.call(now);
    for (const outcome of [CONFIRMED, CONFIRMED, refused('busy'), failure('ONENET_NO_ANSWER')]) {
      statistics.outcome(outcome);
    }
    statistics.outcome(failure('ONENET_QUEUE_FULL'));
    const { sent, states } = statistics.counts();
    assert.equal(sent, 3);
    assert.deepEqual(states, {
      confirmed: 2,
      queued: 0,
      refused: 1,
      unsent: 1,
      unknown: 1,
      expired: 0,
      cancelled: 0,
    });
  });

  it('tells calls from commands in its rates', () => {
    const clock = new VirtualClock();
    const statistics = new Statistics(clock);
    for (let call = 0; call < 90; call++) statistics.call(clock.now());
    for (let command = 0; command < 45; command++) statistics.outcome(CONFIRMED);
    const { callsPerSecond, commandsPerSecond } = statistics.counts();
    assert.deepEqual([callsPerSecond, commandsPerSecond], [10, 5]);
  });

  it('gives counts that do not change any more', () => {
    const statistics = new Statistics(new VirtualClock());
    const before = statistics.counts();
    statistics.outcome(CONFIRMED);
    assert.equal(before.states.confirmed, 0);
    assert.equal(statistics.counts().states.confirmed, 1);
  });
});
