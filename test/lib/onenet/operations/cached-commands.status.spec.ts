import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import type { State } from '../../../../lib/contract';
import { readConfirmStatus, readSendStatus } from '../../../../lib/onenet/cached-record';
import { cachedStatus } from '../../../../lib/onenet/operations/cached-commands';
import type { Outcome } from '../../../../lib/onenet/outcome';
import { underZone, ZONES } from '../../../support/under-zone';
import { refusesOtherPaths } from './refuses-other-paths';

const COMMAND = { imei: '869405000000010', uuid: '6dcf2d5e-9c39' };

/** From the numbers on the wire to the end of a command. */
const ROWS: readonly (readonly [
  send: unknown,
  confirm: unknown,
  kind: Outcome['kind'],
  State,
  errno: number,
])[] = [
  [1, undefined, 'accepted', 'queued', 0],
  ['1', null, 'accepted', 'queued', 0],
  [2, undefined, 'failed', 'cancelled', -11],
  ['cancle', undefined, 'failed', 'cancelled', -11],
  [3, undefined, 'accepted', 'queued', 0],
  [4, undefined, 'failed', 'expired', -10],
  [5, undefined, 'accepted', 'confirmed', 0],
  [5, 'SUCCESS', 'accepted', 'confirmed', 0],
  [5, 0, 'accepted', 'confirmed', 0],
  ['success', '0', 'accepted', 'confirmed', 0],
  [6, 'TIME_OUT', 'failed', 'unknown', -12],
  [6, 5, 'failed', 'unknown', -12],
  [6, 'METHOD_NOT_AllOWED', 'failed', 'refused', -12],
  [6, '6', 'failed', 'refused', -12],
  [6, 'NTERNAl_SERVER_ERROR', 'failed', 'refused', -12],
  [7, undefined, 'failed', 'unknown', -12],
  [8, undefined, 'failed', 'unknown', -12],
  [9, 'SUCCESS', 'failed', 'unknown', -6],
  [undefined, undefined, 'failed', 'unknown', -6],
];

describe('operation status', () => {
  it('asks for the record of one command', () => {
    const parsed = cachedStatus.parse({ imei: 869405000000010, uuid: ' a/b?c ' });
    assert.ok(parsed.ok);
    assert.deepEqual(cachedStatus.encode(parsed.value, { now: 0 }), {
      method: 'GET',
      target: '/nbiot/offline/history/a%2Fb%3Fc?imei=869405000000010',
      deadline: 15_000,
    });
    assert.deepEqual(cachedStatus.describe(parsed.value), {
      imei: '869405000000010',
      uuid: 'a/b?c',
      operation: 'status',
    });
  });

  refusesOtherPaths(cachedStatus);

  for (const [send, confirm, kind, state, errno] of ROWS) {
    it(`send_status ${inspect(send)}, confirm_status ${inspect(confirm)} is ${state}`, () => {
      const data = { send_status: send ?? null, confirm_status: confirm ?? null };
      const outcome = decode(data);
      assert.deepEqual([outcome.kind, outcome.state], [kind, state]);
      assert.equal(outcome.kind === 'failed' ? outcome.error.errno : 0, errno);
      assert.equal(outcome.cached?.uuid, COMMAND.uuid);
      // Whatever became of it, the flow gets the record itself.
      assert.deepEqual(outcome.reply, { errno: 0, error: 'succ', data });
    });
  }

  for (const data of [
    { cmd_uuid: 'another', send_status: 5 },
    [{ cmd_uuid: 'another', send_status: 5 }],
    { items: [{ cmd_uuid: 'another', send_status: 5 }] },
  ]) {
    it(`takes nothing from the record of another command: ${JSON.stringify(data)}`, () => {
      const outcome = decode(data);
      assert.ok(outcome.kind === 'failed');
      assert.deepEqual([outcome.state, outcome.error.code], ['unknown', 'ONENET_BAD_ANSWER']);
      assert.match(outcome.error.message, /another command/);
    });
  }

  it('knows a command by its UUID in capitals as well', () => {
    const data = { cmd_uuid: COMMAND.uuid.toUpperCase(), send_status: 5 };
    assert.equal(decode(data).state, 'confirmed');
  });

  it('reads the times of the record as those of China, in every zone', () => {
    const data = { send_status: 3, expired_time: '2026-02-01 08:00:00', send_time: 'soon' };
    for (const zone of ZONES) {
      assert.deepEqual(
        underZone(zone, () => decode(data).cached),
        { uuid: COMMAND.uuid, sendStatus: 'sent', expires: Date.parse('2026-02-01T00:00:00Z') },
      );
    }
  });

  it('is honest about any record', () => {
    const words = fc.oneof(
      fc.integer({ min: -1, max: 15 }),
      fc.constantFrom('cancle', 'EXPIRED', 'success', 'TIME_OUT', 'OFFLINE', 'unsuccess', ''),
      fc.jsonValue(),
    );
    const records = fc.record(
      { send_status: words, confirm_status: words, expired_time: words, remain: words },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(records, (record) => {
        const outcome = decode(record);
        const status = readSendStatus(record.send_status);
        const confirmed = readConfirmStatus(record.confirm_status) ?? 'SUCCESS';
        assert.equal(
          outcome.state === 'confirmed',
          status === 'success' && confirmed === 'SUCCESS',
        );
        assert.equal(outcome.state === 'queued', status === 'wait' || status === 'sent');
        assert.equal(outcome.state === 'cancelled', status === 'cancelled');
        assert.equal(outcome.state === 'expired', status === 'expired');
        assert.notEqual(outcome.state, 'unsent');
        assert.notEqual(outcome.kind, 'refused');
        if (outcome.kind === 'failed') assert.ok(outcome.error.errno < 0);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever the data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        assert.notEqual(decode(data).state, 'unsent');
      }),
    );
  });

  it('takes what the platform refuses for refused', () => {
    const body = '{"errno":8,"error":"not found"}';
    const outcome = cachedStatus.decode({ status: 200, body }, COMMAND);
    assert.ok(outcome.kind === 'refused');
    assert.equal(outcome.reason, 'not-found');
  });

  it('does without the command', () => {
    const body = '{"errno":0,"data":{"cmd_uuid":"x","send_status":1}}';
    const outcome = cachedStatus.decode({ status: 200, body });
    assert.deepEqual(outcome.cached, { uuid: 'x', sendStatus: 'wait' });
  });
});

function decode(data: unknown): Outcome {
  const body = JSON.stringify({ errno: 0, error: 'succ', data });
  return cachedStatus.decode({ status: 200, body }, COMMAND);
}
