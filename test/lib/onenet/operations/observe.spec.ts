import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import { observe, type ObserveInput } from '../../../../lib/onenet';

const INPUT: ObserveInput = {
  imei: '869405000000010',
  action: 'observe',
  objId: 3303,
  objInstId: 0,
  resId: 5700,
};
const CONTEXT = { now: 0 };

describe('operation observe', () => {
  for (const [input, query] of [
    [{}, 'cancel=false&obj_id=3303&obj_inst_id=0&res_id=5700'],
    [{ objInstId: '', resId: '' }, 'cancel=false&obj_id=3303'],
    [{ resId: '', pmin: '1', pmax: 1 }, 'cancel=false&obj_id=3303&obj_inst_id=0&pmin=1&pmax=1'],
    [
      { pmin: 5, pmax: 60, gt: '30.5', lt: -1, st: '2.5e0' },
      'cancel=false&obj_id=3303&obj_inst_id=0&res_id=5700&pmin=5&pmax=60&gt=30.5&lt=-1&st=2.5',
    ],
    [{ gt: 0 }, 'cancel=false&obj_id=3303&obj_inst_id=0&res_id=5700&gt=0'],
    // Conditions of an observation that ends are neither checked nor sent.
    [
      { action: 'cancel', pmin: 0, pmax: -1, gt: 'x', st: 1 },
      'cancel=true&obj_id=3303&obj_inst_id=0&res_id=5700',
    ],
  ] as const) {
    it(`asks for ${query}`, () => {
      const parsed = observe.parse({ ...INPUT, ...input });
      assert.ok(parsed.ok, inspect(parsed));
      assert.deepEqual(observe.encode(parsed.value, CONTEXT), {
        method: 'POST',
        target: `/nbiot/observe?imei=869405000000010&${query}&timeout=25`,
        body: '{}',
        deadline: 30_000,
      });
    });
  }

  for (const [input, pointer, rule] of [
    [{ action: 'stop' }, '/action', 'oneOf'],
    [{ action: undefined }, '/action', 'oneOf'],
    [{ objInstId: '' }, '/objInstId', 'instanceNeeded'],
    [{ pmin: 0 }, '/pmin', 'range'],
    [{ pmax: 0 }, '/pmax', 'range'],
    [{ pmin: 1.5 }, '/pmin', 'wholeNumber'],
    [{ pmin: 10, pmax: 9 }, '/pmax', 'pmaxBelowPmin'],
    [{ gt: 'warm' }, '/gt', 'decimal'],
    [{ lt: Infinity }, '/lt', 'decimal'],
    [{ gt: true }, '/gt', 'decimal'],
    [{ gt: ' '.repeat(2000) }, '/gt', 'decimal'],
    [{ gt: `${' '.repeat(2000)}1` }, '/gt', 'decimal'],
    [{ gt: 1, lt: 1 }, '/lt', 'ltNotBelowGt'],
    [{ gt: 1, lt: 2 }, '/lt', 'ltNotBelowGt'],
    [{ gt: 10, lt: 0, st: 5 }, '/st', 'stepTooWide'],
    [{ gt: 10, lt: 0, st: 6 }, '/st', 'stepTooWide'],
    [{ st: -1 }, '/st', 'notNegative'],
    [{ resId: '', gt: 1 }, '/resId', 'thresholdsNeedResource'],
    [{ resId: '', lt: 1 }, '/resId', 'thresholdsNeedResource'],
    [{ resId: '', st: 1 }, '/resId', 'thresholdsNeedResource'],
    [{ timeout: 60 }, '/timeout', 'range'],
  ] as const) {
    it(`refuses ${inspect(input)}`, () => {
      const parsed = observe.parse({ ...INPUT, ...input });
      assert.ok(!parsed.ok, inspect(parsed));
      assert.deepEqual([parsed.fault.pointer, parsed.fault.rule], [pointer, rule]);
    });
  }

  it('shows people what it asks for', () => {
    const parsed = observe.parse({ ...INPUT, pmax: 60, st: 1 });
    assert.ok(parsed.ok);
    assert.deepEqual(observe.describe(parsed.value), {
      imei: '869405000000010',
      path: '/3303/0/5700',
      operation: 'observe',
      pmax: 60,
      st: 1,
      timeout: 25,
    });
  });
});
