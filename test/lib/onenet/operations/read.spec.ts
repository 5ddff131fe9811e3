import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import { cachedRead, read, type ReadInput } from '../../../../lib/onenet';
import { wire } from './wire-reply';

const INPUT: ReadInput = { imei: '869405000000010', objId: 3311, objInstId: 0, resId: 5850 };
const CONTEXT = { now: Date.parse('2026-01-31T00:00:00Z') };

function parse(input: Partial<ReadInput> = {}) {
  const parsed = read.parse({ ...INPUT, ...input });
  assert.ok(parsed.ok, inspect(parsed));
  return parsed.value;
}

describe('operation read', () => {
  for (const [input, target, path, deadline] of [
    [{}, '&obj_id=3311&obj_inst_id=0&res_id=5850&timeout=25', '/3311/0/5850', 30_000],
    [{ resId: '' }, '&obj_id=3311&obj_inst_id=0&timeout=25', '/3311/0', 30_000],
    [{ resId: null, objInstId: ' ' }, '&obj_id=3311&timeout=25', '/3311', 30_000],
    [
      { objId: '3', objInstId: '0', resId: '11', timeout: '5' },
      '&obj_id=3&obj_inst_id=0&res_id=11&timeout=5',
      '/3/0/11',
      10_000,
    ],
  ] as const) {
    it(`asks for ${path} with ${inspect(input)}`, () => {
      const command = parse(input);
      assert.deepEqual(read.encode(command, CONTEXT), {
        method: 'GET',
        target: `/nbiot?imei=869405000000010${target}`,
        deadline,
      });
      const timeout = deadline / 1000 - 5;
      assert.deepEqual(read.describe(command), { imei: '869405000000010', path, timeout });
    });
  }

  for (const [input, pointer, rule] of [
    [{ imei: '' }, '/imei', 'missing'],
    [{ imei: '1;2' }, '/imei', 'endpointName'],
    [{ objId: '' }, '/objId', 'missing'],
    [{ objId: 65536 }, '/objId', 'range'],
    [{ objInstId: 65535 }, '/objInstId', 'range'],
    [{ resId: 1.5 }, '/resId', 'wholeNumber'],
    [{ resId: 'x' }, '/resId', 'wholeNumber'],
    [{ objInstId: '' }, '/objInstId', 'instanceNeeded'],
    [{ timeout: 41 }, '/timeout', 'range'],
    [{ timeout: 4 }, '/timeout', 'range'],
  ] as const) {
    it(`refuses ${inspect(input)}`, () => {
      const parsed = read.parse({ ...INPUT, ...input });
      assert.ok(!parsed.ok, inspect(parsed));
      assert.deepEqual([parsed.fault.pointer, parsed.fault.rule], [pointer, rule]);
    });
  }

  it('gives the value as payload, and the answer as it came beside it', () => {
    const answer = {
      errno: 0,
      data: [{ obj_inst_id: 0, res: [{ res_id: 5850, val: false }] }],
      error: 'succ',
    };
    const outcome = read.decode(wire(answer), parse());
    assert.ok(outcome.kind === 'accepted');
    assert.equal(outcome.state, 'confirmed');
    assert.equal(outcome.payload, false);
    assert.deepEqual(outcome.answer, answer);
  });

  it('keeps digits that a number would lose', () => {
    const body =
      '{"errno":0,"data":[{"obj_inst_id":0,"res":[{"res_id":5850,"val":9223372036854775807}]}],"error":"succ"}';
    const outcome = read.decode({ status: 200, body }, parse());
    assert.equal(outcome.payload, '9223372036854775807');
  });

  for (const data of [undefined, [], [{ obj_inst_id: 1, res: [{ res_id: 5850, val: 1 }] }], 'x']) {
    it(`takes an answer with the data ${inspect(data)} for none`, () => {
      const outcome = read.decode(wire({ errno: 0, error: 'succ', data }), parse());
      assert.ok(outcome.kind === 'failed', inspect(outcome));
      assert.equal(outcome.error.code, 'ONENET_BAD_ANSWER');
    });
  }

  it('takes the errno as verdict', () => {
    const outcome = read.decode(wire({ errno: 2001, error: 'device not online' }), parse());
    assert.ok(outcome.kind === 'refused');
    assert.deepEqual([outcome.reason, outcome.payload], ['offline', undefined]);
  });
});

describe('operation cached-read', () => {
  it('is the instant read at another path, with times', () => {
    const parsed = cachedRead.parse({ ...INPUT, expires: 3600, retry: 0 }, CONTEXT.now);
    assert.ok(parsed.ok);
    assert.deepEqual(cachedRead.encode(parsed.value, CONTEXT), {
      method: 'GET',
      target:
        '/nbiot/offline?imei=869405000000010&obj_id=3311&obj_inst_id=0&res_id=5850&timeout=25' +
        '&expired_time=2026-01-31T09:00:00&retry=0&trigger_msg=7',
      deadline: 15_000,
    });
    assert.deepEqual(cachedRead.describe(parsed.value, CONTEXT), {
      imei: '869405000000010',
      path: '/3311/0/5850',
      timeout: 25,
      delivery: 'cached',
      expires: '2026-01-31T01:00:00.000Z',
      retry: 0,
      trigger: 7,
    });
    const outcome = cachedRead.decode(
      wire({ errno: 0, error: 'succ', data: { uuid: 'a-1' } }),
      parsed.value,
      CONTEXT,
    );
    assert.equal(outcome.state, 'queued');
    assert.deepEqual(outcome.cached, { uuid: 'a-1', expires: CONTEXT.now + 3_600_000 });
  });

  it('refuses what the instant read refuses, and times that cannot be', () => {
    for (const [input, pointer] of [
      [{ objInstId: '' }, '/objInstId'],
      [{ expires: -5 }, '/expires'],
      [{ trigger: 8 }, '/trigger'],
    ] as const) {
      const parsed = cachedRead.parse({ ...INPUT, ...input }, CONTEXT.now);
      assert.ok(!parsed.ok);
      assert.equal(parsed.fault.pointer, pointer);
    }
  });
});
