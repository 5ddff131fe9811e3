import assert from 'node:assert/strict';

import { writeTarget } from '../../../../nodes/shared/editor/write-target';

const LAMP = {
  objId: '3311',
  objIdType: 'num',
  objInstId: '0',
  objInstIdType: 'num',
  resId: '5850',
  resIdType: 'num',
};

const ROWS: readonly [string, Partial<typeof LAMP>, string | undefined][] = [
  ['all fixed', {}, '3311/0 5850'],
  ['no resource', { resId: '' }, '3311/0'],
  ['no instance', { objInstId: '' }, '3311/0 5850'],
  ['resource from the message', { resId: 'resource', resIdType: 'msg' }, '3311/0 …'],
  ['instance from the message', { objInstId: 'instance', objInstIdType: 'msg' }, '3311/… 5850'],
  ['object from the message', { objId: 'object', objIdType: 'msg' }, undefined],
  ['no object', { objId: '' }, undefined],
  ['an environment variable', { objId: '${OBJECT}' }, '${OBJECT}/0 5850'],
];

describe('writeTarget', () => {
  for (const [title, change, expected] of ROWS) {
    it(title, () => {
      assert.equal(writeTarget({ ...LAMP, ...change }), expected);
    });
  }
});
