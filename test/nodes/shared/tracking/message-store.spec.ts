import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { NodeAPI } from '../../../../nodes/shared/node-red';
import {
  openContextStore,
  STORE_DEADLINE,
  type ContextStore,
} from '../../../../nodes/shared/tracking/message-store';
import { quiet } from '../../../support/virtual-clock';
import { FakeNode, FakeStores } from './fake-node';

const RED_WITHOUT_STORES = { settings: {} } as NodeAPI;

describe('a context store', () => {
  let stores: FakeStores;
  const open = (RED?: NodeAPI): ContextStore => {
    const { RED: own, node } = new FakeNode(stores);
    return openContextStore(RED ?? own, node, '');
  };
  beforeEach(() => {
    stores = new FakeStores();
  });

  it('is told of the first at once, and of all that comes meanwhile in one call', async () => {
    const store = open();
    const written = Array.from({ length: 3000 }, (_, number) => store.put(`k${number}`, 'text'));
    assert.deepEqual([...stores.of('default').keys()], ['k0']);
    await Promise.all(written);
    assert.equal(stores.of('default').size, 3000);
    assert.equal(stores.writes, 2);
    await quiet();
    await Promise.all([store.remove('k1'), store.remove('k2'), store.put('k3', 'other')]);
    assert.equal(stores.of('default').size, 2998);
    assert.equal(stores.of('default').get('k3'), 'other');
    assert.equal(stores.writes, 4);
  });

  for (const [where, RED] of [
    ['in a store', undefined],
    ['in the process', RED_WITHOUT_STORES],
  ] as const) {
    it(`gives each key its value, however many there are, ${where}`, async () => {
      const store = open(RED);
      const keys = Array.from({ length: 2500 }, (_, number) => `k${number}`);
      await Promise.all(keys.map((key) => store.put(key, `text of ${key}`)));
      assert.deepEqual(await store.keys(), keys);
      const values = await store.get(['none', ...keys]);
      assert.deepEqual(values, [undefined, ...keys.map((key) => `text of ${key}`)]);
      assert.deepEqual(await store.get(['k7']), ['text of k7']);
    });
  }

  it('tells all whose write has failed', async () => {
    const store = open();
    stores.failure = new Error('no space left');
    const results = await Promise.allSettled(['a', 'b', 'c'].map((key) => store.put(key, 'text')));
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'rejected', 'rejected'],
    );
    stores.failure = undefined;
    await store.put('d', 'text');
    assert.deepEqual([...stores.of('default').keys()], ['d']);
  });

  it('that never answers a write still gets the next ones', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const store = open();
      stores.isLate = true;
      void store.put('lost', 'text');
      stores.late.length = 0;
      stores.isLate = false;
      const second = store.put('a', 'text');
      mock.timers.tick(STORE_DEADLINE - 1);
      await quiet();
      assert.equal(stores.of('default').size, 0);
      mock.timers.tick(1);
      await second;
      assert.deepEqual([...stores.of('default').keys()], ['a']);
    } finally {
      mock.timers.reset();
    }
  });
});
