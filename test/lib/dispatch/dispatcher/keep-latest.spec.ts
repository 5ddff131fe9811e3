import assert from 'node:assert/strict';

import { CONFIRMED, failure, refused, turnedAway } from '../outcomes';
import { Stage } from '../stage';

const LIGHT = { replaces: '3311/0/5851' };
const COLOUR = { replaces: '3311/0/5706' };

describe('Dispatcher: keep latest', () => {
  it('lets a newer command take the place of one that waits', async () => {
    const stage = new Stage();
    for (const name of ['a1', 'a2', 'a3', 'a4']) stage.submit(name, LIGHT);
    assert.equal(stage.left, 'a2:ONENET_SUPERSEDED a3:ONENET_SUPERSEDED');
    assert.equal(stage.outcome('a2').outcome.state, 'unsent');
    assert.equal(stage.outcome('a2').attempts, 0);
    assert.equal(stage.source.waiting, 1);
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.sent, 'a1 a4');
  });

  it('keeps the order of arrival among those that survive', async () => {
    const stage = new Stage();
    stage.submit('a1');
    stage.submit('a2', LIGHT);
    stage.submit('a3', COLOUR);
    stage.submit('a4');
    stage.submit('a5', LIGHT);
    for (const name of ['a1', 'a3', 'a4', 'a5']) await stage.answer(name, CONFIRMED);
    assert.equal(stage.sent, 'a1 a3 a4 a5');
  });

  it('replaces only what the same source wants to write to the same', () => {
    const stage = new Stage();
    const source = stage.dispatcher.source();
    stage.submitAll('a1 b1 a2');
    stage.submit('a3', LIGHT);
    stage.submit('b2', LIGHT);
    stage.submit('a4', COLOUR);
    stage.submit('a5', { ...LIGHT, source });
    assert.equal(stage.left, '');
    assert.equal(stage.source.waiting, 4);
    assert.equal(source.waiting, 1);
  });

  it('is never refused for want of room when it takes the place of another', async () => {
    const stage = new Stage({ deviceQueueLimit: 1, queueLimit: 1, retries: 1 });
    stage.submit('a1');
    stage.submit('a2', LIGHT);
    stage.submit('a3', LIGHT);
    assert.equal(stage.left, 'a2:ONENET_SUPERSEDED');
    // One more waits now than may.
    await stage.answer('a1', turnedAway('busy'));
    stage.submit('a4', LIGHT);
    assert.equal(stage.left, 'a2:ONENET_SUPERSEDED a3:ONENET_SUPERSEDED');
    assert.equal(stage.source.waiting, 2);
  });

  it('replaces one that waits to be tried again, and says that it was sent before', async () => {
    const stage = new Stage({ retries: 2 });
    stage.submit('a1', LIGHT);
    await stage.answer('a1', turnedAway('busy'));
    stage.submit('a2', LIGHT);
    const { outcome, attempts } = stage.outcome('a1');
    assert(outcome.kind === 'failed');
    assert.equal(outcome.error.code, 'ONENET_SUPERSEDED');
    assert.match(outcome.error.message, /was not sent again/);
    assert.equal(attempts, 1);
    await stage.clock.advance(250);
    assert.equal(stage.sent, 'a1 a2');
  });

  for (const [title, outcome, left] of [
    ['does not try again what a newer one has overtaken', turnedAway('busy'), 'ONENET_SUPERSEDED'],
    ['says what became of it if it would not be tried again', CONFIRMED, 'confirmed'],
    ['nor if the platform asks for a rest first', refused('busy', 61), 'ONENET_SUPERSEDED'],
    ['says so too if it failed', failure('ONENET_NO_ANSWER'), 'ONENET_NO_ANSWER'],
  ] as const) {
    it(title, async () => {
      const stage = new Stage({ retries: 2 });
      stage.submit('a1', LIGHT);
      stage.submit('a2', LIGHT);
      await stage.answer('a1', outcome);
      assert.equal(stage.left, `a1:${left}`);
      await stage.clock.advance(60_000);
      assert.equal(stage.sent, 'a1 a2');
    });
  }
});
