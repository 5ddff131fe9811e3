import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Outcome, RefusedOutcome } from '../../../../lib/onenet';
import { announceResult, onPushedResult } from '../../../../nodes/shared/tracking/message-tracker';
import { ResultPoller } from '../../../../nodes/shared/tracking/result-poller';
import type { Poll, Waiter } from '../../../../nodes/shared/tracking/tracked-command';
import { VirtualClock } from '../../../support/virtual-clock';
import { local, record, refused } from './answers';

interface Message extends Waiter {
  readonly name: string;
}

/** A platform that answers each question as a test says, and a poller that asks it. */
class Stage {
  readonly clock = new VirtualClock();
  /** When each question came, in milliseconds from the start, and about which command. */
  readonly asked: [at: number, uuid: string][] = [];
  /** Of which commands the platform has shown a record. */
  readonly known: string[] = [];
  readonly ended: { name: string; outcome: Outcome; at: number; polls: number }[] = [];
  /** Questions without an answer, if there is to be none at once. */
  readonly open: Poll[] = [];
  /** Milliseconds that the platform's clock is ahead. */
  ahead = 0;
  answer: (uuid: string) => Outcome | undefined = () => record(1);
  readonly #start = this.clock.now();
  readonly poller = new ResultPoller<Message>({
    pace: { minInterval: 2000, maxInterval: 60_000 },
    clock: this.clock,
    now: () => this.clock.now() + this.ahead,
    submit: (task) => {
      const { uuid } = task.command;
      this.asked.push([this.#at, uuid]);
      const outcome = this.answer(uuid);
      if (outcome === undefined) this.open.push(task);
      else task.onSettled(outcome);
    },
    listen: (uuid, settle) => onPushedResult('platform', uuid, settle),
    known: ({ name }) => {
      this.known.push(name);
    },
    ended: ({ name }, outcome, polls) => {
      this.ended.push({ name, outcome, at: this.#at, polls });
    },
  });

  get #at(): number {
    return this.clock.now() - this.#start;
  }

  get times(): number[] {
    return this.asked.map(([at]) => at);
  }

  message(name: string, { uuid = 'u', lasts }: { uuid?: string; lasts?: number } = {}): Message {
    const now = this.clock.now();
    return {
      ...{ name, uuid, imei: 'i', came: now },
      ...(lasts === undefined ? {} : { expires: now + lasts }),
    };
  }
}

describe('a result poller', () => {
  let stage: Stage;
  beforeEach(() => {
    stage = new Stage();
  });

  afterEach(() => {
    stage.poller.close();
  });

  it('asks less and less often until it is known how the command ended', async () => {
    stage.poller.add(stage.message('a'));
    assert.equal(stage.poller.size, 1);
    await stage.clock.advance(20_000);
    assert.deepEqual(stage.times, [2000, 5000, 9500, 16_250]);
    stage.answer = () => record(5);
    await stage.clock.advance(20_000);
    const [{ name, outcome, at, polls } = assert.fail()] = stage.ended;
    assert.deepEqual([name, outcome.state, at, polls], ['a', 'confirmed', 26_375, 5]);
    assert.equal(stage.poller.size, 0);
    assert.equal(stage.clock.pending, 0);
  });

  it('asks at once where something is said to have happened, and once more after a question under way', async () => {
    stage.poller.add(stage.message('a'));
    await stage.clock.advance(1000);
    stage.answer = () => undefined;
    stage.poller.pollSoon({ imei: 'i', uuid: 'u' });
    await stage.clock.advance(0);
    assert.deepEqual(stage.times, [1000]);
    stage.poller.pollSoon({ imei: 'i', uuid: 'u' });
    stage.answer = () => record(6);
    stage.open[0]?.onSettled(record('wait'));
    await stage.clock.advance(0);
    assert.deepEqual(stage.times, [1000, 1000]);
    assert.deepEqual(
      stage.ended.map(({ name }) => name),
      ['a'],
    );
    stage.poller.pollSoon({ imei: 'i', uuid: 'u' });
    assert.equal(stage.clock.pending, 0);
  });

  for (const [sendStatus, state, errno] of [
    ['wait', 'expired', -10],
    ['sent', 'unknown', -12],
  ] as const) {
    it(`gives up a minute after the expiry: ${sendStatus} is ${state} then`, async () => {
      stage.answer = () => record(sendStatus);
      stage.poller.add(stage.message('a', { lasts: 5000 }));
      await stage.clock.advance(64_999);
      assert.equal(stage.ended.length, 0);
      await stage.clock.advance(1);
      const [{ outcome } = assert.fail()] = stage.ended;
      assert.ok(outcome.kind === 'failed');
      assert.deepEqual([outcome.state, outcome.error.errno], [state, errno]);
    });
  }

  for (const [title, sendStatus, state] of [
    ['goes on', 5, 'confirmed'],
    ['still waits', 1, 'expired'],
  ] as const) {
    it(`asks again after a minute of its own where the platform’s clock is set ahead: what ${title} is ${state}`, async () => {
      stage.poller.add(stage.message('a', { lasts: 600_000 }));
      await stage.clock.advance(3000);
      stage.ahead = 60 * 3_600_000;
      await stage.clock.advance(3000);
      stage.answer = () => record(sendStatus);
      await stage.clock.advance(58_999);
      assert.deepEqual(stage.times, [2000, 5000]);
      assert.equal(stage.ended.length, 0);
      await stage.clock.advance(1);
      assert.deepEqual(
        stage.ended.map(({ outcome, at }) => [outcome.state, at]),
        [[state, 65_000]],
      );
    });
  }

  it('asks again after that minute as well where its own answer has told the new time', async () => {
    stage.answer = () => {
      stage.ahead = 60 * 3_600_000;
      return record(1);
    };
    stage.poller.add(stage.message('a', { lasts: 600_000 }));
    await stage.clock.advance(61_999);
    assert.deepEqual(stage.times, [2000]);
    await stage.clock.advance(1);
    assert.deepEqual(
      stage.ended.map(({ outcome, at }) => [outcome.state, at]),
      [['expired', 62_000]],
    );
  });

  it('believes the platform’s record, not the message, about the expiry', async () => {
    const expires = new Date(stage.clock.now() + 8 * 3_600_000 + 100_000);
    const expired_time = expires.toISOString().slice(0, 19).replace('T', ' ');
    stage.answer = () => record(1, { expired_time });
    stage.poller.add(stage.message('a', { lasts: 1000 }));
    await stage.clock.advance(158_000);
    assert.equal(stage.ended.length, 0);
    await stage.clock.advance(3000);
    assert.equal(stage.ended.length, 1);
  });

  it('follows for a day and a minute if nobody knows the expiry', async () => {
    stage.poller.add(stage.message('a'));
    await stage.clock.advance(24 * 3_600_000 + 59_000);
    assert.equal(stage.ended.length, 0);
    await stage.clock.advance(1000);
    assert.equal(stage.ended[0]?.outcome.state, 'expired');
  });

  it('asks again what could not be answered', async () => {
    const troubles = [
      local('ONENET_UNREACHABLE'),
      local('ONENET_NO_ANSWER'),
      local('ONENET_QUEUE_FULL'),
      refused(15, 'api freq out of limit'),
      refused(3, 'auth failed'),
    ];
    stage.answer = () => troubles.shift() ?? record(5);
    stage.poller.add(stage.message('a'));
    await stage.clock.advance(100_000);
    assert.equal(stage.asked.length, 6);
    assert.deepEqual(
      stage.ended.map(({ outcome }) => outcome.state),
      ['confirmed'],
    );
  });

  it('waits as long as a busy platform asks for', async () => {
    const busy = refused(15, 'api freq out of limit') as RefusedOutcome;
    stage.answer = () => ({ ...busy, retryAfter: 30 });
    stage.poller.add(stage.message('a'));
    await stage.clock.advance(32_000);
    assert.deepEqual(stage.times, [2000, 32_000]);
  });

  it('does not let a message whose time is over wait as long as a platform may want', async () => {
    const busy = refused(15, 'api freq out of limit') as RefusedOutcome;
    stage.answer = () => ({ ...busy, retryAfter: 86_400 });
    stage.poller.add(stage.message('a', { lasts: 10_000 }));
    await stage.clock.advance(10 * 60_000);
    // After the first wait, a minute later, and at the end.
    assert.deepEqual(stage.times.slice(0, 3), [2000, 62_000, 70_000]);
    assert.deepEqual(
      stage.ended.map(({ name, outcome }) => [name, outcome.state]),
      [['a', 'unknown']],
    );
  });

  for (const [title, errno, error, known] of [
    ['a key that is refused', 3, 'auth failed', false],
    ['a key that is refused for a command it named', 3, 'auth failed', true],
    ['a record that is missing for a command it named', 8, 'not found', true],
    ['a parameter it does not like, for a command it named', 6, 'invalid parameter: uuid', true],
  ] as const) {
    it(`goes on until the end of the command, ever more rarely, with ${title}`, async () => {
      stage.answer = () => refused(errno, error);
      const hour = 3_600_000;
      stage.poller.add({ ...stage.message('a', { lasts: hour }), isKnown: known });
      await stage.clock.advance(hour);
      assert.equal(stage.ended.length, 0);
      const waits = stage.times.slice(1).map((at, index) => at - (stage.times[index] ?? 0));
      assert.deepEqual(
        waits.slice(0, -1),
        [...waits.slice(0, -1)].sort((a, b) => a - b),
      );
      assert.ok(stage.asked.length < 20, `${stage.asked.length} polls`);
      await stage.clock.advance(60_000);
      stage.answer = () => record(5);
      await stage.clock.advance(60_000);
      assert.deepEqual(
        stage.ended.map(({ outcome }) => outcome.state),
        ['confirmed'],
      );
    });
  }

  it('has a result at the end, though the platform refuses to the last', async () => {
    stage.answer = () => refused(3, 'auth failed');
    stage.poller.add(stage.message('a', { lasts: 60_000 }));
    await stage.clock.advance(1_000_000);
    assert.deepEqual(
      stage.ended.map(({ outcome }) => [outcome.kind, outcome.state]),
      [['refused', 'unknown']],
    );
  });

  it('tells once that the platform has shown a record, and believes no missing one after', async () => {
    stage.poller.add(stage.message('a'));
    await stage.clock.advance(10_000);
    assert.deepEqual(stage.known, ['a']);
    stage.answer = () => refused(8, 'not found');
    await stage.clock.advance(3_600_000);
    assert.equal(stage.ended.length, 0);
    stage.answer = () => record(5);
    await stage.clock.advance(600_000);
    assert.deepEqual(stage.known, ['a']);
    assert.equal(stage.ended[0]?.outcome.state, 'confirmed');
  });

  it('does not take two for a second no between which it was not answered', async () => {
    const answers = [refused(3, 'auth failed'), local('ONENET_UNREACHABLE')];
    stage.answer = () => answers[(stage.asked.length - 1) % 2];
    stage.poller.add(stage.message('a'));
    await stage.clock.advance(100_000);
    assert.ok(stage.asked.length > 5);
    assert.equal(stage.ended.length, 0);
    stage.answer = () => record(5);
    await stage.clock.advance(60_000);
    assert.equal(stage.ended[0]?.outcome.state, 'confirmed');
  });

  it('gives the record of a new command time to appear', async () => {
    stage.answer = () => (stage.asked.length < 4 ? refused(8, 'not found') : record(5));
    stage.poller.add(stage.message('a'));
    await stage.clock.advance(20_000);
    assert.deepEqual(
      stage.ended.map(({ outcome, at }) => [outcome.state, at]),
      [['confirmed', 16_250]],
    );
  });

  it('believes that there is no record once the command is not new any more', async () => {
    stage.answer = () => refused(8, 'not found');
    stage.poller.add(stage.message('a'));
    await stage.clock.advance(60_000);
    assert.deepEqual(
      stage.ended.map(({ outcome, at }) => [outcome.state, outcome.kind, at]),
      [['unknown', 'refused', 16_250]],
    );
  });

  it('asks a few times more after the last moment if nobody answers, and then says so', async () => {
    stage.answer = () => local('ONENET_UNREACHABLE');
    stage.poller.add(stage.message('a', { lasts: 1000 }));
    await stage.clock.advance(60_999);
    assert.equal(stage.ended.length, 0);
    const before = stage.asked.length;
    await stage.clock.advance(600_000);
    assert.equal(stage.asked.length - before, 5);
    const [{ outcome } = assert.fail()] = stage.ended;
    assert.ok(outcome.kind === 'failed');
    assert.deepEqual([outcome.state, outcome.error.code], ['unknown', 'ONENET_UNREACHABLE']);
  });

  it('asks at once for what is over already, but not in a hurry', async () => {
    stage.answer = () => record(4);
    stage.poller.add(stage.message('a', { lasts: -7_200_000 }));
    await stage.clock.advance(2000);
    assert.deepEqual(stage.times, [2000]);
    assert.equal(stage.ended[0]?.outcome.state, 'expired');
  });

  it('asks once for all who wait for the same command, and each gets an answer of its own', async () => {
    stage.poller.add(stage.message('a'));
    await stage.clock.advance(9500);
    stage.poller.add(stage.message('b'));
    stage.answer = () => record(5);
    await stage.clock.advance(2000);
    assert.deepEqual(stage.times, [2000, 5000, 9500, 11_500]);
    const [a, b] = stage.ended;
    assert.deepEqual([a?.name, b?.name], ['a', 'b']);
    assert.deepEqual(a?.outcome, b?.outcome);
    assert.notEqual(a?.outcome.reply, b?.outcome.reply);
  });

  it('keeps commands of the same uuid on two devices apart', async () => {
    stage.poller.add(stage.message('a'));
    stage.poller.add({ ...stage.message('b'), imei: 'j' });
    await stage.clock.advance(2000);
    assert.equal(stage.asked.length, 2);
  });

  it('asks soon again for what was followed before a start', async () => {
    stage.poller.resume(stage.message('a', { uuid: 'x' }), 3_600_000, 0);
    stage.poller.resume(stage.message('b', { uuid: 'y' }), 3_600_000, 50);
    await stage.clock.advance(100_000);
    assert.deepEqual(stage.asked, [
      [2000, 'x'],
      [3000, 'y'],
      [62_000, 'x'],
      [63_000, 'y'],
    ]);
  });

  it('asks less and less often though the clock was set back before a start', async () => {
    stage.poller.resume(stage.message('a'), -3_600_000, 0);
    await stage.clock.advance(10_000);
    assert.deepEqual(stage.times, [2000, 5000, 9500]);
  });

  it('has only so many questions open', async () => {
    stage.answer = () => undefined;
    for (let index = 0; index < 120; index++) {
      stage.poller.add(stage.message(`${index}`, { uuid: `u${index}` }));
    }
    await stage.clock.advance(2000);
    assert.equal(stage.asked.length, 50);
    stage.open.splice(0, 30).forEach((poll) => {
      poll.onSettled(record(5));
    });
    assert.equal(stage.asked.length, 80);
    while (stage.open.length > 0) stage.open.shift()?.onSettled(record(5));
    assert.equal(stage.ended.length, 120);
  });

  it('is told at once about thousands that no platform takes, and asks again later', async () => {
    stage.answer = () => undefined;
    const count = 5000;
    for (let index = 0; index < count; index++) {
      stage.poller.add(stage.message(`${index}`, { uuid: `u${index}` }));
    }
    await stage.clock.advance(2000);
    stage.answer = () => local('ONENET_STOPPED');
    stage.open.splice(0).forEach((poll) => {
      poll.onSettled(local('ONENET_STOPPED'));
    });
    assert.equal(stage.asked.length, count);
    assert.equal(stage.clock.pending, count);
    assert.equal(stage.poller.size, count);
  });

  it('gives back who still waits when it is closed, and asks nothing more', async () => {
    stage.answer = () => undefined;
    stage.poller.add(stage.message('a'));
    stage.poller.add(stage.message('b', { uuid: 'v' }));
    await stage.clock.advance(2000);
    stage.poller.add(stage.message('c', { uuid: 'w' }));
    const left = stage.poller.close().map(({ name }) => name);
    assert.deepEqual(left, ['a', 'b', 'c']);
    stage.open.forEach((poll) => {
      poll.onSettled(record(5));
    });
    await stage.clock.advance(100_000);
    assert.equal(stage.ended.length, 0);
    assert.equal(stage.asked.length, 2);
    assert.equal(stage.clock.pending, 0);
  });

  describe('of which a result was pushed', () => {
    it('ends at once, and asks no more', async () => {
      stage.poller.add(stage.message('a'));
      stage.poller.add(stage.message('b'));
      stage.poller.add(stage.message('c', { uuid: 'other' }));
      const outcome = record(5);
      announceResult('platform', { uuid: 'u', imei: 'i', outcome });
      assert.deepEqual(
        stage.ended.map(({ name, outcome: { state }, polls }) => [name, state, polls]),
        [
          ['a', 'confirmed', 0],
          ['b', 'confirmed', 0],
        ],
      );
      assert.notEqual(stage.ended[0]?.outcome.reply, outcome.reply, 'each message has its own');
      assert.equal(stage.poller.size, 1);
      await stage.clock.advance(2000);
      assert.deepEqual(stage.asked, [[2000, 'other']]);
    });

    it('is found without an IMEI', () => {
      stage.poller.add(stage.message('a'));
      announceResult('platform', { uuid: 'u', outcome: record(6) });
      assert.equal(stage.ended.length, 1);
    });

    it('waits on if that says that it waits, says nothing, or is about another', () => {
      stage.poller.add(stage.message('a'));
      announceResult('platform', { uuid: 'u', imei: 'i', outcome: record(1) });
      announceResult('platform', { uuid: 'u', imei: 'i', outcome: record('strange') });
      announceResult('platform', { uuid: 'u', imei: 'another', outcome: record(5) });
      announceResult('platform', { uuid: 'another', imei: 'i', outcome: record(5) });
      assert.deepEqual([stage.ended.length, stage.poller.size], [0, 1]);
    });

    it('ends once, though a question is under way', async () => {
      stage.answer = () => undefined;
      stage.poller.add(stage.message('a'));
      await stage.clock.advance(2000);
      announceResult('platform', { uuid: 'u', imei: 'i', outcome: record(5) });
      stage.open[0]?.onSettled(record(5));
      await stage.clock.advance(100_000);
      assert.deepEqual([stage.ended.length, stage.asked.length], [1, 1]);
      assert.equal(stage.clock.pending, 0);
    });
  });
});
