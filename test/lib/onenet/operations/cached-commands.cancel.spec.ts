import assert from 'node:assert/strict';
import { cachedCancel } from '../../../../lib/onenet/operations/cached-commands';
import { refusesOtherPaths } from './refuses-other-paths';

const COMMAND = { imei: 'a&b', uuid: '6dcf2d5e/9c39' };

describe('operation cancel', () => {
  it('names the device and the command', () => {
    assert.deepEqual(cachedCancel.parse(COMMAND), { ok: true, value: COMMAND });
    assert.deepEqual(cachedCancel.encode(COMMAND, { now: 0 }), {
      method: 'PUT',
      target: '/nbiot/offline/cancel/6dcf2d5e%2F9c39?imei=a%26b',
      deadline: 15_000,
    });
    assert.deepEqual(cachedCancel.describe(COMMAND), { ...COMMAND, operation: 'cancel' });
  });

  refusesOtherPaths(cachedCancel);

  it('is cancelled if the platform says so', () => {
    const reply = { errno: 0, error: 'succ' };
    const wire = { status: 200, body: JSON.stringify(reply) };
    assert.deepEqual(cachedCancel.decode(wire, COMMAND), {
      kind: 'accepted',
      state: 'cancelled',
      reply,
      httpStatus: 200,
      cached: { uuid: COMMAND.uuid },
    });
    assert.ok(!('cached' in cachedCancel.decode(wire)));
  });

  for (const [body, kind, state] of [
    ['{"errno":5006,"error":"system logic limit"}', 'refused', 'refused'],
    ['{"errno":8,"error":"not found"}', 'refused', 'refused'],
    ['{"errno":17,"error":"nbiot server error"}', 'refused', 'unknown'],
    ['oops', 'failed', 'unknown'],
  ] as const) {
    it(`is ${kind}, ${state} if the platform answers ${body}`, () => {
      const outcome = cachedCancel.decode({ status: 200, body }, COMMAND);
      assert.deepEqual([outcome.kind, outcome.state], [kind, state]);
    });
  }
});
