import assert from 'node:assert/strict';
import { Account, IMEI } from '../behaviours/account';
import { ask } from './ask';

describe('page: waking a device', () => {
  let account: Account;
  beforeEach(async () => {
    account = await new Account().open();
  });
  afterEach(() => account.close());

  const wake = async (
    body: string,
    { imei = IMEI, ...headers }: Record<string, string> = {},
  ): Promise<number | undefined> => {
    const { simulator } = account;
    const all = { Origin: simulator.url, 'Content-Type': 'application/json', ...headers };
    const answer = await ask(simulator, `/devices/${imei}/wake`, all, 'POST', body);
    answer.resume();
    return answer.statusCode;
  };

  for (const [body, trigger, status] of [
    ['{}', '2', '5 SUCCESS'],
    ['{}', '5', '1'],
    ['{"uplink":"register"}', '1', '5 SUCCESS'],
    ['{"uplink":"notify"}', '4', '5 SUCCESS'],
    ['{"uplink":"notify"}', '3', '1'],
  ] as const) {
    it(`${body}, trigger_msg ${trigger}: ${status}`, async () => {
      const uuid = await account.queue({ trigger_msg: trigger });
      assert.equal(await wake(body), 204);
      assert.equal(await account.status(uuid), status);
    });
  }

  for (const [what, body, headers, status] of [
    ['another site', '{}', { Origin: 'https://attacker.example' }, 403],
    ['a form', '{}', { 'Content-Type': 'text/plain' }, 415],
    ['an unknown device', '{}', { imei: '860000000000099' }, 404],
    ['no body', '', {}, 400],
    ['a list', '[]', {}, 400],
    ['null', 'null', {}, 400],
    ['an uplink that there is not', '{"uplink":"toString"}', {}, 400],
    ['several uplinks', '{"uplink":["update"]}', {}, 400],
  ] as [string, string, Record<string, string>, number][]) {
    it(`refuses ${what}: ${status}`, async () => {
      const uuid = await account.queue();
      assert.equal(await wake(body, headers), status);
      assert.equal(await account.status(uuid), '1');
    });
  }

  it('refuses a device that is offline: 409', async () => {
    account.device.reachability = 'offline';
    assert.equal(await wake('{}'), 409);
  });
});
