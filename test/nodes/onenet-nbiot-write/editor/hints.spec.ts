import assert from 'node:assert/strict';

import { standardObjects } from '../../../../lib/lwm2m/objects';
import {
  doubtSentence,
  valueDoubt,
  wantedValue,
} from '../../../../nodes/onenet-nbiot-write/editor/hints';
import { inLanguage } from '../../../support/editor-text';
import { dialog } from './values';

const table = standardObjects();

describe('doubts about a value in the dialog', () => {
  const rows: readonly [
    object: number,
    resource: string,
    value: string,
    type: string,
    en: string,
    zh: string,
  ][] = [
    [3311, '5850', 'true', 'bool', '', ''],
    [3311, '5850', '1', 'num', '', ''],
    [
      3311,
      '5850',
      'hello',
      'str',
      '5850 is a Boolean; this is a text.',
      '5850 是布尔值，现在是文本。',
    ],
    [
      3311,
      '5850',
      '20',
      'num',
      '5850 is a Boolean; this is a number.',
      '5850 是布尔值，现在是数字。',
    ],
    [3311, '5850', '${ON}', 'str', '', ''],
    [3311, '5850', 'payload', 'msg', '', ''],
    [
      3311,
      '5850',
      '"on"',
      'json',
      '5850 is a Boolean; this is a text.',
      '5850 是布尔值，现在是文本。',
    ],
    [
      3311,
      '',
      '{"5850":true,"5851":150}',
      'json',
      '5851 takes 0 to 100; this is 150.',
      '5851 的取值范围是 0 到 100，现在是 150。',
    ],
    [3311, '5850', '{', 'json', '', ''],
    [
      3311,
      '5851',
      '-1',
      'num',
      '5851 takes 0 to 100; this is -1.',
      '5851 的取值范围是 0 到 100，现在是 -1。',
    ],
    [
      3311,
      '5851',
      '20.5',
      'num',
      '5851 is an Integer; this is a number with a fraction.',
      '5851 是整数，现在是小数。',
    ],
    [
      3311,
      '5851',
      '[18]',
      'bin',
      '5851 is an Integer; this is bytes.',
      '5851 是整数，现在是字节。',
    ],
    [
      3303,
      '5750',
      'false',
      'bool',
      '5750 is a String; this is true or false.',
      '5750 是文本，现在是布尔值。',
    ],
    // Not in the table, and what has a hint of its own.
    [33000, '5850', 'hello', 'str', '', ''],
    [3311, '9', 'hello', 'str', '', ''],
    [3, '13', 'hello', 'str', '', ''],
    [5, '0', 'hello', 'str', '', ''],
  ];
  for (const [object, resId, value, type, en, zh] of rows) {
    it(`${type} ${value} to ${object}/0/${resId}: ${en || 'none'}`, () => {
      const doubt = valueDoubt(table.find(object), dialog({ resId, payload: { value, type } }));
      const say = (language: 'en-US' | 'zh-CN') =>
        doubt === undefined ? '' : inLanguage(language, () => doubtSentence(doubt));
      assert.deepEqual([say('en-US'), say('zh-CN')], [en, zh]);
    });
  }

  it('are none where somebody chose how it is carried', () => {
    const values = dialog({ payload: { value: 'ab', type: 'str' }, valueType: 'opaque' });
    assert.equal(valueDoubt(table.find(3311), values), undefined);
  });

  it('know of every type of the registry, in both languages', () => {
    for (const language of ['en-US', 'zh-CN'] as const) {
      const types = ['Boolean', 'String', 'Integer', 'Unsigned Integer', 'Float'] as const;
      const found = ['text', 'number', 'boolean', 'bytes', 'fraction', 'negative'] as const;
      for (const type of types) {
        for (const each of found) {
          assert.doesNotMatch(
            inLanguage(language, () => doubtSentence({ kind: 'type', id: 1, type, found: each })),
            /__/,
          );
        }
      }
    }
  });
});

describe('wantedValue', () => {
  const resource = (object: number, id: number) =>
    standardObjects()
      .find(object)
      ?.resources.find((each) => each.id === id);

  it('says what a message must bring for the type of the Resource', () => {
    assert.equal(
      inLanguage('zh-CN', () => wantedValue(resource(3311, 5850), dialog())),
      '消息必须带来 true 或 false。',
    );
    assert.equal(
      inLanguage('en-US', () => wantedValue(resource(3303, 5700), dialog())),
      'The message must bring a number.',
    );
  });

  it('says nothing of a value in the dialog, of a chosen type, or of an unknown Resource', () => {
    const lamp = resource(3311, 5850);
    const written = dialog({ payload: { value: 'true', type: 'bool' } });
    assert.equal(wantedValue(lamp, written), '');
    assert.equal(wantedValue(lamp, dialog({ valueType: 'boolean' })), '');
    assert.equal(wantedValue(undefined, dialog()), '');
  });
});
