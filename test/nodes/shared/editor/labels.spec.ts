import assert from 'node:assert/strict';

import { standardObjects } from '../../../../lib/lwm2m/objects';
import { targetOf, writeName } from '../../../../nodes/shared/editor/labels';

const LAMP = {
  objId: '3311',
  objIdType: 'num',
  objInstId: '0',
  objInstIdType: 'num',
  resId: '5850',
  resIdType: 'num',
};

const ROWS: readonly [string, Partial<typeof LAMP>, string | undefined][] = [
  ['all fixed', {}, '3311/0/5850'],
  ['no resource', { resId: '' }, '3311/0'],
  ['no instance', { objInstId: '' }, '3311/0/5850'],
  ['resource from the message', { resId: 'resource', resIdType: 'msg' }, '3311/0/…'],
  ['instance from the message', { objInstId: 'instance', objInstIdType: 'msg' }, '3311/…/5850'],
  ['object from the message', { objId: 'object', objIdType: 'msg' }, undefined],
  ['no object', { objId: '' }, undefined],
  ['an environment variable', { objId: '${OBJECT}' }, '${OBJECT}/0/5850'],
];

describe('targetOf', () => {
  for (const [title, change, expected] of ROWS) {
    it(title, () => {
      assert.equal(targetOf({ ...LAMP, ...change }, '0'), expected);
    });
  }

  it('is the object alone where a blank instance is all of them', () => {
    assert.equal(targetOf({ ...LAMP, objInstId: '' }, ''), '3311');
  });
});

describe('writeName', () => {
  const rows: readonly [string, Partial<typeof LAMP>, string | undefined, string | undefined][] = [
    ['a resource', {}, 'On/Off', '开关'],
    ['the object where the value names the resources', { resId: '' }, 'Light Control', '灯光控制'],
    [
      'the object where a message does',
      { resId: 'r', resIdType: 'msg' },
      'Light Control',
      '灯光控制',
    ],
    ['nothing for a resource that is not in the registry', { resId: '1' }, undefined, undefined],
    ['nothing for an object that is not', { objId: '33000' }, undefined, undefined],
    ['nothing without an object', { objId: '' }, undefined, undefined],
  ];
  for (const [title, change, en, zh] of rows) {
    it(title, () => {
      const names = ['en-US', 'zh-CN'].map((language) =>
        writeName({ ...LAMP, ...change }, standardObjects(), language),
      );
      assert.deepEqual(names, [en, zh]);
    });
  }
});
