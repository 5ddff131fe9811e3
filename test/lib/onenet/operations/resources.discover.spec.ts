import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import { discover, type DiscoverInput } from '../../../../lib/onenet';
import { wire } from './wire-reply';

const IMEI = '869405000000010';
const CONTEXT = { now: 0 };

function parse(input: Partial<DiscoverInput>) {
  const parsed = discover.parse({ imei: IMEI, objId: 3311, ...input });
  assert.ok(parsed.ok, inspect(parsed));
  return parsed.value;
}

describe('operation discover', () => {
  for (const [input, query, path, seconds] of [
    [{}, 'obj_id=3311&timeout=25', '/3311', 25],
    [{ objId: '3', objInstId: '', timeout: 5 }, 'obj_id=3&timeout=5', '/3', 5],
    [
      { imei: 869405000000010, objInstId: '0', timeout: '40' },
      'obj_id=3311&obj_inst_id=0&timeout=40',
      '/3311/0',
      40,
    ],
  ] as const) {
    it(`asks for ${query}`, () => {
      const command = parse(input);
      assert.deepEqual(discover.encode(command, CONTEXT), {
        method: 'GET',
        target: `/nbiot/discover?imei=${IMEI}&${query}`,
        deadline: seconds * 1000 + 5000,
      });
      assert.deepEqual(discover.describe(command), { imei: IMEI, path, timeout: seconds });
    });
  }

  for (const [input, pointer, rule] of [
    [{ imei: '' }, '/imei', 'missing'],
    [{ objId: undefined }, '/objId', 'missing'],
    [{ objId: 65_536 }, '/objId', 'range'],
    [{ objInstId: 65_535 }, '/objInstId', 'range'],
    [{ objInstId: 'x' }, '/objInstId', 'wholeNumber'],
    [{ timeout: 41 }, '/timeout', 'range'],
  ] as const) {
    it(`refuses ${inspect(input)}`, () => {
      const parsed = discover.parse({ imei: IMEI, objId: 3311, ...input });
      assert.ok(!parsed.ok);
      assert.deepEqual([parsed.fault.pointer, parsed.fault.rule], [pointer, rule]);
    });
  }

  for (const [title, data, payload] of [
    [
      'the Resources by Instance',
      [
        { obj_inst_id: 0, res_id: [5850, 5851] },
        { obj_inst_id: 1, res_id: [] },
      ],
      { '3311/0': [5850, 5851], '3311/1': [] },
    ],
    ['IDs as text', [{ obj_inst_id: '1', res_id: ['5850'] }], { '3311/1': [5850] }],
    ['none', [], {}],
    ['nothing', undefined, {}],
    [
      'what is as documented, and no more',
      [
        null,
        7,
        [],
        { obj_inst_id: -1, res_id: [1] },
        { obj_inst_id: 2 },
        { obj_inst_id: 3, res_id: ['x', 70_000, 9] },
      ],
      { '3311/2': [], '3311/3': [9] },
    ],
  ] as const) {
    it(`reads ${title}`, () => {
      const answer = { errno: 0, error: 'succ', ...(data === undefined ? {} : { data }) };
      const outcome = discover.decode(wire(answer), parse({}));
      assert.deepEqual([outcome.kind, outcome.state], ['accepted', 'confirmed']);
      assert.deepEqual(outcome.payload, payload);
      assert.deepEqual(outcome.answer, answer);
    });
  }

  it('leaves a refusal to its errno', () => {
    const refusal = { errno: 5106, error: 'UNSUCESS: NOT_FOUND' };
    const outcome = discover.decode(wire(refusal), parse({}));
    assert.ok(outcome.kind === 'refused');
    assert.deepEqual([outcome.reason, outcome.byDevice], ['not-found', true]);
  });
});
