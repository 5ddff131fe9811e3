import assert from 'node:assert/strict';

import { CONFIRMED, failure, refused } from '../outcomes';
import { QuotaPlatform } from '../quota-platform';
import { Stage } from '../stage';

const UNREACHABLE = failure('ONENET_UNREACHABLE');

describe('Dispatcher: a platform that cannot be reached', () => {
  for (const callsPerSecond of [300, 0]) {
    it(`loses nothing of 200 a second in 60 s, with a limit of ${callsPerSecond}`, async function () {
      this.timeout(60_000);
      const limits = { callsPerSecond, queueLimit: 20_000, deviceGap: 0 };
      const platform = new QuotaPlatform({ limits });
      await platform.feed(200, 2, 400);
      platform.isDown = true;
      await platform.feed(200, 60, 400, 1000);
      platform.isDown = false;
      await platform.feed(200, 2, 400, 100_000);
      await platform.clock.advance(180_000);
      assert.equal(platform.count('confirmed'), 200 * 64);
      assert(platform.tries.length <= 70, `${platform.tries.length} connections tried`);
      platform.assertOrder();
      if (callsPerSecond > 0) assert(platform.worstSecond <= 300);
    });
  }

  it('takes 10,932 at its default limits, of which a thousand would be under way', async function () {
    this.timeout(60_000);
    const platform = new QuotaPlatform();
    platform.isDown = true;
    platform.submit(`${String.fromCodePoint(0x3000)}0`);
    await platform.clock.advance(10);
    for (let number = 0; number < 10_931; number++) {
      platform.submit(`${String.fromCodePoint(0x4000 + (number % 1000))}${number}`);
    }
    await platform.clock.advance(30_000);
    platform.isDown = false;
    await platform.clock.advance(120_000);
    assert.equal(platform.count('confirmed'), 10_932);
  });

  it('is tried once a second at first, and once in ten after a while, one call at a time', async () => {
    const platform = new QuotaPlatform({ limits: { holdFor: 3600 } });
    platform.isDown = true;
    await platform.feed(10, 5, 50);
    await platform.clock.advance(1_195_000);
    const gaps = platform.tries.map(
      (time, index) => time - (platform.tries[index - 1] ?? -Infinity),
    );
    assert(Math.min(...gaps) >= 1000, 'at most one a second');
    assert.equal(platform.tries.filter((time) => time < 40_000).length, 40);
    assert.equal(platform.tries.filter((time) => time >= 1_100_000).length, 10);
  });

  it('lets each message leave at its time if it never comes back', async function () {
    this.timeout(30_000);
    const platform = new QuotaPlatform({ limits: { deviceGap: 0 } });
    platform.isDown = true;
    await platform.feed(10, 180, 300);
    await platform.clock.advance(70_000);
    assert.equal(platform.count('unsent'), 1800);
    for (const [name, outcome] of platform.left) {
      assert(outcome.kind === 'failed');
      assert.equal(outcome.error.code, 'ONENET_UNREACHABLE');
      const came = Math.floor(Number(name.slice(1)) / 1) * 100;
      const held = (platform.leftAt.get(name) ?? 0) - came;
      assert(held >= 59_900 && held <= 63_200, `${name} is held for ${held} ms`);
    }
    assert.equal(platform.dispatcher.counts().isUnreachable, true);
  });

  it('leaves as it was where nothing is to be held', async () => {
    const stage = new Stage({ holdFor: 0 });
    stage.submitAll('a1 b1');
    await stage.answer('a1', UNREACHABLE);
    stage.submit('c1');
    assert.equal(stage.sent, 'a1 b1 c1');
    assert.equal(stage.left, 'a1:ONENET_UNREACHABLE');
    assert.equal(stage.dispatcher.counts().isUnreachable, false);
  });

  it('has what waits go on as soon as a probe is on a connection, whatever its answer takes', async () => {
    const stage = new Stage({ holdFor: 60 });
    stage.submitAll('a1 b1 c1');
    for (const name of ['a1', 'b1', 'c1']) await stage.answer(name, UNREACHABLE);
    assert.equal(stage.call('a1').onSent, undefined);
    await stage.clock.advance(1000);
    assert.equal(stage.calls.length, 4);
    const probe = stage.calls[3];
    assert.equal(stage.source.isUnreachable, true);
    probe?.onSent?.();
    assert.equal(stage.source.isUnreachable, false);
    assert.equal(stage.calls.length, 6);
  });

  it('leaves a probe unknown that was taken and never answered, and goes on', async () => {
    const stage = new Stage({ holdFor: 60 });
    stage.submitAll('a1 b1');
    for (const name of ['a1', 'b1']) await stage.answer(name, UNREACHABLE);
    await stage.clock.advance(1000);
    const name = stage.calls[2]?.name ?? '';
    await stage.answer(name, failure('ONENET_NO_ANSWER'));
    assert.equal(stage.outcome(name).outcome.state, 'unknown');
    assert.equal(stage.calls.length, 4);
  });

  it('takes one failed connection among answers for no outage, and tries again after a second', async () => {
    const stage = new Stage({ holdFor: 3, retries: 0 });
    stage.submitAll('a1 b1');
    await stage.clock.advance(10);
    await stage.answer('b1', CONFIRMED);
    await stage.answer('a1', UNREACHABLE);
    assert.equal(stage.dispatcher.counts().isUnreachable, false);
    for (const number of [1, 2, 3]) {
      await stage.clock.advance(1000);
      assert.equal(stage.calls.at(-1)?.name, 'a1');
      stage.submit(`c${number}`);
      await stage.answer(`c${number}`, CONFIRMED);
      assert.equal(stage.calls.filter(({ name }) => name === 'a1').length, number + 1);
      await stage.answer('a1', UNREACHABLE);
    }
    assert.equal(stage.outcome('a1').outcome, UNREACHABLE);
    assert.equal(stage.outcome('a1').at, 3010);
  });

  it('holds what an earlier outage had held already, and a quota kept back, as long as all else', async () => {
    const stage = new Stage({ holdFor: 10 });
    stage.submit('a1');
    await stage.answer('a1', UNREACHABLE);
    await stage.clock.advance(1000);
    stage.call('a1').onSent?.();
    await stage.answer('a1', refused('rate-limited', 11));
    await stage.clock.advance(11_000);
    assert.equal(stage.calls.length, 3);
    await stage.answer('a1', UNREACHABLE);
    assert.equal(stage.source.waiting, 1);
    for (let second = 0; second < 12 && stage.settled.length < 1; second++) {
      await stage.clock.advance(1000);
      await stage.answer('a1', UNREACHABLE);
    }
    assert.equal(stage.left, 'a1:ONENET_UNREACHABLE');
    assert.equal(stage.outcome('a1').at, 22_000);
  });

  it('is not thought to be back for the answer to an old call that got lost', async () => {
    const stage = new Stage({ holdFor: 60 });
    stage.submitAll('a1 b1 c1');
    await stage.clock.advance(10);
    await stage.answer('a1', UNREACHABLE);
    await stage.answer('b1', failure('ONENET_NO_ANSWER'));
    assert.equal(stage.source.isUnreachable, true);
    await stage.answer('c1', refused('offline'));
    assert.equal(stage.source.isUnreachable, false);
  });

  it('lets commands expire meanwhile where they may not wait so long', async () => {
    const stage = new Stage({ holdFor: 60, maxWait: 10 });
    stage.submitAll('a1 b1');
    await stage.answer('a1', UNREACHABLE);
    await stage.answer('b1', UNREACHABLE);
    for (let second = 0; second < 12; second++) {
      await stage.clock.advance(1000);
      for (const { name, answer } of stage.calls) if (name !== '') await answer(UNREACHABLE);
    }
    assert.deepEqual(
      stage.settled.map(({ outcome }) => outcome.state),
      ['unsent', 'unsent'],
    );
    assert.match(stage.left, /ONENET_EXPIRED/);
  });

  it('fails at once for a person who waits for the answer', async () => {
    const stage = new Stage({ holdFor: 60 });
    const person = stage.dispatcher.source(undefined, { failsFast: true });
    stage.submit('a1');
    stage.submit('p1', { source: person });
    await stage.answer('p1', UNREACHABLE);
    assert.equal(stage.outcome('p1').outcome, UNREACHABLE);
    stage.submit('p2', { source: person });
    await stage.clock.advance(1000);
    assert.equal(stage.outcome('p2').outcome, UNREACHABLE);
    assert.equal(stage.source.waiting + stage.source.running, 1);
  });

  it('tells the sources that wait when an outage begins and ends', async () => {
    const stage = new Stage({ holdFor: 60, maxInFlight: 1 });
    const seen: boolean[] = [];
    const source = stage.dispatcher.source(() => void seen.push(source.isUnreachable));
    stage.submit('a1', { source });
    stage.submit('b1', { source });
    seen.length = 0;
    await stage.answer('a1', UNREACHABLE);
    assert(seen.length > 0 && seen.every(Boolean));
    await stage.clock.advance(1000);
    await stage.answer(stage.calls[1]?.name ?? '', CONFIRMED);
    assert.equal(seen.at(-1), false);
  });

  it('holds queries as well, and lets them leave at their time', async () => {
    const stage = new Stage({ holdFor: 5 });
    stage.submit('q1', { source: stage.dispatcher.source(undefined, { isQuery: true }) });
    await stage.answer('q1', UNREACHABLE);
    assert.equal(stage.left, '');
    for (let second = 0; second < 8; second++) {
      await stage.clock.advance(1000);
      if (stage.calls.length > 1) await stage.answer('q1', UNREACHABLE);
    }
    assert.equal(stage.left, 'q1:ONENET_UNREACHABLE');
  });

  it('leaves no timer behind when it is closed in the middle of it', async () => {
    const stage = new Stage({ holdFor: 60 });
    stage.submitAll('a1 b1');
    await stage.answer('a1', UNREACHABLE);
    stage.dispatcher.close();
    assert.equal(stage.clock.pending, 0);
    await stage.answer('b1', UNREACHABLE);
    assert.equal(stage.clock.pending, 0);
  });
});
