import assert from 'node:assert/strict';

import { standardObjects } from '../../../../lib/lwm2m/objects';
import { duration, targetOf, writeName } from '../../../../nodes/shared/editor/labels';

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

describe('lengths of time', () => {
  for (const [seconds, en, zh] of [
    [0, '0 seconds', '0 秒'],
    [1, '1 second', '1 秒'],
    [0.5, '0.5 seconds', '0.5 秒'],
    [1.25, '1.3 seconds', '1.3 秒'],
    [59.9, '59.9 seconds', '59.9 秒'],
    [59.99, '1 minute', '1 分钟'],
    [60, '1 minute', '1 分钟'],
    [90, '1 minute 30 seconds', '1 分钟 30 秒'],
    [3600, '1 hour', '1 小时'],
    [3601, '1 hour', '1 小时'],
    [5400, '1 hour 30 minutes', '1 小时 30 分钟'],
    [86_400, '1 day', '1 天'],
    [90_061, '1 day 1 hour', '1 天 1 小时'],
    [172_800, '2 days', '2 天'],
    [86_400 * 3650, '3650 days', '3650 天'],
  ] as const) {
    it(`${seconds} s: ${en}, ${zh}`, () => {
      assert.deepEqual([duration(seconds, 'en-US'), duration(seconds, 'zh-CN')], [en, zh]);
    });
  }
});
