import assert from 'node:assert/strict';

import { cachedCancel, cachedCancelAll, cachedList, cachedStatus } from '../../../../lib/onenet';
import type * as Script from '../../../../nodes/onenet-nbiot-command/editor';
import { loadEditorScript } from '../../../support/editor-definition';
import { inLanguage } from '../../../support/editor-text';
import { command } from './command';

const { commandWire, commandWords } = loadEditorScript('onenet-nbiot-command') as typeof Script;

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
        inLanguage(language, () => commandWords(command(changes)));
      assert.deepEqual([words('en-US'), words('zh-CN')], [en, zh]);
    });
  }
});

const num = (value: string) => ({ value, type: 'num' });

describe('request of the command node in the preview', () => {
  for (const [changes, request] of [
    [{}, 'GET /nbiot/offline/history/…?imei=…'],
    [{ operation: 'cancel', uuid: str(' ') }, 'PUT /nbiot/offline/cancel/…?imei=…'],
    [{ operation: 'cancel-all', imei: str('1') }, 'PUT /nbiot/offline/cancel/all?imei=1'],
    [{ operation: 'list' }, 'GET /nbiot/offline/history?imei=…'],
    [
      { operation: 'list', page: num('0x2'), perPage: { value: 'count', type: 'msg' } },
      'GET /nbiot/offline/history?imei=…&page=2&per_page=…',
    ],
  ] as const) {
    it(request, () => {
      assert.equal(commandWire(command(changes)), request);
    });
  }

  it('is what the operations send', () => {
    const one = { uuid: 'a/b', imei: '1&2' };
    const fixed = { uuid: str(one.uuid), imei: str(one.imei) };
    const pages = { page: num('2'), perPage: num('50') };
    const list = cachedList.parse({ imei: one.imei, page: 2, perPage: 50 });
    assert.ok(list.ok);
    const at = { now: 0 };
    for (const [operation, { method, target }] of [
      ['follow', cachedStatus.encode({ ...one }, at)],
      ['status', cachedStatus.encode({ ...one }, at)],
      ['cancel', cachedCancel.encode({ ...one }, at)],
      ['cancel-all', cachedCancelAll.encode({ imei: one.imei }, at)],
      ['list', cachedList.encode(list.value, at)],
    ] as const) {
      const shown = commandWire(command({ ...fixed, ...pages, operation }));
      assert.equal(shown, `${method} ${target}`);
    }
  });
});
