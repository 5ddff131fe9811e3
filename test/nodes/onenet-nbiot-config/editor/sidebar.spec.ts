import assert from 'node:assert/strict';

import type { CommandOverview } from '../../../../lib/contract';
import { readOverview } from '../../../../nodes/onenet-nbiot-config/editor/sidebar';
import {
  detailTexts,
  millisecondsInWords,
  OPERATIONS,
} from '../../../../nodes/onenet-nbiot-config/editor/sidebar-commands';
import { points } from '../../../../nodes/onenet-nbiot-config/editor/traffic';
import { useEditorDouble } from '../../../support/editor-double';
import { textOf } from '../../../support/editor-text';
import { LANGUAGES } from '../../../support/package-files';

const COMMAND: CommandOverview = {
  ...{ platform: 'p', node: 'n', device: '1', what: '/3311/0', phase: 'running', ageMs: 5 },
};

describe('sidebar', () => {
  useEditorDouble('en-US');

  for (const [milliseconds, english, chinese] of [
    [0, '0 ms', '0毫秒'],
    [999, '999 ms', '999毫秒'],
    [1169, '1.2 sec', '1.2秒'],
    [12_400, '12 sec', '12秒'],
    [90_000, '1.5 min', '1.5分钟'],
    [7_200_000, '2 hr', '2小时'],
    [259_200_000, '3 days', '3天'],
  ] as const) {
    it(`says ${english} for ${milliseconds} ms`, () => {
      assert.equal(millisecondsInWords(milliseconds, 'en-US'), english);
      assert.equal(millisecondsInWords(milliseconds, 'zh-CN').replaceAll(' ', ''), chinese);
    });
  }

  it('says nothing of what goes without saying', () => {
    assert.deepEqual(detailTexts({ ...COMMAND, attempts: 1, errno: 0 }), []);
    assert.deepEqual(detailTexts({ ...COMMAND, attempts: 3, errno: 2001, durationMs: 45 }), [
      'took 45 ms',
      'sent 3 times',
      'errno 2001',
    ]);
  });

  it('has a name for every operation without a path, in both languages', () => {
    for (const language of LANGUAGES) {
      const text = textOf('onenet-nbiot-config', language);
      for (const name of OPERATIONS) assert.notEqual(text(`sidebar.operation.${name}`), '');
    }
  });

  it('draws the latest at the right, and the largest at the upper edge', () => {
    assert.equal(points([]), '');
    assert.equal(points([0]), '240.0,31.0');
    assert.equal(points([5, 10]), '235.9,16.0 240.0,1.0');
  });

  for (const body of [null, undefined, 'x', {}, { commands: [] }]) {
    it(`takes ${JSON.stringify(body)} for no overview`, () => {
      assert.equal(readOverview({ kind: 'answer', body }), undefined);
    });
  }
});
