import assert from 'node:assert/strict';
import { Socket } from 'node:net';
import { beforeEach, describe, it } from 'mocha';
import type { Outcome } from '../../../../lib/onenet';
import {
  MessageTracker,
  type MessageExit,
} from '../../../../nodes/shared/tracking/message-tracker';
import { MessageStore } from '../../../../nodes/shared/tracking/message-store';
import type { TrackedMessage } from '../../../../nodes/shared/tracking/tracked-message';
import type { Message, NodeAPI } from '../../../../nodes/shared/node-red';
import type { Poll } from '../../../../nodes/shared/tracking/tracked-command';
import { quiet } from '../../../support/virtual-clock';
import { record } from './answers';
import { DISK, FakeNode, FakeStores, MEMORY } from './fake-node';

/** One life of a node that tracks messages. */
class Life {
  readonly polls: Poll[] = [];
  readonly left: { msg: Message; state: Outcome['state']; code: string | null; uuid: string }[] =
    [];
  readonly fake: FakeNode;
  readonly store: MessageStore;
  readonly tracker: MessageTracker;

  constructor(
    stores: FakeStores,
    {
      store = '',
      contextStorage,
      RED,
    }: { store?: string; contextStorage?: Record<string, unknown>; RED?: NodeAPI } = {},
  ) {
    this.fake = new FakeNode(stores, contextStorage);
    const api = RED ?? this.fake.RED;
    this.store = new MessageStore(api, this.fake.node, store);
    this.tracker = new MessageTracker(api, this.fake.node, {
      platform: 'platform',
      store: this.store,
      pace: { minInterval: 100, maxInterval: 100 },
      submit: (poll) => this.polls.push(poll),
      now: Date.now,
      complete: ({ msg, uuid }, outcome) => {
        const code = outcome.kind === 'failed' ? outcome.error.code : null;
        this.left.push({ msg, state: outcome.state, code, uuid });
      },
      changed: () => undefined,
    });
  }

  take(msg: Message, more: Partial<TrackedMessage> = {}): void {
    this.tracker.track({ ...tracked(msg), ...more }, EXIT);
  }

  /** Takes back what the life before has left, as the node does with its inputs. */
  async resume(): Promise<void> {
    this.tracker.resume(await this.store.find());
    for (const msg of this.fake.received) assert.ok(this.tracker.takesBack(msg, EXIT));
  }

  /** Resolves once the platform has been asked so often. */
  async asked(count: number): Promise<void> {
    const end = performance.now() + 5000;
    while (this.polls.length < count) {
      assert.ok(performance.now() < end, `only ${this.polls.length} questions`);
      await quiet();
    }
  }
}

const EXIT: MessageExit = { send: () => undefined, done: () => undefined };

function tracked(msg: Message): TrackedMessage {
  return {
    ...{ msg, uuid: `u-${String(msg._msgid)}`, imei: 'i', came: Date.now(), attempts: 1 },
    mayHaveHappened: false,
    request: { imei: 'i', path: '/3311/0', data: [{ res_id: 5850, val: 9007199254740993n }] },
  };
}

describe('the messages that a node tracks', () => {
  let stores: FakeStores;
  beforeEach(() => {
    stores = new FakeStores();
  });

  it('are kept from the moment that they wait, and forgotten when they leave', async () => {
    const life = new Life(stores);
    life.take({ _msgid: 'a' });
    assert.equal(stores.of('default').size, 1);
    await life.asked(1);
    life.polls[0]?.onSettled(record(5));
    assert.deepEqual(
      life.left.map(({ msg, state }) => [msg._msgid, state]),
      [['a', 'confirmed']],
    );
    await quiet();
    assert.equal(stores.of('default').size, 0);
    await life.tracker.close(false);
    assert.deepEqual(life.fake.log, []);
  });

  it('of many nodes that are closed together are told in one line', async () => {
    const lives = ['a', 'b', 'c'].map((id) => {
      const life = new Life(new FakeStores());
      life.take({ _msgid: id });
      return life;
    });
    await Promise.all(lives.map(({ tracker }) => tracker.close(false)));
    assert.deepEqual(
      lives.flatMap(({ fake }) => fake.log),
      ['log t.log.followedOn {"count":3}'],
    );
    const later = new Life(stores);
    later.take({ _msgid: 'd' });
    await later.tracker.close(false);
    assert.deepEqual(later.fake.log, ['log t.log.followedOn {"count":1}']);
  });

  it('go on in the next instance of the node, with all that they hold', async () => {
    const first = new Life(stores);
    const msg = { _msgid: 'a', topic: 'x', payload: Buffer.from('bytes'), id: 1n };
    first.take(msg, { attempts: 3, expires: Date.now() + 5000 });
    first.take({ _msgid: 'b' });
    await first.tracker.close(false);
    assert.deepEqual(first.left, []);
    assert.deepEqual(first.fake.log, ['log t.log.followedOn {"count":2}']);

    const second = new Life(stores);
    await second.resume();
    assert.deepEqual(second.fake.received, [msg, { _msgid: 'b' }]);
    assert.notEqual(second.fake.received[0], msg);
    assert.equal(second.tracker.size, 2);
    await second.asked(2);
    for (const poll of second.polls) poll.onSettled(record(5));
    assert.deepEqual(
      second.left.map(({ uuid }) => uuid),
      ['u-a', 'u-b'],
    );
    await second.tracker.close(false);
    assert.equal(stores.of('default').size, 0);
  });

  it('go on though the node was told to use another store', async () => {
    const contextStorage = { default: 'file', file: DISK, ram: MEMORY };
    const first = new Life(stores, { store: 'file', contextStorage });
    first.take({ _msgid: 'a' });
    await first.tracker.close(false);
    const second = new Life(stores, { store: 'ram', contextStorage });
    await second.resume();
    assert.equal(second.fake.received.length, 1);
    await second.asked(1);
    second.polls[0]?.onSettled(record(4));
    await second.tracker.close(false);
    assert.equal(stores.of('file').size, 0);
  });

  it('come back once though the default store has two names', async () => {
    const contextStorage = { default: 'file', file: DISK };
    stores.texts.set('file', stores.of('default'));
    const first = new Life(stores, { contextStorage });
    first.take({ _msgid: 'a' });
    await first.tracker.close(false);
    const second = new Life(stores, { contextStorage });
    await second.resume();
    assert.equal(second.fake.received.length, 1);
    await second.tracker.close(false);
  });

  it('that came while the store was read do not come twice', async () => {
    const life = new Life(stores);
    const resumed = life.resume();
    life.take({ _msgid: 'a' });
    await resumed;
    assert.deepEqual(life.fake.received, []);
    await life.tracker.close(false);
  });

  for (const [title, contextStorage, store, isWarned] of [
    ['on disk', { default: DISK }, '', false],
    ['in memory', { default: MEMORY }, '', true],
    ['in memory, by another name', { default: 'ram', ram: MEMORY, file: DISK }, '', true],
    ['on disk, chosen by name', { default: 'ram', ram: MEMORY, file: DISK }, 'file', false],
    ['in the first store, where none is the default', { ram: MEMORY, file: DISK }, '', true],
    ['in a store that there is not', { default: DISK }, 'gone', false],
  ] as const) {
    it(`are announced when they stay ${title}`, async () => {
      const life = new Life(stores, { store, contextStorage });
      life.take({ _msgid: 'a' });
      await life.tracker.close(false);
      const expected = isWarned ? 'warn t.log.followedInMemory' : 'log t.log.followedOn';
      assert.deepEqual(life.fake.log, [`${expected} {"count":1}`]);
    });
  }

  it('outlive a deploy where no store is configured, and Node-RED forgets contexts', async () => {
    const first = new Life(stores, { contextStorage: {} });
    first.take({ _msgid: 'a' });
    await first.tracker.close(false);
    assert.equal(stores.texts.size, 0);
    const second = new Life(stores, { contextStorage: {}, RED: first.fake.RED });
    await second.resume();
    assert.deepEqual(second.fake.received, [{ _msgid: 'a' }]);
    await second.tracker.close(true);
    const third = new Life(stores, { contextStorage: {}, RED: first.fake.RED });
    await third.resume();
    assert.deepEqual(third.fake.received, []);
  });

  it('leave as stopped when the node is removed, and are forgotten', async () => {
    const life = new Life(stores);
    life.take({ _msgid: 'a' });
    await life.tracker.close(true);
    const [{ state, code } = assert.fail()] = life.left;
    assert.deepEqual([state, code], ['unknown', 'ONENET_STOPPED']);
    assert.equal(stores.of('default').size, 0);
  });

  it('leave as stopped when the flows do not hold the node any more', async () => {
    const life = new Life(stores);
    life.take({ _msgid: 'a' });
    life.fake.listed = [{ id: 'other' }];
    await life.tracker.close(false);
    assert.deepEqual(
      life.left.map(({ state, code }) => [state, code]),
      [['unknown', 'ONENET_STOPPED']],
    );
    assert.equal(stores.of('default').size, 0);
  });

  it('leave as stopped if they cannot be kept, with one warning', async () => {
    const life = new Life(stores);
    life.take({ _msgid: 'a', req: new Socket() });
    life.take({ _msgid: 'b', req: new Socket() });
    await life.tracker.close(false);
    assert.deepEqual(
      life.left.map(({ code }) => code),
      ['ONENET_STOPPED', 'ONENET_STOPPED'],
    );
    assert.equal(life.fake.log.length, 1);
    assert.match(
      life.fake.log[0] ?? '',
      /warn t\.log\.notStored .*"a".*msg\.req is more than data/,
    );
  });

  it('are followed in memory if the store fails', async () => {
    stores.failure = new Error('disk full');
    const life = new Life(stores);
    life.take({ _msgid: 'a' });
    await life.asked(1);
    assert.match(life.fake.log.join(), /warn t\.log\.notStored .*disk full/);
    life.polls[0]?.onSettled(record(5));
    assert.equal(life.left[0]?.state, 'confirmed');
    await life.tracker.close(false);
  });

  it('wait for a slow store before the node is closed', async () => {
    stores.isLate = true;
    const first = new Life(stores);
    first.take({ _msgid: 'a' });
    let isClosed = false;
    const closing = first.tracker.close(false).then(() => (isClosed = true));
    await quiet();
    assert.equal(isClosed, false);
    stores.answer();
    await closing;
    assert.deepEqual(first.left, []);
    stores.isLate = false;
    const second = new Life(stores);
    await second.resume();
    assert.equal(second.fake.received.length, 1);
    await second.tracker.close(true);
  });

  it('are kept for the next instance if they come while the node is being closed', async () => {
    const first = new Life(stores);
    first.tracker.stop();
    first.take({ _msgid: 'a' });
    await first.tracker.close(false);
    first.take({ _msgid: 'b' });
    await quiet();
    assert.deepEqual(
      first.left.map(({ msg, state, code }) => [msg._msgid, state, code]),
      [['b', 'unknown', 'ONENET_STOPPED']],
    );
    const second = new Life(stores);
    await second.resume();
    assert.deepEqual(second.fake.received, [{ _msgid: 'a' }]);
    await second.tracker.close(true);
  });

  it('stay where they are if the node is closed again before they have come in', async () => {
    const first = new Life(stores);
    first.take({ _msgid: 'a' });
    await first.tracker.close(false);
    const second = new Life(stores);
    second.tracker.resume(await second.store.find());
    assert.equal(second.fake.received.length, 1);
    await second.tracker.close(false);
    for (const msg of second.fake.received) assert.ok(second.tracker.takesBack(msg, EXIT));
    assert.equal(stores.of('default').size, 1);
    assert.deepEqual(second.left, []);
  });

  it('are not taken back once they have left, though a slow store still has them', async () => {
    const first = new Life(stores);
    first.take({ _msgid: 'a' });
    await first.asked(1);
    stores.isLate = true;
    first.polls[0]?.onSettled(record(5));
    await quiet();
    stores.isLate = false;
    assert.equal(stores.of('default').size, 1);
    const second = new Life(stores);
    await second.resume();
    assert.deepEqual(second.fake.received, []);
    stores.answer();
    await first.tracker.close(false);
    assert.equal(stores.of('default').size, 0);
    assert.deepEqual([...first.fake.log, ...second.fake.log], []);
  });

  it('are nothing to tell of if they are removed while they are looked for', async () => {
    stores.of('default').set('follow_1', undefined);
    const life = new Life(stores);
    await life.resume();
    assert.deepEqual(life.fake.log, []);
  });

  it('are told of if what was kept cannot be read', async () => {
    stores.of('default').set('follow_1', '{"version":1').set('follow_2', 7).set('mine', 'x');
    const life = new Life(stores);
    await life.resume();
    assert.deepEqual(life.fake.received, []);
    assert.deepEqual(life.fake.log, [
      'warn t.log.unreadable {"count":2,"keys":"follow_1, follow_2"}',
    ]);
    assert.equal(stores.of('default').size, 3);
  });

  it('are named if they cannot be read, but not all of thousands', async () => {
    for (let index = 0; index < 1000; index++) stores.of('default').set(`follow_${index}`, '');
    const life = new Life(stores);
    await life.resume();
    assert.match(life.fake.log.join(), /"count":1000,"keys":"follow_0, .*, follow_19 \(\+980\)"/);
  });

  it('are told of if the store cannot be read', async () => {
    stores.failure = new Error('no disk');
    const life = new Life(stores);
    await life.resume();
    assert.deepEqual(life.fake.log, ['warn t.log.storeFailed {"problem":"no disk"}']);
  });

  it('whose first attempt may have got through are unknown unless confirmed', async () => {
    const life = new Life(stores);
    life.take({ _msgid: 'a' }, { mayHaveHappened: true });
    await life.asked(1);
    life.polls[0]?.onSettled(record(4));
    assert.deepEqual(
      life.left.map(({ state, code }) => [state, code]),
      [['unknown', 'ONENET_EXPIRED']],
    );
    await life.tracker.close(false);
  });
});
