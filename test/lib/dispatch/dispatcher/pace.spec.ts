import assert from 'node:assert/strict';

import { CONFIRMED, failure } from '../outcomes';
import { Stage } from '../stage';

describe('Dispatcher: pace', () => {
  it('has no more calls under way than allowed', async () => {
    const stage = new Stage({ maxInFlight: 2 });
    stage.submitAll('a1 b1 c1 d1');
    assert.equal(stage.sent, 'a1 b1');
    assert.equal(stage.dispatcher.counts().inFlight, 2);
    await stage.answer('b1', CONFIRMED);
    assert.equal(stage.sent, 'a1 b1 c1');
    await stage.answer('a1', failure('ONENET_NO_ANSWER'));
    assert.equal(stage.sent, 'a1 b1 c1 d1');
  });

  it('makes no more calls in a second than allowed, and goes on by itself', async () => {
    const stage = new Stage({ callsPerSecond: 2 });
    stage.submitAll('a1 b1 c1 d1 e1');
    assert.equal(stage.sent, 'a1');
    await stage.clock.advance(504);
    assert.equal(stage.sent, 'a1');
    await stage.clock.advance(1);
    assert.equal(stage.sent, 'a1 b1');
    await stage.clock.advance(504);
    assert.equal(stage.sent, 'a1 b1');
    await stage.clock.advance(1);
    assert.equal(stage.sent, 'a1 b1 c1');
    await stage.clock.advance(1010);
    assert.equal(stage.sent, 'a1 b1 c1 d1 e1');
  });

  it('counts a retry as a call', async () => {
    const stage = new Stage({ callsPerSecond: 1, retries: 1 }, () => 0);
    stage.submit('a1');
    await stage.answer('a1', failure('ONENET_UNREACHABLE'));
    stage.submit('b1');
    await stage.clock.advance(2500);
    assert.deepEqual(
      stage.calls.map(({ name, at }) => [name, at]),
      [
        ['a1', 0],
        ['a1', 1010],
        ['b1', 2020],
      ],
    );
  });

  it('sends without a pause where there is no limit', () => {
    const stage = new Stage();
    for (let device = 0; device < 5000; device++) stage.submit(String.fromCodePoint(1000 + device));
    assert.equal(stage.calls.length, 5000);
    assert.equal(stage.clock.pending, 0);
  });

  for (const [title, submitLater] of [
    ['to one that waits', false],
    ['to one that comes when nothing waits', true],
  ] as const) {
    it(`keeps the gap from the answer to one command ${title}`, async () => {
      const stage = new Stage({ deviceGap: 1000 });
      stage.submit('a1');
      if (!submitLater) stage.submit('a2');
      await stage.clock.advance(5000);
      await stage.answer('a1', CONFIRMED);
      await stage.clock.advance(400);
      if (submitLater) stage.submit('a2');
      await stage.clock.advance(599);
      assert.equal(stage.sent, 'a1');
      await stage.clock.advance(1);
      assert.equal(stage.sent, 'a1 a2');
      assert.equal(stage.call('a2').at, 6000);
    });
  }

  it('forgets the gap once it has passed', async () => {
    const stage = new Stage({ deviceGap: 1000 });
    stage.submit('a1');
    await stage.answer('a1', CONFIRMED);
    await stage.clock.advance(1000);
    assert.equal(stage.clock.pending, 0);
    stage.submit('a2');
    assert.equal(stage.sent, 'a1 a2');
  });

  it('keeps the gap after a command that was stopped', async () => {
    const stage = new Stage({ deviceGap: 1000 });
    const other = stage.dispatcher.source();
    stage.submit('a1', { source: other });
    stage.submit('a2');
    other.close();
    assert.equal(stage.sent, 'a1', 'the call is still ending');
    await stage.answer('a1', failure('ONENET_STOPPED'));
    await stage.clock.advance(999);
    assert.equal(stage.sent, 'a1');
    await stage.clock.advance(1);
    assert.equal(stage.sent, 'a1 a2');
  });
});
