import assert from 'node:assert/strict';

import type { Outcome } from '../../../../lib/onenet';
import { CONFIRMED, failure, refused } from '../outcomes';
import { Stage } from '../stage';

/** Takes one more step after a first outcome, whatever it was. */
function once(): (outcome: Outcome) => boolean {
  let steps = 1;
  return () => steps-- > 0;
}

const OFFLINE = refused('offline');
const NO_ANSWER = failure('ONENET_NO_ANSWER');
const UNREACHABLE = failure('ONENET_UNREACHABLE');

describe('Dispatcher: a task with another step', () => {
  it('takes it before all that waits for the device, and after the gap', async () => {
    const stage = new Stage({ deviceGap: 1000 });
    stage.submit('a1', { continues: once() });
    stage.submit('a2');
    await stage.answer('a1', OFFLINE);
    assert.equal(stage.left, '');
    await stage.clock.advance(999);
    assert.equal(stage.sent, 'a1');
    await stage.clock.advance(1);
    assert.equal(stage.sent, 'a1 a1');
    await stage.answer('a1', CONFIRMED);
    await stage.clock.advance(1000);
    assert.equal(stage.sent, 'a1 a1 a2');
    assert.equal(stage.outcome('a1').attempts, 2);
  });

  it('takes it after success as well', async () => {
    const stage = new Stage({ deviceGap: 1000 });
    stage.submit('a1', { continues: once() });
    stage.submit('a2');
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.left, '');
    await stage.clock.advance(1000);
    assert.equal(stage.sent, 'a1 a1');
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.left, 'a1:confirmed');
  });

  it('takes none where it has none', async () => {
    const stage = new Stage();
    stage.submit('a1', { continues: () => false });
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.left, 'a1:confirmed');
    assert.equal(stage.sent, 'a1');
  });

  it('is tried again first, where that is safe', async () => {
    const stage = new Stage({ retries: 1 });
    stage.submit('a1', { continues: (outcome) => outcome.state === 'refused' });
    await stage.answer('a1', UNREACHABLE);
    await stage.clock.advance(60_000);
    assert.equal(stage.sent, 'a1 a1');
    await stage.answer('a1', UNREACHABLE);
    assert.equal(stage.outcome('a1').outcome, UNREACHABLE);
  });

  it('counts each step as a call', async () => {
    const stage = new Stage({ callsPerSecond: 1 });
    stage.submit('a1', { continues: once() });
    await stage.answer('a1', OFFLINE);
    assert.equal(stage.sent, 'a1');
    await stage.clock.advance(1010);
    assert.equal(stage.sent, 'a1 a1');
  });

  for (const [first, last, state] of [
    [OFFLINE, UNREACHABLE, 'refused'],
    [OFFLINE, OFFLINE, 'refused'],
    [NO_ANSWER, UNREACHABLE, 'unknown'],
    [NO_ANSWER, OFFLINE, 'unknown'],
    [UNREACHABLE, UNREACHABLE, 'unsent'],
    [NO_ANSWER, CONFIRMED, 'confirmed'],
  ] as const) {
    it(`is ${state} if it ends ${first.state} and then ${last.state}`, async () => {
      const stage = new Stage();
      stage.submit('a1', { continues: once() });
      await stage.answer('a1', first);
      await stage.answer('a1', last);
      const { outcome } = stage.outcome('a1');
      assert.equal(outcome.state, state);
      assert.equal(outcome.mayHaveHappened === true, first === NO_ANSWER && last !== CONFIRMED);
    });
  }

  it('leaves, and is counted, as what it concludes from its last step', async () => {
    for (const last of [UNREACHABLE, NO_ANSWER, OFFLINE]) {
      const stage = new Stage();
      stage.submit('a1', { continues: once(), conclude: () => CONFIRMED });
      await stage.answer('a1', CONFIRMED);
      await stage.answer('a1', last);
      assert.equal(stage.left, 'a1:confirmed');
      const { confirmed, ...others } = stage.dispatcher.counts().states;
      assert.equal(confirmed, 1);
      assert.deepEqual(new Set(Object.values(others)), new Set([0]));
    }
  });

  it('says that it may have happened if it is stopped before the next step', async () => {
    const stage = new Stage({ deviceGap: 1000 });
    stage.submit('a1', { continues: once() });
    await stage.answer('a1', NO_ANSWER);
    stage.dispatcher.close();
    const { outcome } = stage.outcome('a1');
    assert.equal(outcome.state, 'unknown');
    assert.equal(outcome.mayHaveHappened, true);
    assert.match(outcome.kind === 'failed' ? outcome.error.message : '', /it was not sent again$/);
  });

  it('leaves with what it has if a newer command takes its place', async () => {
    const stage = new Stage();
    stage.submit('a1', { replaces: 'x', continues: once() });
    stage.submit('a2', { replaces: 'x' });
    await stage.answer('a1', OFFLINE);
    assert.equal(stage.outcome('a1').outcome, OFFLINE);
    assert.equal(stage.sent, 'a1 a2');
  });

  it('leaves with what it has if the time is too short', async () => {
    const stage = new Stage({ maxWait: 1, deviceGap: 1000 });
    stage.submit('a1', { continues: once() });
    await stage.answer('a1', OFFLINE);
    assert.equal(stage.outcome('a1').outcome, OFFLINE);
  });
});
