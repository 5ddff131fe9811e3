import assert from 'node:assert/strict';

import { CONFIRMED, turnedAway } from '../outcomes';
import { Stage } from '../stage';

describe('Dispatcher: looking on', () => {
  it('shows what is under way and waits, with its age and attempts, and no queries', async () => {
    const stage = new Stage({ deviceGap: 1000, retries: 1 });
    const polls = stage.dispatcher.source(undefined, { isQuery: true });
    stage.submitAll('a1 a2');
    stage.submit('q1', { source: polls });
    await stage.clock.advance(300);
    stage.submit('b1');
    await stage.answer('b1', turnedAway('busy'));
    const shown = [...stage.dispatcher.open()].map(
      ({ task, ageMs, attempts, isRunning }) =>
        `${task.name} ${ageMs} ${attempts} ${isRunning ? 'runs' : 'waits'}`,
    );
    assert.deepEqual(shown, ['a1 300 1 runs', 'a2 300 0 waits', 'b1 0 1 waits']);
  });

  it('names the source', () => {
    const stage = new Stage();
    stage.submit('a1', { source: stage.dispatcher.source(undefined, { name: 'n1' }) });
    assert.deepEqual(
      [...stage.dispatcher.open()].map(({ source }) => source),
      ['n1'],
    );
  });
});

describe('Dispatcher: cancel', () => {
  const task = (stage: Stage, name: string) => {
    const open = [...stage.dispatcher.open()].find((each) => each.task.name === name);
    assert.ok(open);
    return open.task;
  };

  it('settles what waits as unsent, and what comes behind it goes on', async () => {
    const stage = new Stage();
    stage.submitAll('a1 a2 a3');
    assert.equal(stage.dispatcher.cancel(task(stage, 'a2')), true);
    assert.equal(stage.left, 'a2:ONENET_CANCELLED');
    assert.equal(stage.outcome('a2').outcome.state, 'unsent');
    assert.equal(stage.source.waiting, 1);
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.sent, 'a1 a3');
    assert.equal(stage.dispatcher.counts().states.unsent, 1);
  });

  it('leaves alone what is under way, and what has left', async () => {
    const stage = new Stage();
    stage.submit('a1');
    const running = task(stage, 'a1');
    assert.equal(stage.dispatcher.cancel(running), false);
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.dispatcher.cancel(running), false);
    assert.equal(stage.outcome('a1').outcome.state, 'confirmed');
  });

  it('says refused of what was turned away before', async () => {
    const stage = new Stage({ retries: 3 });
    stage.submit('a1');
    await stage.answer('a1', turnedAway('busy'));
    assert.equal(stage.dispatcher.cancel(task(stage, 'a1')), true);
    assert.equal(stage.outcome('a1').outcome.state, 'refused');
    await stage.clock.advance(60_000);
    assert.equal(stage.sent, 'a1');
  });

  it('lets the device have its turn again after its only command was cancelled', async () => {
    const stage = new Stage({ maxInFlight: 1 });
    stage.submitAll('a1 b1');
    stage.dispatcher.cancel(task(stage, 'b1'));
    stage.submit('b2');
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.sent, 'a1 b2');
  });
});
