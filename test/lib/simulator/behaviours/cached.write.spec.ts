import assert from 'node:assert/strict';
import { Account, IMEI } from './account';

const LIMIT = '{"errno":5006,"error":"system logic limit"}';
const required = (name: string): string => `{"errno":7,"error":"parameter required: ${name}"}`;
const invalid = (name: string): string => `{"errno":6,"error":"invalid parameter: ${name}"}`;

describe('simulator: cached write', () => {
  let account: Account;
  beforeEach(async () => {
    account = await new Account().open();
  });
  afterEach(() => account.close());

  /** Seconds from now for times, the text itself for anything else. */
  type Change = Readonly<Record<string, string | number | undefined>>;
  const post = (change: Change, body?: string): Promise<string> => {
    const texts = Object.entries(change).map(
      ([name, value]) => [name, typeof value === 'number' ? account.at(value) : value] as const,
    );
    return account.post(Object.fromEntries(texts), body);
  };

  for (const [change, answer] of [
    [{}, undefined],
    [{ expired_time: 1 }, undefined],
    [{ valid_time: 1, expired_time: 2 }, undefined],
    [{ valid_time: '', retry: '', timeout: '', trigger_msg: '' }, undefined],
    [{ retry: '0', timeout: '40', trigger_msg: '1' }, undefined],
    [{ retry: '10', timeout: '5', trigger_msg: '7' }, undefined],
    [{ expired_time: undefined }, required('expired_time')],
    [{ expired_time: '' }, required('expired_time')],
    [{ expired_time: 0 }, invalid('expired_time')],
    [{ expired_time: -1 }, invalid('expired_time')],
    [{ expired_time: '3600' }, invalid('expired_time')],
    [{ expired_time: '2100-01-01T00:00:00Z' }, invalid('expired_time')],
    [{ expired_time: '2100-01-01 00:00:00' }, invalid('expired_time')],
    [{ valid_time: 0 }, invalid('valid_time')],
    [{ valid_time: -1 }, invalid('valid_time')],
    [{ valid_time: 'now' }, invalid('valid_time')],
    [{ valid_time: 60, expired_time: 60 }, invalid('expired_time')],
    [{ valid_time: 60, expired_time: 59 }, invalid('expired_time')],
    [{ retry: '11' }, invalid('retry')],
    [{ retry: '-1' }, invalid('retry')],
    [{ timeout: '4' }, invalid('timeout')],
    [{ trigger_msg: '0' }, invalid('trigger_msg')],
    [{ trigger_msg: '8' }, invalid('trigger_msg')],
    [{ imei: undefined }, required('imei')],
    [{ imei: '860000000000099' }, '{"errno":3,"error":"auth failed"}'],
    [{ obj_id: undefined }, required('obj_id')],
    [{ obj_inst_id: '65535' }, invalid('obj_inst_id')],
    [{ mode: '3' }, invalid('mode')],
  ] as [Change, string | undefined][]) {
    it(`${JSON.stringify(change)}: ${answer ?? 'taken'}`, async () => {
      const text = await post(change);
      if (answer === undefined)
        assert.match(text, /^{"errno":0,"data":{"uuid":"[^"]+"},"error":"succ"}$/);
      else assert.equal(text, answer);
    });
  }

  for (const [body, answer] of [
    ['', required('data')],
    ['{', '{"errno":4,"error":"invalid JSON"}'],
    ['{"data":[]}', invalid('data')],
  ] as const) {
    it(`the body ${body}: ${answer}`, async () => {
      assert.equal(await post({}, body), answer);
    });
  }

  it('keeps ten for a device, refuses the eleventh and drops none', async () => {
    const uuids: string[] = [];
    for (let count = 0; count < 10; count += 1) uuids.push(await account.queue());
    assert.equal(new Set(uuids).size, 10);
    assert.equal(await account.post(), LIMIT);
    for (const uuid of uuids) assert.equal(await account.status(uuid), '1');
  });

  for (const [what, makeRoom] of [
    ['is cancelled', (uuid: string) => account.ask('PUT', `cancel/${uuid}`)],
    ['expires', () => account.clock.advance(60_000)],
    ['is done', () => account.simulator.wake(IMEI, 'register')],
  ] as [string, (uuid: string) => unknown][]) {
    it(`has room again when one ${what}`, async () => {
      const first = await account.queue({ expired_time: account.at(60), trigger_msg: '1' });
      for (let count = 1; count < 10; count += 1) await account.queue({ trigger_msg: '6' });
      assert.equal(await account.post(), LIMIT);
      await makeRoom(first);
      await account.queue();
      assert.equal(await account.post(), LIMIT);
    });
  }
});
