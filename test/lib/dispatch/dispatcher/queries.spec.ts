import assert from 'node:assert/strict';

import { CONFIRMED, failure, turnedAway } from '../outcomes';
import { Stage } from '../stage';

/** A stage whose tasks q1, r1 … come from a source of queries. */
class Querying extends Stage {
  readonly queries = this.dispatcher.source(undefined, { isQuery: true });

  ask(names: string): void {
    for (const name of names.split(' ')) this.submit(name, { source: this.queries });
  }
}

describe('Dispatcher: queries', () => {
  it('go out when no command could', async () => {
    const stage = new Querying({ maxInFlight: 1 });
    stage.submit('a1');
    stage.ask('q1');
    stage.submitAll('b1 c1');
    for (const name of ['a1', 'b1', 'c1']) await stage.answer(name, CONFIRMED);
    assert.equal(stage.sent, 'a1 b1 c1 q1');
  });

  it('are not starved by commands without end: one goes after ten', async () => {
    const stage = new Querying({ maxInFlight: 1 });
    const commands = Array.from('abcdefghijklmnopstuvwxyz', (device) => `${device}1`);
    stage.submitAll(commands.join(' '));
    stage.ask('q1 r1');
    while (stage.calls.length < 26) {
      const { name = '' } = stage.calls.at(-1) ?? {};
      await stage.answer(name, CONFIRMED);
    }
    const sent = stage.sent.split(' ');
    assert.deepEqual([sent.indexOf('q1'), sent.indexOf('r1')], [10, 21]);
  });

  it('take at most a quarter of the calls under way', async () => {
    const stage = new Querying({ maxInFlight: 8 });
    stage.ask('q1 r1 s1 t1');
    assert.equal(stage.sent, 'q1 r1');
    stage.submitAll('a1 b1 c1 d1 e1 f1');
    assert.equal(stage.sent, 'q1 r1 a1 b1 c1 d1 e1 f1');
    await stage.answer('q1', CONFIRMED);
    assert.equal(stage.calls.at(-1)?.name, 's1');
  });

  it('take at most a quarter of the calls per second, and make no command wait as long', async () => {
    const stage = new Querying({ callsPerSecond: 4 });
    stage.ask('q1 r1');
    assert.equal(stage.sent, 'q1');
    stage.submitAll('a1 b1 c1 d1');
    await stage.clock.advance(1009);
    assert.equal(stage.sent, 'q1 a1 b1 c1');
    await stage.clock.advance(1);
    assert.equal(stage.sent, 'q1 a1 b1 c1 d1');
    await stage.clock.advance(253);
    assert.equal(stage.sent, 'q1 a1 b1 c1 d1 r1');
  });

  it('wait their time even where only one call a second is allowed', async () => {
    const stage = new Querying({ callsPerSecond: 1 });
    stage.ask('q1 r1');
    stage.submit('a1');
    await stage.clock.advance(1010);
    assert.equal(stage.sent, 'q1 a1');
    await stage.clock.advance(3029);
    assert.equal(stage.sent, 'q1 a1');
    await stage.clock.advance(1);
    assert.equal(stage.sent, 'q1 a1 r1');
  });

  it('neither fill the queue nor are refused when it is full', () => {
    const stage = new Querying({ maxInFlight: 1, queueLimit: 1, deviceQueueLimit: 1 });
    stage.submit('a1');
    stage.ask('q1 q2 q3 r1');
    stage.submit('b1');
    assert.equal(stage.left, '');
    stage.ask('s1');
    stage.submit('c1');
    assert.equal(stage.left, 'c1:ONENET_QUEUE_FULL');
    assert.equal(stage.dispatcher.counts().waiting, 1);
    assert.equal(stage.queries.waiting, 5);
  });

  it('do not make the queue longer where only the transport has no capacity', () => {
    const capacity = { hasCapacity: false, onCapacity: () => undefined };
    const stage = new Querying({ maxInFlight: 1000, queueLimit: 3 }, undefined, capacity);
    for (let each = 0; each < 50; each += 1) stage.ask(String.fromCodePoint(5000 + each));
    const before = stage.settled.length;
    for (let each = 0; each < 2000; each += 1) stage.submit(String.fromCodePoint(10_000 + each));
    assert.equal(before, 0);
    assert.equal(stage.source.waiting, 1000 + 3);
  });

  it('are not tried again, and leave the retries to the commands', async () => {
    const stage = new Querying({ retries: 3 });
    for (let each = 0; each < 20; each += 1) {
      stage.ask(`q${each}`);
      await stage.answer(`q${each}`, turnedAway('busy'));
    }
    for (let each = 0; each < 10; each += 1) {
      stage.submit(`a${each}`);
      await stage.answer(`a${each}`, turnedAway('busy'));
      await stage.clock.advance(250);
      assert.equal(stage.calls.at(-1)?.name, `a${each}`);
      await stage.answer(`a${each}`, CONFIRMED);
    }
    assert.equal(stage.calls.length, 20 + 20);
  });

  it('count as calls and not as commands', async () => {
    const stage = new Querying();
    stage.ask('q1 r1');
    await stage.answer('q1', failure('ONENET_NO_ANSWER'));
    await stage.answer('r1', CONFIRMED);
    const { sent, states, commandsPerSecond } = stage.dispatcher.counts();
    assert.equal(sent, 2);
    assert.deepEqual([...new Set(Object.values(states)), commandsPerSecond], [0, 0]);
  });

  it('do not expire in the queue', async () => {
    const stage = new Querying({ maxInFlight: 1, maxWait: 5 });
    stage.submit('a1');
    stage.ask('q1');
    await stage.clock.advance(60_000);
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.sent, 'a1 q1');
  });

  it('leave as stopped with their source', () => {
    const stage = new Querying({ maxInFlight: 1 });
    stage.submit('a1');
    stage.ask('q1 r1');
    stage.queries.close();
    assert.equal(stage.left, 'q1:ONENET_STOPPED r1:ONENET_STOPPED');
  });
});
