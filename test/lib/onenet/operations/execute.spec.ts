import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import { cachedExecute, execute, type ExecuteInput } from '../../../../lib/onenet';
import { wire } from './wire-reply';

const INPUT: ExecuteInput = { imei: '869405000000010', objId: 3, objInstId: 0, resId: 4 };
const CONTEXT = { now: Date.parse('2026-01-31T00:00:00Z') };
const WHERE = 'imei=869405000000010&obj_id=3&obj_inst_id=0&res_id=4&timeout=25';

describe('operation execute', () => {
  for (const [args, body] of [
    [undefined, '{"args":""}'],
    [null, '{"args":""}'],
    ['', '{"args":""}'],
    ['set ${RESET}', '{"args":"set ${RESET}"}'],
    ['reset "now"', '{"args":"reset \\"now\\""}'],
    ['重启', '{"args":"重启"}'],
    [5, '{"args":"5"}'],
    [9223372036854775807n, '{"args":"9223372036854775807"}'],
    ['x'.repeat(2048), `{"args":"${'x'.repeat(2048)}"}`],
    ['é'.repeat(1024), `{"args":"${'é'.repeat(1024)}"}`],
  ] as const) {
    it(`sends ${inspect(args).slice(0, 40)}`, () => {
      const parsed = execute.parse({ ...INPUT, args });
      assert.ok(parsed.ok, inspect(parsed));
      assert.deepEqual(execute.encode(parsed.value, CONTEXT), {
        method: 'POST',
        target: `/nbiot/execute?${WHERE}`,
        body,
        deadline: 30_000,
      });
    });
  }

  for (const [input, pointer, rule] of [
    [{ objInstId: '' }, '/objInstId', 'missing'],
    [{ resId: undefined }, '/resId', 'missing'],
    [{ objId: -1 }, '/objId', 'range'],
    [{ args: true }, '/args', 'text'],
    [{ args: {} }, '/args', 'text'],
    [{ args: NaN }, '/args', 'text'],
    [{ args: '${RESET}' }, '/args', 'unsetVariable'],
    [{ args: '\ud83d' }, '/args', 'halfCharacter'],
    [{ args: 'x'.repeat(2049) }, '/args', 'argsSize'],
    [{ args: 'é'.repeat(1025) }, '/args', 'argsSize'],
    [{ args: 'x'.repeat(100_000_000) }, '/args', 'tooLarge'],
    [{ args: 10n ** 3000n }, '/args', 'tooLarge'],
    [{ args: -(10n ** 3000n) }, '/args', 'tooLarge'],
    [{ timeout: 3 }, '/timeout', 'range'],
  ] as const) {
    it(`refuses ${inspect(input).slice(0, 40)}`, () => {
      const parsed = execute.parse({ ...INPUT, ...input });
      assert.ok(!parsed.ok, inspect(parsed));
      assert.deepEqual([parsed.fault.pointer, parsed.fault.rule], [pointer, rule]);
    });
  }

  it('is confirmed by the device, with the reply of the platform', () => {
    const outcome = execute.decode(wire({ errno: 0, error: 'succ' }));
    assert.ok(outcome.kind === 'accepted');
    assert.equal(outcome.state, 'confirmed');
    assert.equal(outcome.payload, undefined);
  });

  it('is kept at the path of the documentation', () => {
    const parsed = cachedExecute.parse({ ...INPUT, args: '1', expires: 60 }, CONTEXT.now);
    assert.ok(parsed.ok);
    assert.deepEqual(cachedExecute.encode(parsed.value, CONTEXT), {
      method: 'POST',
      target:
        `/nbiot/execute/offline?${WHERE}` +
        '&expired_time=2026-01-31T08:01:00&retry=3&trigger_msg=7',
      body: '{"args":"1"}',
      deadline: 15_000,
    });
    assert.equal(cachedExecute.describe(parsed.value).args, '1');
  });
});
