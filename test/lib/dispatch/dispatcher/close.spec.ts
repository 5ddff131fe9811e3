import assert from 'node:assert/strict';

import { CONFIRMED, failure, refused, turnedAway } from '../outcomes';
import { Stage } from '../stage';

describe('Dispatcher: close that awaits answers', () => {
  it('settles what waits, takes no more, and lets what is under way end', async () => {
    const stage = new Stage();
    stage.submitAll('a1 a2 b1');
    stage.source.close(() => true);
    stage.submit('c1');
    assert.equal(stage.left, 'a2:ONENET_STOPPED c1:ONENET_STOPPED');
    assert(stage.calls.every(({ signal }) => !signal.aborted));
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.outcome('a1').outcome.state, 'confirmed');
    assert.equal(stage.source.running, 1);
    stage.source.close();
    assert.equal(stage.outcome('b1').outcome.state, 'unknown');
    assert.equal(stage.sent, 'a1 b1');
  });

  it('settles the others that are under way, and makes their calls end once none is awaited', async () => {
    const stage = new Stage();
    stage.submitAll('a1 b1');
    stage.source.close(({ device }) => device === 'a');
    assert.equal(stage.left, 'b1:ONENET_STOPPED');
    assert.equal(stage.outcome('b1').outcome.state, 'unknown');
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.outcome('a1').outcome.state, 'confirmed');
    assert(!stage.call('b1').signal.aborted);
    stage.source.close();
    assert(stage.call('b1').signal.aborted);
  });

  for (const [what, outcome, state] of [
    ['turned away for load', turnedAway('busy'), 'refused'],
    ['turned away for the quota', refused('rate-limited', 5), 'refused'],
    ['not sent for want of a connection', failure('ONENET_UNREACHABLE'), 'unsent'],
  ] as const) {
    it(`sends nothing again that was ${what}, and says that it was stopped`, async () => {
      const stage = new Stage({ retries: 3, holdFor: 60 });
      stage.submit('a1');
      stage.source.close(() => true);
      await stage.answer('a1', outcome);
      assert.equal(stage.left, 'a1:ONENET_STOPPED');
      assert.equal(stage.outcome('a1').outcome.state, state);
      assert.equal(stage.sent, 'a1');
      stage.dispatcher.close();
      assert.equal(stage.clock.pending, 0);
    });
  }

  it('says of what would not be sent again anyway what the platform said', async () => {
    const stage = new Stage({ retries: 3 });
    stage.submit('a1');
    stage.source.close(() => true);
    const offline = refused('offline');
    await stage.answer('a1', offline);
    assert.equal(stage.outcome('a1').outcome, offline);
  });

  it('of the whole dispatcher awaits every source, those made later as well', async () => {
    const stage = new Stage();
    stage.submitAll('a1 a2');
    stage.dispatcher.stop();
    stage.submit('b1', { source: stage.dispatcher.source() });
    assert.equal(stage.left, 'a2:ONENET_STOPPED b1:ONENET_STOPPED');
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.outcome('a1').outcome.state, 'confirmed');
  });
});

describe('Dispatcher: close', () => {
  it('settles all that a source has, at once: what waits as unsent, what runs as unknown', () => {
    const stage = new Stage();
    stage.submitAll('a1 a2 b1 b2');
    stage.source.close();
    for (const [name, state, attempts] of [
      ['a1', 'unknown', 1],
      ['a2', 'unsent', 0],
      ['b1', 'unknown', 1],
      ['b2', 'unsent', 0],
    ] as const) {
      const settled = stage.outcome(name);
      assert(settled.outcome.kind === 'failed');
      assert.equal(settled.outcome.error.code, 'ONENET_STOPPED');
      assert.equal(settled.outcome.state, state);
      assert.equal(settled.attempts, attempts);
    }
    assert.deepEqual([stage.source.waiting, stage.source.running], [0, 0]);
  });

  it('makes its calls end, and heeds no answer that still comes', async () => {
    const stage = new Stage();
    stage.submitAll('a1 b1');
    stage.source.close();
    assert(stage.calls.every(({ signal }) => signal.aborted));
    assert.equal(stage.dispatcher.counts().inFlight, 2, 'they have not ended yet');
    await stage.answer('a1', CONFIRMED);
    await stage.call('b1').throw(new Error('aborted'));
    assert.equal(stage.left, 'a1:ONENET_STOPPED b1:ONENET_STOPPED');
    assert.equal(stage.dispatcher.counts().inFlight, 0);
  });

  it('settles whatever comes later at once', () => {
    const stage = new Stage();
    stage.source.close();
    stage.submit('a1');
    assert.equal(stage.left, 'a1:ONENET_STOPPED');
    assert.equal(stage.outcome('a1').outcome.state, 'unsent');
    assert.equal(stage.sent, '');
  });

  it('leaves other sources alone', async () => {
    const stage = new Stage({ maxInFlight: 1 });
    const other = stage.dispatcher.source();
    stage.submit('a1', { source: other });
    stage.submitAll('a2 b1');
    stage.submit('a3', { source: other });
    stage.submit('c1', { source: other });
    other.close();
    assert.equal(stage.left, 'a1:ONENET_STOPPED a3:ONENET_STOPPED c1:ONENET_STOPPED');
    await stage.answer('a1', failure('ONENET_STOPPED'));
    await stage.answer('b1', CONFIRMED);
    await stage.answer('a2', CONFIRMED);
    assert.equal(stage.sent, 'a1 b1 a2');
    assert(!stage.call('b1').signal.aborted);
  });

  it('says of one that is to be tried again that it was sent before', async () => {
    const stage = new Stage({ retries: 1 });
    stage.submit('a1');
    await stage.answer('a1', turnedAway('busy'));
    stage.source.close();
    const { outcome, attempts } = stage.outcome('a1');
    assert(outcome.kind === 'failed');
    assert.equal(outcome.state, 'refused');
    assert.equal(attempts, 1);
    assert.match(outcome.error.message, /was not sent again/);
    await stage.clock.advance(60_000);
    assert.equal(stage.sent, 'a1');
  });

  it('does nothing the second time', () => {
    const stage = new Stage();
    stage.submit('a1');
    stage.source.close();
    stage.source.close();
    stage.dispatcher.close();
    assert.equal(stage.left, 'a1:ONENET_STOPPED');
  });

  describe('of all', () => {
    /** Something in every situation: running, resting, to be tried again, waiting for a slot and for the rate. */
    async function busyStage(): Promise<Stage> {
      const limits = { maxInFlight: 4, callsPerSecond: 5, deviceGap: 1000, maxWait: 60 };
      const stage = new Stage({ ...limits, retries: 1 });
      stage.submitAll('a1 a2 b1 b2 c1 c2 d1 e1 f1 g1');
      await stage.clock.advance(700);
      assert.equal(stage.sent, 'a1 b1 c1 d1');
      await stage.answer('a1', CONFIRMED);
      await stage.answer('b1', turnedAway('busy', 5));
      return stage;
    }

    it('settles everything and leaves no timer behind', async () => {
      const stage = await busyStage();
      stage.dispatcher.close();
      assert.equal(stage.settled.length, 10);
      assert.equal(stage.clock.pending, 0);
      assert.equal(stage.dispatcher.counts().waiting, 0);
    });

    it('starts no timer and sends nothing when the last calls end', async () => {
      const stage = await busyStage();
      const { sent } = stage;
      stage.dispatcher.close();
      for (const { answer } of stage.calls) await answer(CONFIRMED);
      assert.equal(stage.clock.pending, 0);
      assert.equal(stage.sent, sent);
      assert.equal(stage.settled.length, 10);
      assert.equal(stage.dispatcher.counts().inFlight, 0);
    });

    it('closes the sources that are made later as well', () => {
      const stage = new Stage();
      stage.dispatcher.close();
      stage.submit('a1', { source: stage.dispatcher.source() });
      assert.equal(stage.left, 'a1:ONENET_STOPPED');
      assert.equal(stage.sent, '');
    });

    it('lets no message slip from one source into another that is not closed yet', () => {
      const stage = new Stage({ maxWait: 5 });
      const other = stage.dispatcher.source();
      const next = (): void => {
        stage.submit('b1', { source: other });
      };
      stage.submit('a1', { then: next });
      stage.dispatcher.close();
      assert.equal(stage.sent, 'a1');
      assert.equal(stage.left, 'a1:ONENET_STOPPED b1:ONENET_STOPPED');
      assert.equal(stage.clock.pending, 0);
    });

    it('settles each once though the first to leave closes its source', () => {
      const stage = new Stage();
      stage.submit('a1', {
        then: () => {
          stage.source.close();
        },
      });
      stage.submitAll('a2 b1 b2');
      stage.dispatcher.close();
      assert.deepEqual(stage.settled.map(({ name }) => name).sort(), ['a1', 'a2', 'b1', 'b2']);
    });
  });
});
