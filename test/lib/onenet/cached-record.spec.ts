import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { readRecord } from '../../../lib/onenet/cached-record';

const UUID = '6dcf2d5e-9c39-4c19-9b3c-0f4f6a1b2c3d';

/** As documented: times with a space, and what remains as a text. */
const DOCUMENTED = {
  cmd_uuid: UUID,
  imei: '869405000000010',
  type: 'WRITE',
  args: 'mode=2',
  content: { data: [{ res_id: 5850, val: true }] },
  create_time: '2026-01-31 08:00:00',
  valid_time: '2026-01-31 08:00:10',
  expired_time: '2026-02-01 08:00:00',
  send_time: '2026-01-31 09:00:00.123',
  confirm_time: '2026-01-31 09:00:03:456',
  trigger_msg: 7,
  send_status: 5,
  confirm_status: 'SUCCESS',
  remain: '3',
};

const READ = {
  uuid: UUID,
  created: Date.parse('2026-01-31T00:00:00Z'),
  validFrom: Date.parse('2026-01-31T00:00:10Z'),
  expires: Date.parse('2026-02-01T00:00:00Z'),
  sent: Date.parse('2026-01-31T01:00:00.123Z'),
  confirmed: Date.parse('2026-01-31T01:00:03.456Z'),
  sendStatus: 'success',
  confirmStatus: 'SUCCESS',
  remaining: 3,
};

describe('record of a cached command', () => {
  for (const [name, data] of [
    ['itself', DOCUMENTED],
    ['in a list', [DOCUMENTED]],
    ['in a page of a list', { total_count: 1, items: [DOCUMENTED] }],
    ['among others', { items: [null, { cmd_uuid: 'a', send_status: 1 }, DOCUMENTED] }],
  ] as const) {
    it(`is read where the data is the record ${name}`, () => {
      assert.deepEqual(readRecord(data, UUID), READ);
    });
  }

  for (const [remain, remaining] of [
    [3, 3],
    [0, 0],
    ['0', 0],
    [' 10 ', 10],
  ] as const) {
    it(`reads ${inspect(remain)} as ${remaining} deliveries that remain`, () => {
      assert.deepEqual(readRecord({ remain }, UUID), { uuid: UUID, remaining });
    });
  }

  for (const remain of [null, '', ' ', 'three', -1, 1.5, true, [3]]) {
    it(`leaves out ${inspect(remain)} for what remains`, () => {
      assert.deepEqual(readRecord({ remain }, UUID), { uuid: UUID });
    });
  }

  for (const data of [
    undefined,
    null,
    {},
    [],
    'x',
    5,
    [{ ...DOCUMENTED, cmd_uuid: 'a' }, { cmd_uuid: 'b' }],
    { items: [] },
    { items: [[]] },
  ]) {
    it(`has nothing but the uuid asked for in ${inspect(data, { depth: 0 })}`, () => {
      assert.deepEqual(readRecord(data, UUID), { uuid: UUID });
    });
  }

  it('leaves out what is not as documented', () => {
    const strange = Object.fromEntries(Object.keys(DOCUMENTED).map((field) => [field, {}]));
    assert.deepEqual(readRecord(strange, UUID), { uuid: UUID });
  });

  it('takes the uuid from the record, a number too', () => {
    assert.equal(readRecord({ cmd_uuid: 42 }, UUID).uuid, '42');
    assert.equal(readRecord({ uuid: 'a', cmd_uuid: 'b' }, UUID).uuid, 'a');
    assert.equal(readRecord({}).uuid, '');
  });

  it('takes no uuid that cannot stand in an address', () => {
    for (const uuid of ['\ud83d', 'a b', 'x\u0000y', 'x'.repeat(65), -1]) {
      assert.equal(readRecord({ uuid }, UUID).uuid, UUID);
    }
  });

  it('never throws', () => {
    const data = fc.oneof(
      fc.anything(),
      fc.record(Object.fromEntries(Object.keys(DOCUMENTED).map((key) => [key, fc.anything()]))),
    );
    fc.assert(
      fc.property(data, (value) => {
        assert.equal(typeof readRecord(value, UUID).uuid, 'string');
      }),
    );
  });
});
