import assert from 'node:assert/strict';
import { call, SUCC, target, unsuccessText } from '../call';
import { Account, IMEI } from './account';

const TEMPERATURE = { obj_id: 3303, obj_inst_id: 0, res_id: 5700 };

describe('simulator: observe', () => {
  let account: Account;
  /** Values of the temperature that have reached the platform. */
  let seen: unknown[];
  beforeEach(async () => {
    account = await new Account({ reachability: 'reachable' }).open();
    seen = [];
    account.simulator.reporting.onPoint((_, { stream, value }) => {
      if (stream === '3303_0_5700') seen.push(value);
    });
  });
  afterEach(() => account.close());

  const observe = async (
    parameters: Readonly<Record<string, number>>,
    cancel = 'false',
  ): Promise<string> => {
    const path = target('/nbiot/observe', IMEI, parameters);
    return (await call(account.simulator, 'POST', `${path}&cancel=${cancel}`)).text;
  };
  const measure = (...values: number[]): void => {
    for (const value of values) account.device.set(3303, 0, 5700, value);
  };

  it('is not needed: after it has registered, a device reports everything', () => {
    measure(22, 23);
    assert.deepEqual(seen, [22, 23]);
  });

  it('answers with the value that holds', async () => {
    assert.equal(await observe(TEMPERATURE), SUCC);
    assert.deepEqual(seen, [21.5]);
  });

  it('ends with cancel, until the device registers again', async () => {
    assert.equal(await observe(TEMPERATURE, 'true'), SUCC);
    measure(22);
    account.device.reachability = 'offline';
    measure(23);
    account.device.reachability = 'reachable';
    measure(24);
    assert.deepEqual(seen, [24]);
  });

  it('ends for the Resources of an Instance', async () => {
    await observe({ ...TEMPERATURE, pmax: 10 });
    assert.equal(await observe({ obj_id: 3303, obj_inst_id: 0 }, 'true'), SUCC);
    measure(22);
    await account.clock.advance(20_000);
    assert.deepEqual(seen, [21.5]);
  });

  it('waits for pmin, and then reports what holds by then', async () => {
    await observe({ ...TEMPERATURE, pmin: 10 });
    measure(22, 23);
    await account.clock.advance(9999);
    assert.deepEqual(seen, [21.5]);
    await account.clock.advance(1);
    assert.deepEqual(seen, [21.5, 23]);
    await account.clock.advance(10_000);
    measure(24);
    assert.deepEqual(seen, [21.5, 23, 24]);
  });

  it('reports after pmax though nothing has changed', async () => {
    await observe({ ...TEMPERATURE, pmax: 60 });
    await account.clock.advance(59_999);
    assert.deepEqual(seen, [21.5]);
    await account.clock.advance(1);
    measure(22);
    await account.clock.advance(60_000);
    assert.deepEqual(seen, [21.5, 21.5, 22, 22]);
  });

  for (const [attributes, values, reported] of [
    [{ gt: 30 }, [29, 31, 32, 30, 29], [31, 30]],
    [{ lt: 10 }, [9, 8, 12], [9, 12]],
    [{ st: 2 }, [22, 23, 23.5, 24, 26, 21], [23.5, 26, 21]],
    [{ gt: 30, lt: 10, st: 5 }, [25, 27, 9], [27, 9]],
  ] as const) {
    it(`with ${JSON.stringify(attributes)} reports ${reported.join(', ')} of ${values.join(', ')}`, async () => {
      assert.equal(await observe({ ...TEMPERATURE, ...attributes }), SUCC);
      seen = [];
      measure(...values);
      assert.deepEqual(seen, reported);
    });
  }

  for (const [parameters, answer] of [
    [{}, '{"errno":7,"error":"parameter required: obj_id"}'],
    [{ obj_id: 3303, res_id: 5700 }, '{"errno":7,"error":"parameter required: obj_inst_id"}'],
    [{ obj_id: 3303, gt: 1 }, '{"errno":7,"error":"parameter required: res_id"}'],
    [{ ...TEMPERATURE, pmin: 0 }, '{"errno":6,"error":"invalid parameter: pmin"}'],
    [{ ...TEMPERATURE, pmin: 2, pmax: 1 }, '{"errno":6,"error":"invalid parameter: pmax"}'],
    [{ ...TEMPERATURE, gt: 1, lt: 1 }, '{"errno":6,"error":"invalid parameter: lt"}'],
    [{ ...TEMPERATURE, gt: 10, lt: 0, st: 5 }, '{"errno":6,"error":"invalid parameter: st"}'],
    [{ obj_id: 3300 }, unsuccessText('NOT_FOUND')],
    [{ obj_id: 3303, obj_inst_id: 1 }, unsuccessText('NOT_FOUND')],
    [{ obj_id: 3303, obj_inst_id: 0, res_id: 1 }, unsuccessText('NOT_FOUND')],
  ] as const) {
    it(`${JSON.stringify(parameters)}: ${answer}`, async () => {
      assert.equal(await observe(parameters), answer);
    });
  }

  it('needs to be told whether to cancel', async () => {
    const path = target('/nbiot/observe', IMEI, TEMPERATURE);
    assert.equal(
      (await call(account.simulator, 'POST', path)).text,
      '{"errno":7,"error":"parameter required: cancel"}',
    );
  });
});
