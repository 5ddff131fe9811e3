import assert from 'node:assert/strict';

import { CONFIRMED, failure, refused, turnedAway } from '../outcomes';
import { Stage } from '../stage';

describe('Dispatcher: counts', () => {
  it('says what is under way, waits, was sent and has become of it', async () => {
    const stage = new Stage({ retries: 1, deviceQueueLimit: 1 });
    stage.submitAll('a1 a2 a3 b1 c1 d1');
    await stage.answer('a1', CONFIRMED);
    await stage.answer('b1', refused('offline'));
    await stage.answer('c1', failure('ONENET_NO_ANSWER'));
    await stage.answer('d1', turnedAway('busy'));
    assert.deepEqual(stage.dispatcher.counts(), {
      inFlight: 1,
      waiting: 1,
      isUnreachable: false,
      sent: 5,
      states: {
        confirmed: 1,
        queued: 0,
        refused: 1,
        unsent: 1,
        unknown: 1,
        expired: 0,
        cancelled: 0,
      },
      callsPerSecond: 5 / 9,
      commandsPerSecond: 4 / 9,
    });
    await stage.clock.advance(250);
    assert.equal(stage.dispatcher.counts().sent, 6);
  });

  it('tells each source about its own, whenever they change', async () => {
    const stage = new Stage();
    const seen: string[] = [];
    const source = stage.dispatcher.source(() => {
      const now = `${source.waiting}/${source.running}`;
      if (seen.at(-1) !== now) seen.push(now);
    });
    stage.submit('b1');
    stage.submit('a1', { source });
    stage.submit('a2', { source });
    assert.deepEqual(seen, ['1/0', '0/1', '1/1']);
    await stage.answer('a1', CONFIRMED);
    await stage.answer('a2', CONFIRMED);
    assert.deepEqual(seen.slice(3), ['1/0', '0/1', '0/0']);
    assert.deepEqual([stage.source.waiting, stage.source.running], [0, 1]);
  });
});
