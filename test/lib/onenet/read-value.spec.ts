import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import { parseAnswer } from '../../../lib/onenet/json';
import { readInstances, readValue, type ReadTarget } from '../../../lib/onenet/read-value';

describe('readValue', () => {
  for (const [objId, resId, val, expected] of [
    [3311, 5850, true, true],
    [3303, 5700, 21.5, 21.5],
    [3, 0, 'Simulator', 'Simulator'],
    // Integers beyond 2^53: a bigint, or the digits that the reader of answers makes of them.
    [33000, 1, 9223372036854775807n, '9223372036854775807'],
    [33000, 1, '9223372036854775807', '9223372036854775807'],
    // Opaque by the table: LwM2M Software Management, Package.
    [9, 2, [10, 255, 0], Buffer.from([10, 255, 0])],
    [9, 2, [], Buffer.alloc(0)],
    // An Object, or a Resource, that the table does not have.
    [33000, 0, [10, 100, 123], Buffer.from([10, 100, 123])],
    [3311, 9999, [1], Buffer.from([1])],
    // Of another type by the table, so it is no Opaque.
    [3, 0, [1, 2], [1, 2]],
    // No bytes.
    [33000, 0, [256], [256]],
    [33000, 0, [1.5], [1.5]],
    [33000, 0, ['1'], ['1']],
    [33000, 0, '0aff', '0aff'],
    [33000, 2, 1700000000000, 1700000000000],
    [33000, 0, null, null],
  ] as const) {
    it(`/${objId}/x/${resId} ${inspect(val)}: ${inspect(expected)}`, () => {
      assert.deepEqual(readValue(objId, resId, val), expected);
    });
  }
});

describe('readInstances', () => {
  const LAMPS = [
    {
      obj_inst_id: 0,
      res: [
        { res_id: 5850, val: true },
        { res_id: 5851, val: 20 },
      ],
    },
    { obj_inst_id: 1, res: [{ res_id: 5850, val: false }] },
  ];
  const rows: readonly [title: string, target: ReadTarget, data: unknown, expected: unknown][] = [
    [
      'a Resource',
      { objectId: 3311, objectInstanceId: 0, resourceId: 5851 },
      [{ obj_inst_id: 0, res: [{ res_id: 5851, val: 20 }] }],
      20,
    ],
    [
      'an Instance, as it can be written',
      { objectId: 3311, objectInstanceId: 0 },
      LAMPS.slice(0, 1),
      { 5850: true, 5851: 20 },
    ],
    ['an Object', { objectId: 3311 }, LAMPS, { 0: { 5850: true, 5851: 20 }, 1: { 5850: false } }],
    [
      'several Resource Instances',
      { objectId: 3, objectInstanceId: 0, resourceId: 11 },
      [
        {
          obj_inst_id: 0,
          res: [
            {
              res_id: 11,
              res_inst: [
                { res_inst_id: 0, val: 1 },
                { res_inst_id: 4, val: 3 },
              ],
            },
          ],
        },
      ],
      { 0: 1, 4: 3 },
    ],
    [
      'bytes inside of an Instance',
      { objectId: 33000, objectInstanceId: 0 },
      [{ obj_inst_id: 0, res: [{ res_id: 0, val: [1, 2] }] }],
      { 0: Buffer.from([1, 2]) },
    ],
    [
      'what a kept read has brought',
      { objectId: 3303 },
      { obj_id: 3303, obj_inst: [{ obj_inst_id: 0, res: [{ res_id: 5700, val: 21.5 }] }] },
      { 0: { 5700: 21.5 } },
    ],
    [
      'one Instance that is in no list, and does not name itself',
      { objectId: 3303, objectInstanceId: 2, resourceId: 5700 },
      { res: [{ res_id: '5700', val: 0 }] },
      0,
    ],
    [
      'false, which is a value',
      { objectId: 1, objectInstanceId: 0, resourceId: 6 },
      [{ obj_inst_id: 0, res: [{ res_id: 6, val: false }] }],
      false,
    ],
    ['an Object without Instances', { objectId: 3311 }, [], {}],
    ['no Instance where there is none', { objectId: 3311, objectInstanceId: 0 }, [], undefined],
    [
      'no Resource where there is none',
      { objectId: 3311, objectInstanceId: 0, resourceId: 5850 },
      LAMPS.slice(1),
      undefined,
    ],
    [
      'only what is readable',
      { objectId: 3311 },
      [
        null,
        7,
        { res: [] },
        { obj_inst_id: -1, res: [] },
        { obj_inst_id: 0, res: [null, { res_id: 'x', val: 1 }, { res_id: 5 }] },
      ],
      { 0: {} },
    ],
    ['nothing in no data', { objectId: 3311, objectInstanceId: 0 }, undefined, undefined],
  ];
  for (const [title, target, data, expected] of rows) {
    it(`reads ${title}`, () => {
      assert.deepEqual(readInstances(target, data), expected);
    });
  }

  it('can always become JSON', () => {
    const data = parseAnswer('[{"obj_inst_id":0,"res":[{"res_id":1,"val":-9007199254740993}]}]');
    const values = readInstances({ objectId: 33000, objectInstanceId: 0 }, data);
    assert.equal(JSON.stringify(values), '{"1":"-9007199254740993"}');
  });
});
