import assert from 'node:assert/strict';

import { secondsInWords } from '../../../../nodes/shared/editor/texts';

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
      assert.deepEqual(
        [secondsInWords(seconds, 'en-US'), secondsInWords(seconds, 'zh-CN')],
        [en, zh],
      );
    });
  }
});
