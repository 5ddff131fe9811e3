import assert from 'node:assert/strict';

import type * as Script from '../../../nodes/onenet-nbiot-in/editor';
import { loadEditorScript } from '../../support/editor-definition';
import { inLanguage } from '../../support/editor-text';

const { inWords } = loadEditorScript('onenet-nbiot-in') as typeof Script;

const VALUES: Script.InValues = {
  ...{ address: 'http://a.example/onenet', isSimulated: false },
  ...{ kinds: '', imeis: '', paths: '', repeats: false },
};

const ROWS: readonly [changes: Partial<Script.InValues>, en: string, zh: string][] = [
  [
    {},
    'Whenever OneNET pushes to http://a.example/onenet, receive everything from all devices',
    'OneNET 推送到 http://a.example/onenet 时，接收所有设备的全部消息',
  ],
  [
    { address: undefined, kinds: 'data,online', isSimulated: true },
    'Whenever the simulator pushes to an address that is not known here, receive data, online and offline from all devices',
    '模拟器推送到 此处未知的地址 时，接收所有设备的数据、上下线消息',
  ],
  [
    { kinds: 'data', paths: '3303/*/5700 3311', imeis: '860000000000017' },
    'Whenever OneNET pushes to http://a.example/onenet, receive data of 3303/*/5700, 3311 from device 860000000000017',
    'OneNET 推送到 http://a.example/onenet 时，接收设备 860000000000017 的 3303/*/5700、3311 的数据',
  ],
  [
    { kinds: 'result', imeis: '1，2', repeats: true },
    'Whenever OneNET pushes to http://a.example/onenet, receive results of commands from devices 1, 2, repeats too',
    'OneNET 推送到 http://a.example/onenet 时，接收设备 1、2 的命令结果，包括重复消息',
  ],
  [
    { paths: '3303', imeis: '1,2,3,4' },
    'Whenever OneNET pushes to http://a.example/onenet, receive data of 3303, online and offline, results of commands, anything else from 4 devices',
    'OneNET 推送到 http://a.example/onenet 时，接收 4 个设备的 3303 的数据、上下线消息、命令结果、其他消息',
  ],
];

describe('what an input node will receive, in words', () => {
  for (const [changes, en, zh] of ROWS) {
    it(en, () => {
      const values = { ...VALUES, ...changes };
      assert.equal(
        inLanguage('en-US', () => inWords(values)),
        en,
      );
      assert.equal(
        inLanguage('zh-CN', () => inWords(values)),
        zh,
      );
    });
  }
});
