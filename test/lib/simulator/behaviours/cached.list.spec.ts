import assert from 'node:assert/strict';
import { Account, IMEI } from './account';

interface Listed {
  readonly errno: number;
  readonly data: {
    readonly total_count: number;
    readonly items: readonly { readonly cmd_uuid: string; readonly [field: string]: unknown }[];
  };
}

describe('simulator: list of cached commands', () => {
  let account: Account;
  let uuids: string[];
  beforeEach(async () => {
    account = await new Account().open();
    uuids = [];
    for (let count = 0; count < 5; count += 1) {
      uuids.push(await account.queue());
      await account.clock.advance(1000);
    }
  });
  afterEach(() => account.close());

  const list = async (query = ''): Promise<Listed['data']> => {
    const { errno, data } = JSON.parse(await account.ask('GET', 'history', query)) as Listed;
    assert.equal(errno, 0);
    return data;
  };

  for (const [query, picked] of [
    ['', [4, 3, 2, 1, 0]],
    ['&sort=asc', [0, 1, 2, 3, 4]],
    ['&sort=DESC', [4, 3, 2, 1, 0]],
    ['&page=1&per_page=2', [4, 3]],
    ['&page=3&per_page=2', [0]],
    ['&page=4&per_page=2', []],
  ] as const) {
    it(`${query || 'without more'}: ${picked.join()}`, async () => {
      const { total_count: total, items } = await list(query);
      assert.equal(total, 5);
      assert.deepEqual(
        items.map(({ cmd_uuid: uuid }) => uuid),
        picked.map((index) => uuids[index]),
      );
    });
  }

  it('can be limited to a time', async () => {
    const between = `&start=${account.at(-4)}&end=${account.at(-2)}`;
    const { total_count: total, items } = await list(between);
    assert.equal(total, 3);
    assert.equal(items[0]?.cmd_uuid, uuids[3]);
  });

  it('has those that have ended, each as its details are', async () => {
    await account.ask('PUT', `cancel/${uuids[0] ?? ''}`);
    account.simulator.wake(IMEI);
    const { items } = await list('&sort=asc');
    assert.deepEqual(
      items.map((item) => item.send_status),
      [2, 5, 5, 5, 5],
    );
    const { cmd_uuid: uuid = '', ...rest } = items[1] ?? {};
    assert.deepEqual(await account.record(uuid), rest);
  });

  it('keeps the last five hundred', async () => {
    for (let count = 0; count < 510; count += 1) {
      await account.queue();
      account.simulator.wake(IMEI);
    }
    assert.equal((await list()).total_count, 500);
  }).timeout(20_000);

  for (const query of ['page=0', 'per_page=0', 'per_page=x', 'sort=up', 'start=1', 'end=today']) {
    it(`refuses ${query}`, async () => {
      const name = query.split('=')[0] ?? '';
      assert.equal(
        await account.ask('GET', 'history', `&${query}`),
        `{"errno":6,"error":"invalid parameter: ${name}"}`,
      );
    });
  }
});
