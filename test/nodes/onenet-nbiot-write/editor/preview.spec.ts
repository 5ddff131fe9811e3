import assert from 'node:assert/strict';

import { standardObjects } from '../../../../lib/lwm2m/objects';
import { previewWords } from '../../../../nodes/onenet-nbiot-write/editor/preview';
import { inLanguage } from '../../../support/editor-text';
import { dialog } from './values';

const table = standardObjects();
const msg = (value: string) => ({ value, type: 'msg' });

describe('preview in words', () => {
  const rows: readonly [changes: Parameters<typeof dialog>[0], en: string, zh: string][] = [
    [
      {},
      'Device 860000000000017: Write msg.payload to 5850 On/Off of object 3311 Light Control, instance 0',
      '设备 860000000000017：把 msg.payload 写入对象 3311 灯光控制、实例 0 的资源 5850 开关',
    ],
    [
      { objId: '33000', resId: '1', objInstId: '7' },
      'Device 860000000000017: Write msg.payload to resource 1 of object 33000, instance 7',
      '设备 860000000000017：把 msg.payload 写入对象 33000、实例 7 的资源 1',
    ],
    [
      { resId: '99' },
      'Device 860000000000017: Write msg.payload to resource 99 of object 3311 Light Control, instance 0',
      '设备 860000000000017：把 msg.payload 写入对象 3311 灯光控制、实例 0 的资源 99',
    ],
    [
      { resId: '' },
      'Device 860000000000017: Write what the value names to object 3311 Light Control, instance 0',
      '设备 860000000000017：把值中写明的资源写入对象 3311 灯光控制、实例 0',
    ],
    [
      { mode: '1' },
      'Device 860000000000017: Replace instance 0 of object 3311 Light Control by 5850 On/Off = msg.payload',
      '设备 860000000000017：把对象 3311 灯光控制、实例 0 替换为资源 5850 开关，值为 msg.payload',
    ],
    [
      { mode: '1', resId: '99999', objId: '33000' },
      'Device 860000000000017: Replace instance 0 of object 33000 by resource 99999 = msg.payload',
      '设备 860000000000017：把对象 33000、实例 0 替换为资源 99999，值为 msg.payload',
    ],
    [
      { payload: { value: 'true', type: 'bool' } },
      'Device 860000000000017: Write true to 5850 On/Off of object 3311 Light Control, instance 0',
      '设备 860000000000017：把 true 写入对象 3311 灯光控制、实例 0 的资源 5850 开关',
    ],
    [
      { payload: { value: '20.5', type: 'num' }, mode: '1', resId: '5851' },
      'Device 860000000000017: Replace instance 0 of object 3311 Light Control by 5851 Dimmer = 20.5',
      '设备 860000000000017：把对象 3311 灯光控制、实例 0 替换为资源 5851 调光，值为 20.5',
    ],
    [
      { payload: { value: 'x'.repeat(99), type: 'str' } },
      `Device 860000000000017: Write "${'x'.repeat(39)}… to 5850 On/Off of object 3311 Light Control, instance 0`,
      `设备 860000000000017：把 "${'x'.repeat(39)}… 写入对象 3311 灯光控制、实例 0 的资源 5850 开关`,
    ],
    [
      { payload: { value: '12ab', type: 'str' }, valueType: 'opaque' },
      'Device 860000000000017: Write 5850 On/Off of object 3311 Light Control, instance 0',
      '设备 860000000000017：写入对象 3311 灯光控制、实例 0 的资源 5850 开关',
    ],
    [
      { mode: '1', resId: '' },
      'Device 860000000000017: Replace instance 0 of object 3311 Light Control by what the value names',
      '设备 860000000000017：把对象 3311 灯光控制、实例 0 替换为值中写明的资源',
    ],
    [
      { objId: msg('object'), resId: { value: 'R', type: 'env' }, objInstId: msg('instance') },
      'Device 860000000000017: Write msg.payload to the resource in $R of the object in msg.object, instance msg.instance',
      '设备 860000000000017：把 msg.payload 写入 msg.object 所指的对象、实例 msg.instance 的 $R 所指的资源',
    ],
    [
      { objId: '${OBJECT}', objInstId: '' },
      'Device 860000000000017: Write msg.payload to resource 5850 of the object in ${OBJECT}, instance 0',
      '设备 860000000000017：把 msg.payload 写入 ${OBJECT} 所指的对象、实例 0 的资源 5850',
    ],
    [
      { delivery: 'cached' },
      'Device 860000000000017: Write msg.payload to 5850 On/Off of object 3311 Light Control, instance 0, when the device next wakes, within 1 day',
      '设备 860000000000017：把 msg.payload 写入对象 3311 灯光控制、实例 0 的资源 5850 开关，设备唤醒后下发，有效期 1 天',
    ],
    [
      { delivery: 'cached', expires: '5400', validFrom: '60', resId: '' },
      'Device 860000000000017: Write what the value names to object 3311 Light Control, instance 0, when the device next wakes, within 1 hour 30 minutes, but not in the first 1 minute',
      '设备 860000000000017：把值中写明的资源写入对象 3311 灯光控制、实例 0，设备唤醒后下发，有效期 1 小时 30 分钟，前 1 分钟不下发',
    ],
    [
      { delivery: 'instant-then-cached', expires: msg('until'), validFrom: msg('from') },
      'Device 860000000000017: Write msg.payload to 5850 On/Off of object 3311 Light Control, instance 0, at once; if the device is offline, when it next wakes, within the time in msg.until, but not before the time in msg.from',
      '设备 860000000000017：把 msg.payload 写入对象 3311 灯光控制、实例 0 的资源 5850 开关，立即下发；设备离线则转为缓存，唤醒后下发，有效期由 msg.until 指定，不早于 msg.from 指定的时间',
    ],
    [
      { delivery: 'instant-then-cached', secondWrite: true, expires: '' },
      'Device 860000000000017: Write msg.payload to 5850 On/Off of object 3311 Light Control, instance 0, at once; if the device is offline or silent, when it next wakes, within 1 day',
      '设备 860000000000017：把 msg.payload 写入对象 3311 灯光控制、实例 0 的资源 5850 开关，立即下发；设备离线或未应答则转为缓存，唤醒后下发，有效期 1 天',
    ],
    [
      { objId: '', delivery: 'cached' },
      'Choose an object, and this line says what a message will write.',
      '选择对象之后，这里会显示一条消息将写入什么。',
    ],
    [
      { objId: 'light' },
      'Choose an object, and this line says what a message will write.',
      '选择对象之后，这里会显示一条消息将写入什么。',
    ],
  ];
  for (const [changes, en, zh] of rows) {
    it(en, () => {
      const words = (language: 'en-US' | 'zh-CN') =>
        inLanguage(language, () => previewWords(dialog(changes), undefined, table));
      assert.deepEqual([words('en-US'), words('zh-CN')], [en, zh]);
    });
  }

  it('names the device by its source, and none as long as there is none', () => {
    const words = (language: 'en-US' | 'zh-CN', imei: string, type: string) =>
      inLanguage(language, () =>
        previewWords(dialog({ imei: { value: imei, type }, resId: '' }), undefined, table),
      );
    assert.match(words('en-US', 'imei', 'msg'), /^Device in msg\.imei: Write what/);
    assert.match(words('zh-CN', 'imei', 'msg'), /^msg\.imei 所指的设备：把/);
    assert.match(words('en-US', '', 'str'), /^Write what/);
  });

  it('names what a value in the dialog writes, whatever the resource field says', () => {
    const words = (language: 'en-US' | 'zh-CN', changes: Parameters<typeof dialog>[0]) =>
      inLanguage(language, () =>
        previewWords(
          dialog(changes),
          [{ id: 5850, value: 'true' }, { id: 5851, value: '20' }, { id: 9 }],
          table,
        ),
      );
    assert.equal(
      words('en-US', { resId: '' }),
      'Device 860000000000017: Write 5850 On/Off = true, 5851 Dimmer = 20, resource 9 of object 3311 Light Control, instance 0',
    );
    assert.equal(
      words('zh-CN', { mode: '1' }),
      '设备 860000000000017：把对象 3311 灯光控制、实例 0 替换为资源 5850 开关 = true、资源 5851 调光 = 20、资源 9',
    );
  });
});
