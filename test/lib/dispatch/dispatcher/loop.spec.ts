import assert from 'node:assert/strict';

import { CONFIRMED, failure, turnedAway } from '../outcomes';
import { Stage } from '../stage';

describe('Dispatcher: a message that comes straight back', () => {
  it('keeps the gap', async () => {
    const stage = new Stage({ deviceGap: 1000 });
    stage.submit('a1', { then: stage.submitter('a2') });
    await stage.answer('a1', CONFIRMED);
    await stage.clock.advance(999);
    assert.equal(stage.sent, 'a1');
    await stage.clock.advance(1);
    assert.equal(stage.sent, 'a1 a2');
  });

  it('goes behind those that wait', async () => {
    const stage = new Stage({ maxInFlight: 1 });
    stage.submit('a1', { then: stage.submitter('a3') });
    stage.submitAll('a2 b1');
    for (const name of ['a1', 'b1', 'a2', 'a3']) await stage.answer(name, CONFIRMED);
    assert.equal(stage.sent, 'a1 b1 a2 a3');
  });

  it('goes on for as long as it likes', async () => {
    const stage = new Stage();
    const loop = (number: number): void => {
      stage.submit(`a${number}`, {
        then: () => {
          loop(number + 1);
        },
      });
    };
    loop(0);
    for (let number = 0; number < 1000; number++) await stage.answer(`a${number}`, CONFIRMED);
    assert.equal(stage.calls.length, 1001);
    assert.deepEqual([stage.source.waiting, stage.source.running], [0, 1]);
  });

  it('may come back from a refusal, a replacement and an expiry', async () => {
    const stage = new Stage({ deviceQueueLimit: 1, maxWait: 1 });
    stage.submit('a1');
    const replaces = 'x';
    stage.submit('a2', { replaces, then: stage.submitter('b1') });
    stage.submit('a3', { then: stage.submitter('c1') });
    stage.submit('a4', { replaces, then: stage.submitter('d1') });
    await stage.clock.advance(1100);
    assert.equal(stage.left, 'a3:ONENET_QUEUE_FULL a2:ONENET_SUPERSEDED a4:ONENET_EXPIRED');
    assert.equal(stage.sent, 'a1 c1 b1 d1');
  });

  it('may come back to the device whose command has just expired', async () => {
    const stage = new Stage({ maxInFlight: 1, maxWait: 5 });
    stage.submit('x1');
    await stage.clock.advance(10);
    stage.submit('a1', { then: stage.submitter('a2') });
    await stage.clock.advance(5005);
    await stage.answer('x1', CONFIRMED);
    assert.equal(stage.sent, 'x1 a2');
    await stage.answer('a2', CONFIRMED);
    stage.submit('a3');
    assert.equal(stage.sent, 'x1 a2 a3');
  });

  it('does not pile up on the stack, however many expire and come back at once', async () => {
    const stage = new Stage({ maxInFlight: 1, maxWait: 5 });
    stage.submit('x1');
    await stage.clock.advance(10);
    for (let number = 0; number < 10_000; number++) {
      stage.submit(`a${number}`, { then: stage.submitter(`b${number}`) });
    }
    await stage.clock.advance(5005);
    await stage.answer('x1', CONFIRMED);
    assert.equal(stage.settled.length, 10_001);
    assert.equal(stage.sent, 'x1 b0');
    assert.equal(stage.source.waiting, 9999);
  });

  for (const [title, outcome] of [
    ['succeeds', CONFIRMED],
    ['fails', failure('ONENET_NO_ANSWER')],
  ] as const) {
    it(`may close its source when it ${title}`, async () => {
      const stage = new Stage();
      stage.submit('a1', {
        then: () => {
          stage.source.close();
        },
      });
      stage.submitAll('a2 b1');
      await stage.answer('a1', outcome);
      assert.deepEqual(
        stage.settled.map(({ name, attempts }) => [name, attempts]),
        [
          ['a1', 1],
          ['a2', 0],
          ['b1', 1],
        ],
      );
      assert.equal(stage.sent, 'a1 b1');
    });
  }

  it('may close everything, and no timer is left', async () => {
    const stage = new Stage({ deviceGap: 1000, maxWait: 5 });
    const close = (): void => {
      stage.dispatcher.close();
    };
    stage.submit('a1', { then: close });
    stage.submitAll('a2 b1');
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.settled.length, 3);
    assert.equal(stage.clock.pending, 0);
  });

  it('may close everything from within the look for what has expired', async () => {
    const stage = new Stage({ maxWait: 1 });
    stage.submitAll('a1 b1');
    stage.submit('a2', {
      then: () => {
        stage.dispatcher.close();
      },
    });
    stage.submit('b2');
    await stage.clock.advance(1100);
    assert.equal(stage.settled.length, 4);
    assert.equal(stage.clock.pending, 0);
  });

  it('may come back from the news that the counts have changed', async () => {
    const stage = new Stage({ retries: 1, deviceGap: 100 });
    const more = ['a2', 'a3', 'b1', 'a4'];
    const source = stage.dispatcher.source(() => {
      const name = more.shift();
      if (name !== undefined) stage.submit(name, { source });
    });
    stage.submit('a1', { source });
    await stage.answer('a1', turnedAway('busy'));
    for (let step = 0; step < 10; step++) {
      await stage.clock.advance(1000);
      for (const { answer } of stage.calls) await answer(CONFIRMED);
    }
    assert.deepEqual(stage.settled.map(({ name }) => name).sort(), ['a1', 'a2', 'a3', 'a4', 'b1']);
    assert.deepEqual([source.waiting, source.running], [0, 0]);
  });
});
