import assert from 'node:assert/strict';

import { CONFIRMED, refused, turnedAway } from '../outcomes';
import { QuotaPlatform, REFUSALS } from '../quota-platform';
import { Stage } from '../stage';

describe('Dispatcher: a platform with a quota', () => {
  it('is called evenly, also in a burst and after a pause, and loses no average', async () => {
    const platform = new QuotaPlatform({ limits: { deviceGap: 0 } });
    for (const burst of [0, 10_000]) {
      for (let number = 0; number < 1800; number++) {
        platform.submit(`${String.fromCodePoint(0x4000 + number)}${burst + number}`);
      }
      await platform.clock.advance(6300);
      assert.equal(platform.left.size, burst === 0 ? 1800 : 3600, '1800 calls take six seconds');
      await platform.clock.advance(10_000);
    }
    assert(platform.worstSecond <= 300, `${platform.worstSecond} calls in a second`);
    assert.equal(platform.count('confirmed'), 3600);
  });

  for (const [title, refusal] of Object.entries(REFUSALS)) {
    for (const callsPerSecond of [300, 0]) {
      it(`loses nothing to ${title} with a limit of ${callsPerSecond}`, async function () {
        this.timeout(30_000);
        const limits = { callsPerSecond, deviceGap: 0, queueLimit: 20_000, retries: 0 };
        const platform = new QuotaPlatform({ quota: 100, refusal, limits });
        await platform.feed(200, 10, 500);
        await platform.clock.advance(60_000);
        assert(platform.calls.length > 2000, 'some calls were refused');
        assert.equal(platform.count('confirmed'), 2000);
        assert.equal(platform.left.size, 2000);
        platform.assertOrder();
      });
    }
  }

  it('is left alone while it rests, by all devices', async () => {
    const stage = new Stage({ callsPerSecond: 0 });
    stage.submitAll('a1 b1');
    await stage.answer('a1', turnedAway('busy', 5));
    await stage.answer('b1', CONFIRMED);
    stage.submitAll('b2 c1 d1');
    await stage.clock.advance(4999);
    assert.equal(stage.sent, 'a1 b1');
    await stage.clock.advance(10_000);
    assert.deepEqual(stage.sent.split(' ').slice(2).sort(), ['a1', 'b2', 'c1', 'd1']);
    assert.equal(stage.calls[2]?.at, 5000);
  });

  it('gets a refused command again before all others of its device, without a retry', async () => {
    const stage = new Stage({ retries: 0 });
    stage.submitAll('a1 a2');
    for (let time = 0; time < 5; time++) {
      await stage.answer('a1', refused('rate-limited'));
      stage.submit(`a${time + 3}`);
      await stage.clock.advance(5000);
      assert.equal(stage.calls.at(-1)?.name, 'a1');
    }
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.outcome('a1').attempts, 6);
    await stage.clock.advance(5000);
    assert.equal(stage.calls.at(-1)?.name, 'a2');
  });

  it('says what it said where the rest would outlast the command', async () => {
    const stage = new Stage({ maxWait: 3 });
    stage.submit('a1');
    await stage.answer('a1', turnedAway('busy', 5));
    assert.equal(stage.left, 'a1:ONENET_BAD_ANSWER');
    assert.equal(stage.outcome('a1').outcome.state, 'refused');
  });

  it('hears of a query no more than once, and yet slows down', async () => {
    const stage = new Stage({ callsPerSecond: 10 });
    stage.submit('q1', { source: stage.dispatcher.source(undefined, { isQuery: true }) });
    await stage.answer('q1', turnedAway('rate-limited', 2));
    assert.equal(stage.left, 'q1:ONENET_BAD_ANSWER');
    stage.submit('a1');
    await stage.clock.advance(1999);
    assert.equal(stage.sent, 'q1');
    await stage.clock.advance(1);
    assert.equal(stage.sent, 'q1 a1');
  });
});
