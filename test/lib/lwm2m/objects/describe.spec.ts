import assert from 'node:assert/strict';
import {
  describeObject,
  describeResource,
  findObject,
  isWritable,
  type ResourceDefinition,
} from '../../../../lib/lwm2m/objects';

describe('lwm2m/objects: describe', () => {
  const table: readonly [path: string, en: string, zh: string, writable: boolean][] = [
    ['3311/5850', '5850 On/Off 开关, Boolean, RW', '5850 开关 On/Off，布尔，可读写', true],
    [
      '3311/5851',
      '5851 Dimmer 调光, Integer, RW, 0..100 %',
      '5851 调光 Dimmer，整数，可读写，0..100 %',
      true,
    ],
    [
      '3311/5852',
      '5852 On time 开启时长, Integer, RW, s',
      '5852 开启时长 On time，整数，可读写，s',
      true,
    ],
    [
      '3303/5700',
      '5700 Sensor Value 传感器值, Float, R',
      '5700 传感器值 Sensor Value，浮点数，可读',
      false,
    ],
    ['3/4', '4 Reboot 重启, E', '4 重启 Reboot，可执行', false],
    ['5/0', '0 Package 固件包, Opaque, W', '0 固件包 Package，字节（Opaque），可写', true],
    [
      '5/1',
      '1 Package URI 固件包地址, String, RW, length 0..255',
      '1 固件包地址 Package URI，字符串，可读写，长度 0..255',
      true,
    ],
    [
      '3/6',
      '6 Available Power Sources 可用电源, Integer, R, multiple, 0..7',
      '6 可用电源 Available Power Sources，整数，可读，多实例，0..7',
      false,
    ],
    ['6/0', '0 Latitude 纬度, Float, R, °', '0 纬度 Latitude，浮点数，可读，°', false],
  ];
  for (const [path, en, zh, writable] of table)
    it(en, () => {
      const resource = resourceAt(path);
      assert.equal(describeResource(resource, 'en-US').text, en);
      assert.equal(describeResource(resource, 'zh-CN').text, zh);
      assert.equal(isWritable(resource), writable);
    });

  it('gives the parts of the line as well', () => {
    assert.deepEqual(describeResource(resourceAt('3311/5851'), 'en-US'), {
      label: '5851 Dimmer 调光',
      details: 'Integer, RW, 0..100 %',
      text: '5851 Dimmer 调光, Integer, RW, 0..100 %',
    });
  });

  it('describes an Object by number and names', () => {
    const light = findObject(3311);
    assert.ok(light);
    assert.equal(describeObject(light, 'en-US').text, '3311 Light Control 灯光控制');
    assert.equal(describeObject(light, 'zh-CN').label, '3311 灯光控制 Light Control');
  });
});

function resourceAt(path: string): ResourceDefinition {
  const [objectId, resourceId] = path.split('/').map(Number);
  const resource = findObject(Number(objectId))?.resources.find(({ id }) => id === resourceId);
  assert.ok(resource, path);
  return resource;
}
