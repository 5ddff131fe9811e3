import assert from 'node:assert/strict';

import { readAction, readRecord } from '../../../lib/onenet/cached-record';

const RES = [{ obj_inst_id: 0, res: [{ res_id: 5700, val: 21.5 }] }];

describe('the record of a kept Read', () => {
  for (const [title, args, result, path, expected] of [
    ['a Resource', { obj_id: 3303, obj_inst_id: 0, res_id: 5700 }, RES, '/3303/0/5700', 21.5],
    ['an Instance', { obj_id: '3303', obj_inst_id: '0' }, RES, '/3303/0', { 5700: 21.5 }],
    ['an Object', { obj_id: 3303 }, RES, '/3303', { 0: { 5700: 21.5 } }],
    [
      'an Object, as JSON in a text',
      '{"obj_id":3303}',
      JSON.stringify(RES),
      '/3303',
      { 0: { 5700: 21.5 } },
    ],
    ['nothing so far', { obj_id: 3303 }, undefined, '/3303', undefined],
    ['what is no JSON', { obj_id: 3303 }, '{', '/3303', undefined],
    ['of no known Object', undefined, RES, undefined, undefined],
  ] as const) {
    it(`holds ${title}`, () => {
      const record = { type: 'READ', args, cmd_result: result };
      assert.deepEqual(readAction(record), { operation: 'read', path });
      assert.deepEqual(readRecord(record, 'u').result, expected);
    });
  }

  it('is told from those of other commands', () => {
    for (const [type, operation] of [
      ['WRITE', 'write'],
      ['execute', 'execute'],
      ['DISCOVER', undefined],
      [undefined, undefined],
    ] as const) {
      const record = { type, args: { obj_id: 3303 }, cmd_result: RES };
      assert.deepEqual(readAction(record), { operation, path: '/3303' });
      assert.equal('result' in readRecord(record, 'u'), false);
    }
  });
});
