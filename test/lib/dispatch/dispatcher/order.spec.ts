import assert from 'node:assert/strict';

import { CONFIRMED, failure, turnedAway } from '../outcomes';
import { Stage } from '../stage';

describe('Dispatcher: order', () => {
  it('sends the commands of one device one at a time, in the order in which they came', async () => {
    const stage = new Stage();
    stage.submitAll('a1 a2 a3');
    assert.equal(stage.sent, 'a1');
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.sent, 'a1 a2');
    await stage.answer('a2', failure('ONENET_NO_ANSWER'));
    assert.equal(stage.sent, 'a1 a2 a3');
    await stage.answer('a3', CONFIRMED);
    assert.equal(stage.left, 'a1:confirmed a2:ONENET_NO_ANSWER a3:confirmed');
  });

  it('keeps that order when a command is tried again', async () => {
    const stage = new Stage({ retries: 2 });
    stage.submitAll('a1 a2');
    await stage.answer('a1', failure('ONENET_UNREACHABLE'));
    stage.submit('a3');
    await stage.clock.advance(250);
    await stage.answer('a1', turnedAway('busy'));
    await stage.clock.advance(500);
    assert.equal(stage.sent, 'a1 a1 a1');
    for (const name of ['a1', 'a2', 'a3']) await stage.answer(name, CONFIRMED);
    assert.equal(stage.sent, 'a1 a1 a1 a2 a3');
  });

  it('lets no device wait for one that hangs', async () => {
    const stage = new Stage();
    stage.submitAll('a1 a2 b1 c1 b2');
    assert.equal(stage.sent, 'a1 b1 c1');
    await stage.answer('b1', CONFIRMED);
    assert.equal(stage.sent, 'a1 b1 c1 b2');
  });

  it('lets no device wait for one that rests or is to be tried again', async () => {
    const stage = new Stage({ deviceGap: 1000, retries: 1 });
    stage.submitAll('a1 b1');
    await stage.answer('a1', CONFIRMED);
    await stage.answer('b1', turnedAway('busy'));
    stage.submitAll('a2 b2 c1');
    assert.equal(stage.sent, 'a1 b1 c1');
  });

  it('gives each device its turn, so that one with a hundred commands does not starve the rest', async () => {
    const stage = new Stage({ maxInFlight: 1 });
    for (let number = 0; number < 100; number++) stage.submit(`a${number}`);
    stage.submitAll('b1 b2 c1');
    for (const next of ['a0', 'b1', 'c1', 'a1', 'b2', 'a2', 'a3']) {
      assert.equal(stage.calls.at(-1)?.name, next);
      await stage.answer(next, CONFIRMED);
    }
  });
});
