import assert from 'node:assert/strict';
import { Account, IMEI, ON, timeOf } from './account';

const NOT_FOUND = '{"errno":8,"error":"not found"}';

describe('simulator: details of a cached command', () => {
  let account: Account;
  beforeEach(async () => {
    account = await new Account().open();
  });
  afterEach(() => account.close());

  it('say what was asked, and when', async () => {
    const now = account.clock.now();
    const uuid = await account.queue({
      valid_time: account.at(60),
      expired_time: account.at(120),
      retry: '2',
      trigger_msg: '6',
    });
    const {
      create_time: created,
      valid_time: valid,
      expired_time: expired,
      ...rest
    } = await account.record(uuid);
    assert.deepEqual([created, valid, expired].map(timeOf), [now, now + 60_000, now + 120_000]);
    assert.match(String(created), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    assert.deepEqual(rest, {
      type: 'WRITE',
      args: { obj_id: 3311, obj_inst_id: 0, mode: 2 },
      content: JSON.parse(ON) as unknown,
      trigger_msg: 6,
      send_status: 1,
      imei: IMEI,
      remain: 2,
    });
  });

  it('say what became of it, and when', async () => {
    const uuid = await account.queue();
    account.device.delayMs = 2000;
    account.device.reachability = 'slow';
    const sent = account.clock.now();
    assert.equal(timeOf((await account.record(uuid)).send_time), sent);
    await account.clock.advance(2000);
    const record = await account.record(uuid);
    assert.deepEqual([record.send_status, record.confirm_status, record.remain], [5, 'SUCCESS', 3]);
    assert.deepEqual([timeOf(record.send_time), timeOf(record.confirm_time)], [sent, sent + 2000]);
  });

  it('keep bytes, times and large integers as they came', async () => {
    const data = [
      '{"res_id":0,"type":1,"val":"0aff"}',
      '{"res_id":1,"val":9007199254740993}',
      '{"res_id":2,"type":2,"val":1767225600}',
    ].join(',');
    const uuid = await account.queue({ obj_id: '33000' }, `{"data":[${data}]}`);
    const text = await account.ask('GET', `history/${uuid}`);
    assert.ok(text.includes(`"content":{"data":[${data}]}`), text);
  });

  it('are there for a device’s own commands alone', async () => {
    assert.equal(
      await account.ask('GET', 'history/00000000-0000-0000-0000-000000000000'),
      NOT_FOUND,
    );
    const uuid = await account.queue();
    assert.equal(await account.ask('GET', `history/${uuid}/piecewise`), NOT_FOUND);
    assert.equal(await account.ask('POST', `history/${uuid}`), NOT_FOUND);
  });
});
