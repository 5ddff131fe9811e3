import { faultSentence } from '../../../../lib/contract';
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { cachedCancelAll } from '../../../../lib/onenet/operations/cached-commands';
import type { Outcome } from '../../../../lib/onenet/outcome';

const IMEI = '869405000000010';

describe('operation cancel-all', () => {
  it('names the device', () => {
    const parsed = cachedCancelAll.parse({ imei: 869405000000010 });
    assert.deepEqual(parsed, { ok: true, value: { imei: IMEI } });
    assert.deepEqual(cachedCancelAll.encode({ imei: IMEI }, { now: 0 }), {
      method: 'PUT',
      target: `/nbiot/offline/cancel/all?imei=${IMEI}`,
      deadline: 15_000,
    });
    assert.deepEqual(cachedCancelAll.describe({ imei: IMEI }), {
      imei: IMEI,
      operation: 'cancel-all',
    });
  });

  for (const [imei, problem] of [
    ['', /^is missing$/],
    [{}, /^must be a text, not an object$/],
    ['\udfff', /half a character/],
  ] as const) {
    it(`refuses ${inspect(imei)}`, () => {
      const parsed = cachedCancelAll.parse({ imei });
      assert.ok(!parsed.ok);
      assert.equal(parsed.fault.pointer, '/imei');
      assert.match(faultSentence(parsed.fault, 'en-US'), problem);
    });
  }

  for (const data of [
    undefined,
    null,
    {},
    { succ: [], failed: [], total: 0 },
    { succ: ['a', 'b'], failed: [], total: 2 },
    { succ: ['a'], failed: null },
    { failed: 'none' },
  ]) {
    it(`is cancelled with ${inspect(data)}`, () => {
      const outcome = decode({ errno: 0, error: 'succ', data });
      assert.deepEqual([outcome.kind, outcome.state], ['accepted', 'cancelled']);
    });
  }

  it('is refused if some could not be cancelled, with their uuids for payload', () => {
    const reply = { errno: 0, error: 'succ', data: { succ: ['a'], failed: ['b', 'c'], total: 3 } };
    assert.deepEqual(decode(reply), {
      kind: 'refused',
      state: 'refused',
      reason: 'not-allowed',
      reply: { ...reply, error: '2 of 3 commands could not be cancelled' },
      httpStatus: 200,
      payload: reply,
    });
    const none = decode({ errno: 0, data: { failed: ['b'] } });
    assert.equal(none.reply?.error, '1 of 1 commands could not be cancelled');
  });

  it('is refused if the platform says so', () => {
    const outcome = decode({ errno: 3, error: 'auth failed' });
    assert.deepEqual([outcome.kind, outcome.state], ['refused', 'refused']);
  });
});

function decode(reply: unknown): Outcome {
  return cachedCancelAll.decode({ status: 200, body: JSON.stringify(reply) });
}
