import assert from 'node:assert/strict';

import { commandWords } from '../../../../nodes/onenet-nbiot-command/editor/command-words';
import { textOf } from '../../../support/editor-text';
import { command } from './command';

const str = (value: string) => ({ value, type: 'str' });

describe('command node in words', () => {
  const rows: readonly [changes: Parameters<typeof command>[0], en: string, zh: string][] = [
    [
      {},
      'Wait for the result of the command in msg.onenet.uuid; ask after 2 seconds, then less and less often, down to once a minute',
      '等待 msg.onenet.uuid 所指的命令的执行结果：2 秒后首次查询，之后逐渐放慢，直到每分钟一次',
    ],
    [
      { minInterval: '90', maxInterval: '' },
      'Wait for the result of the command in msg.onenet.uuid; ask after 1 minute 30 seconds, then less and less often, down to once every 1 minute 30 seconds',
      '等待 msg.onenet.uuid 所指的命令的执行结果：1 分钟 30 秒后首次查询，之后逐渐放慢，直到每 1 分钟 30 秒一次',
    ],
    [
      { minInterval: '60', maxInterval: '3600' },
      'Wait for the result of the command in msg.onenet.uuid; ask after 1 minute, then less and less often, down to once an hour',
      '等待 msg.onenet.uuid 所指的命令的执行结果：1 分钟后首次查询，之后逐渐放慢，直到每小时一次',
    ],
    [
      { maxInterval: '86400' },
      'Wait for the result of the command in msg.onenet.uuid; ask after 2 seconds, then less and less often, down to once a day',
      '等待 msg.onenet.uuid 所指的命令的执行结果：2 秒后首次查询，之后逐渐放慢，直到每天一次',
    ],
    [
      { minInterval: '1', maxInterval: '1' },
      'Wait for the result of the command in msg.onenet.uuid; ask after 1 second, then less and less often, down to once a second',
      '等待 msg.onenet.uuid 所指的命令的执行结果：1 秒后首次查询，之后逐渐放慢，直到每秒一次',
    ],
    [
      { operation: 'status', uuid: str('7') },
      'Ask once what has become of command 7',
      '查询一次命令 7 的状态',
    ],
    [
      { operation: 'cancel', uuid: str('') },
      'Cancel a command that is not named yet, if it still waits',
      '取消尚未填写的命令（须尚未下发）',
    ],
    [
      { operation: 'cancel-all', imei: { value: 'IMEI', type: 'env' } },
      'Cancel all commands that wait for the device in $IMEI',
      '取消 $IMEI 所指的设备的全部待下发命令',
    ],
    [
      { operation: 'list', imei: str('860000000000017') },
      'List the commands of device 860000000000017',
      '列出设备 860000000000017 的命令',
    ],
  ];
  for (const [changes, en, zh] of rows) {
    it(en, () => {
      const words = (language: 'en-US' | 'zh-CN') =>
        commandWords(command(changes), language, textOf('onenet-nbiot-command', language));
      assert.deepEqual([words('en-US'), words('zh-CN')], [en, zh]);
    });
  }
});
