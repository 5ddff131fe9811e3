import assert from 'node:assert/strict';
import { call, target, unsuccessText } from '../call';
import { Account, IMEI } from './account';

describe('simulator: discover', () => {
  let account: Account;
  beforeEach(async () => {
    account = await new Account({ reachability: 'reachable' }).open();
  });
  afterEach(() => account.close());

  for (const [parameters, answer] of [
    [
      { obj_id: 33000 },
      '{"errno":0,"data":[{"obj_inst_id":0,"res_id":[0,1,2,3,4]}],"error":"succ"}',
    ],
    [
      { obj_id: 3308, obj_inst_id: 0 },
      '{"errno":0,"data":[{"obj_inst_id":0,"res_id":[5900,5701,5706,5750]}],"error":"succ"}',
    ],
    [{ obj_id: 3300 }, unsuccessText('NOT_FOUND')],
    [{ obj_id: 3308, obj_inst_id: 1 }, unsuccessText('NOT_FOUND')],
    [{}, '{"errno":7,"error":"parameter required: obj_id"}'],
  ] as const) {
    it(`${JSON.stringify(parameters)}: ${answer}`, async () => {
      const path = target('/nbiot/discover', IMEI, parameters);
      assert.equal((await call(account.simulator, 'GET', path)).text, answer);
    });
  }

  it('asks the device', async () => {
    account.device.reachability = 'offline';
    const path = target('/nbiot/discover', IMEI, { obj_id: 3308 });
    assert.equal(
      (await call(account.simulator, 'GET', path)).text,
      '{"errno":2001,"error":"device not online"}',
    );
  });
});
