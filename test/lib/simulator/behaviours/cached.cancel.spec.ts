import assert from 'node:assert/strict';
import { SUCC } from '../call';
import { Account, IMEI } from './account';

const NOT_FOUND = '{"errno":8,"error":"not found"}';
const NOT_WAITING = '{"errno":5006,"error":"system logic limit: command is not waiting"}';

describe('simulator: cancelling cached commands', () => {
  let account: Account;
  beforeEach(async () => {
    account = await new Account().open();
  });
  afterEach(() => account.close());

  it('keeps a command that waits from happening', async () => {
    const [uuid, other] = [await account.queue(), await account.queue()];
    assert.equal(await account.ask('PUT', `cancel/${uuid}`), SUCC);
    assert.equal(await account.status(uuid), '2');
    assert.equal(await account.status(other), '1');
    account.simulator.wake(IMEI);
    assert.deepEqual([await account.status(uuid), await account.status(other)], ['2', '5 SUCCESS']);
  });

  it('does not work twice, nor for one that is unknown', async () => {
    const uuid = await account.queue();
    assert.equal(await account.ask('PUT', `cancel/${uuid}`), SUCC);
    assert.equal(await account.ask('PUT', `cancel/${uuid}`), NOT_WAITING);
    assert.equal(await account.ask('PUT', 'cancel/unknown'), NOT_FOUND);
    assert.equal(await account.ask('POST', `cancel/${uuid}`), NOT_FOUND);
  });

  for (const [what, end] of [
    ['done', () => account.simulator.wake(IMEI)],
    ['expired', () => account.clock.advance(3_600_000)],
    ['on its way', () => (account.device.reachability = 'slow')],
  ] as [string, () => unknown][]) {
    it(`comes too late for one that is ${what}`, async () => {
      const uuid = await account.queue();
      await end();
      const before = await account.status(uuid);
      assert.equal(await account.ask('PUT', `cancel/${uuid}`), NOT_WAITING);
      assert.equal(await account.status(uuid), before);
    });
  }

  it('cancel/all: all that wait, and says which', async () => {
    const done = await account.queue({ trigger_msg: '1' });
    account.simulator.wake(IMEI, 'register');
    const [onItsWay, one, two] = [
      await account.queue({ trigger_msg: '6' }),
      await account.queue({ trigger_msg: '4' }),
      await account.queue({ trigger_msg: '4' }),
    ];
    account.device.reachability = 'slow';
    assert.equal(
      await account.ask('PUT', 'cancel/all'),
      `{"errno":0,"data":{"succ":["${one}","${two}"],"failed":["${onItsWay}"],"total":3},"error":"succ"}`,
    );
    const statuses = [done, onItsWay, one, two].map((uuid) => account.status(uuid));
    assert.deepEqual(await Promise.all(statuses), ['5 SUCCESS', '3', '2', '2']);
  });

  it('cancel/all of none is no failure', async () => {
    assert.equal(
      await account.ask('PUT', 'cancel/all'),
      '{"errno":0,"data":{"succ":[],"failed":[],"total":0},"error":"succ"}',
    );
  });
});
