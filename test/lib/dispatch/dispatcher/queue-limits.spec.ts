import assert from 'node:assert/strict';

import { CONFIRMED, turnedAway } from '../outcomes';
import { Stage } from '../stage';

describe('Dispatcher: queue limits', () => {
  for (const [title, limits, names, left] of [
    ['nothing for a device beyond its limit', { deviceQueueLimit: 2 }, 'a1 a2 a3 a4 b1 b2', 'a4'],
    ['nothing beyond the limit of all', { queueLimit: 2 }, 'a1 a2 b1 b2 b3 a3', 'b3 a3'],
    ['what must wait where nothing may', { deviceQueueLimit: 0 }, 'a1 b1 a2', 'a2'],
    ['what must wait for a free call', { maxInFlight: 1, queueLimit: 1 }, 'a1 b1 c1', 'c1'],
    ['what must wait for the next second', { callsPerSecond: 1, queueLimit: 1 }, 'a1 b1 c1', 'c1'],
    ['what starts at once, though others wait', { queueLimit: 1 }, 'a1 a2 b1 c1', ''],
    ['what starts at once, though nothing may wait', { queueLimit: 0 }, 'a1 b1 c1', ''],
  ] as const) {
    it(`${left === '' ? 'does not refuse' : 'accepts'} ${title}`, () => {
      const stage = new Stage(limits);
      stage.submitAll(names);
      const refused = left === '' ? [] : left.split(' ');
      assert.equal(stage.left, refused.map((name) => `${name}:ONENET_QUEUE_FULL`).join(' '));
      for (const name of refused) {
        assert.equal(stage.outcome(name).outcome.state, 'unsent');
        assert.equal(stage.outcome(name).attempts, 0);
      }
    });
  }

  it('accepts again when something has left', async () => {
    const stage = new Stage({ deviceQueueLimit: 1 });
    stage.submitAll('a1 a2 a3');
    await stage.answer('a1', CONFIRMED);
    stage.submit('a4');
    assert.equal(stage.left, 'a3:ONENET_QUEUE_FULL a1:confirmed');
    assert.equal(stage.source.waiting, 1);
  });

  it('refuses the newest, never what is tried again', async () => {
    const stage = new Stage({ deviceQueueLimit: 1, queueLimit: 1, retries: 1 });
    stage.submitAll('a1 a2');
    await stage.answer('a1', turnedAway('busy'));
    assert.equal(stage.source.waiting, 2);
    stage.submit('a3');
    assert.equal(stage.left, 'a3:ONENET_QUEUE_FULL');
    await stage.clock.advance(250);
    await stage.answer('a1', CONFIRMED);
    await stage.answer('a2', CONFIRMED);
    assert.equal(stage.sent, 'a1 a1 a2');
  });

  it('remembers nothing of a device whose command it has refused', async () => {
    const stage = new Stage({ maxInFlight: 1, queueLimit: 0 });
    stage.submitAll('a1 b1');
    await stage.answer('a1', CONFIRMED);
    stage.submit('b2');
    assert.equal(stage.sent, 'a1 b2');
  });
});
