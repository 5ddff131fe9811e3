import assert from 'node:assert/strict';

import type { Outcome } from '../../../../lib/onenet';
import { CONFIRMED, failure, refused, turnedAway } from '../outcomes';
import { Stage } from '../stage';

describe('Dispatcher: retries', () => {
  for (const [title, outcome, sent] of [
    ['an unreachable platform', failure('ONENET_UNREACHABLE'), 'a1 a1'],
    ['a platform that is busy', refused('busy'), 'a1 a1'],
    ['HTTP 503 without errno', turnedAway('busy'), 'a1 a1'],
    ['no answer', failure('ONENET_NO_ANSWER'), 'a1'],
    ['a lost connection', failure('ONENET_CONNECTION_LOST'), 'a1'],
    ['an answer that cannot be read', failure('ONENET_BAD_ANSWER'), 'a1'],
    ['a device that is offline', refused('offline'), 'a1'],
    ['success', CONFIRMED, 'a1'],
  ] as const) {
    it(`sends ${sent === 'a1' ? 'once' : 'again'} after ${title}`, async () => {
      const stage = new Stage({ retries: 1 });
      stage.submit('a1');
      await stage.answer('a1', outcome);
      await stage.clock.advance(60_000);
      assert.equal(stage.sent, sent);
      await stage.answer('a1', outcome);
      assert.equal(stage.outcome('a1').outcome, outcome);
      assert.equal(stage.outcome('a1').attempts, stage.calls.length);
    });
  }

  for (const [first, state] of [
    [turnedAway('busy'), 'refused'],
    [failure('ONENET_UNREACHABLE'), 'unsent'],
  ] as const) {
    it(`calls a command ${state} whose first try was and whose second found no connection`, async () => {
      const stage = new Stage({ retries: 1 });
      stage.submit('a1');
      await stage.answer('a1', first);
      await stage.clock.advance(60_000);
      await stage.answer('a1', failure('ONENET_UNREACHABLE'));
      assert.equal(stage.outcome('a1').outcome.state, state);
    });
  }

  for (const retries of [0, 1, 2, 5]) {
    it(`tries again ${retries} times and no more`, async () => {
      const stage = new Stage({ retries });
      stage.submit('a1');
      for (let attempt = 0; attempt <= retries; attempt++) {
        assert.equal(stage.left, '');
        await stage.answer('a1', failure('ONENET_UNREACHABLE'));
        await stage.clock.advance(60_000);
      }
      assert.equal(stage.calls.length, retries + 1);
      assert.equal(stage.outcome('a1').attempts, retries + 1);
    });
  }

  for (const [title, limits, random, at] of [
    ['at random within half a second', {}, 0.5, 250],
    ['at once if chance has it so', {}, 0, 0],
    ['not before the gap between two commands', { deviceGap: 1000 }, 0.5, 1000],
  ] as const) {
    it(`tries again ${title}`, async () => {
      const stage = new Stage({ retries: 1, ...limits }, () => random);
      stage.submit('a1');
      await stage.answer('a1', turnedAway('busy'));
      await stage.clock.advance(60_000);
      assert.equal(stage.call('a1').at, at);
      assert.equal(stage.calls.length, 2);
    });
  }

  it('counts one that is to be tried again as waiting', async () => {
    const stage = new Stage({ retries: 1 });
    stage.submit('a1');
    await stage.answer('a1', turnedAway('busy'));
    assert.deepEqual([stage.source.waiting, stage.source.running], [1, 0]);
    await stage.clock.advance(250);
    assert.deepEqual([stage.source.waiting, stage.source.running], [0, 1]);
  });

  for (const [title, outcome] of [
    ['is down', failure('ONENET_UNREACHABLE')],
    ['turns everything away', turnedAway('busy')],
  ] as const satisfies readonly (readonly [string, Outcome])[]) {
    it(`keeps retries to a tenth of the calls, and ten, while the platform ${title}`, async () => {
      const stage = new Stage({ retries: 5 });
      for (let device = 0; device < 1000; device++) {
        const name = String.fromCodePoint(1000 + device);
        stage.submit(name);
        await stage.answer(name, outcome);
        await stage.clock.advance(10);
        for (const { answer } of stage.calls) await answer(outcome);
      }
      const retries = stage.calls.length - 1000;
      const most = 10 + stage.calls.length / 10 + stage.now / 10_000;
      assert(retries > 50 && retries <= most, `${retries} retries`);
    });
  }
});
