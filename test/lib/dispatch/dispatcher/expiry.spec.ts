import assert from 'node:assert/strict';

import { CONFIRMED, turnedAway } from '../outcomes';
import { Stage } from '../stage';

describe('Dispatcher: expiry', () => {
  for (const [maxWait, latest] of [
    [0.05, 60],
    [5, 5500],
    [60, 61_000],
  ] as const) {
    it(`lets a command go after ${maxWait} s, by ${latest} ms at the latest`, async () => {
      const stage = new Stage({ maxWait });
      stage.submitAll('a1 a2');
      await stage.clock.advance(maxWait * 1000 - 1);
      assert.equal(stage.left, '');
      await stage.clock.advance(latest - stage.now);
      assert.equal(stage.left, 'a2:ONENET_EXPIRED');
      assert.equal(stage.outcome('a2').outcome.state, 'unsent');
      assert.equal(stage.outcome('a2').attempts, 0);
      assert.equal(stage.source.waiting, 0);
    });
  }

  it('lets a command wait for ever where no time is set', async () => {
    const stage = new Stage();
    stage.submitAll('a1 a2');
    await stage.clock.advance(1e9);
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.sent, 'a1 a2');
  });

  it('never sends one after its time, even if it has not left yet', async () => {
    const stage = new Stage({ maxWait: 5 });
    stage.submit('a1');
    await stage.clock.advance(10);
    stage.submitAll('a2');
    await stage.clock.advance(480);
    stage.submitAll('a3');
    await stage.clock.advance(4520);
    assert.equal(stage.left, '', 'a2 is over, but nobody has looked yet');
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.left, 'a1:confirmed a2:ONENET_EXPIRED');
    assert.equal(stage.sent, 'a1 a3');
  });

  it('does not cost the device its turn', async () => {
    const stage = new Stage({ maxWait: 5, maxInFlight: 1 });
    stage.submit('x1');
    await stage.clock.advance(10);
    stage.submit('a1');
    await stage.clock.advance(100);
    stage.submitAll('b1 a2');
    await stage.clock.advance(4905);
    await stage.answer('x1', CONFIRMED);
    assert.equal(stage.sent, 'x1 a2');
  });

  it('lets what is under way alone', async () => {
    const stage = new Stage({ maxWait: 1 });
    stage.submit('a1');
    await stage.clock.advance(60_000);
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.left, 'a1:confirmed');
  });

  it('stops looking when nothing waits', async () => {
    const stage = new Stage({ maxWait: 1 });
    stage.submitAll('a1 a2');
    await stage.clock.advance(1200);
    assert.equal(stage.clock.pending, 0);
  });

  it('does not try again what could only expire, and says what the platform said', async () => {
    const stage = new Stage({ maxWait: 10, retries: 2 });
    stage.submit('a1');
    await stage.answer('a1', turnedAway('busy', 10));
    const { outcome } = stage.outcome('a1');
    assert(outcome.kind === 'failed');
    assert.equal(outcome.reason, 'busy');
  });

  it('counts the time from its arrival when it is tried again', async () => {
    const stage = new Stage({ maxWait: 10, retries: 2, callsPerSecond: 0.1 });
    stage.submit('a1');
    await stage.clock.advance(8000);
    await stage.answer('a1', turnedAway('busy'));
    stage.submit('a2');
    // The next call would be due at ten seconds, when its time is over.
    await stage.clock.advance(3000);
    assert.equal(stage.left, 'a1:ONENET_EXPIRED');
    assert.equal(stage.outcome('a1').attempts, 1);
    assert.equal(stage.sent, 'a1 a2');
  });
});
