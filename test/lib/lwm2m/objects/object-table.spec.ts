import assert from 'node:assert/strict';
import {
  describeObject,
  describeResource,
  findObject,
  isWritable,
  type Name,
  type ResourceDefinition,
} from '../../../../lib/lwm2m/objects';
import { search } from '../../../../lib/lwm2m/objects/object-table';

const item = (id: number, en: string, zh: string): { id: number; name: Name } => ({
  id,
  name: { en, zh },
});

const items = [
  item(300, 'Push Button Alarm', 'Push Button Alarm'),
  item(33, 'Power', '功率'),
  item(331, 'Push button', '按钮'),
  item(3312, 'Power Control', '电源控制'),
  item(3329, 'Max Power', '最大功率'),
  item(4033, 'Light Control', '灯光控制'),
];

describe('lwm2m/objects: search', () => {
  const table: readonly [query: string, language: string, ids: readonly number[], why: string][] = [
    ['', 'en-US', [300, 33, 331, 3312, 3329, 4033], 'everything in order'],
    ['  ', 'en-US', [300, 33, 331, 3312, 3329, 4033], 'blanks are empty'],
    [
      '33',
      'en-US',
      [33, 331, 3312, 3329],
      'the very id, then ids that begin with it, none that contain it',
    ],
    ['331', 'en-US', [331, 3312], 'the very id first even if it is later in the list'],
    ['power', 'en-US', [33, 3312, 3329], 'names that begin with it before names that contain it'],
    ['POWER c', 'en-US', [3312], 'case does not matter'],
    [
      'push button',
      'zh-CN',
      [331, 300],
      'the whole name before one in the own language that begins with it',
    ],
    ['control', 'en-US', [3312, 4033], 'the order holds among equals'],
    ['功率', 'zh-CN', [33, 3329], 'a Chinese name for a Chinese reader'],
    ['功率', 'en-US', [33, 3329], 'a Chinese name for an English reader'],
    ['power', 'zh-CN', [33, 3312, 3329], 'an English name for a Chinese reader'],
    ['３３１', 'zh-CN', [331, 3312], 'full-width digits'],
    ['power　control', 'zh-CN', [3312], 'an ideographic space'],
    ['4033 Light Control 灯光控制', 'en-US', [4033], 'the label of a suggestion, once picked'],
    ['control light', 'en-US', [4033], 'words in any order'],
    ['light 331', 'en-US', [], 'each word has to fit'],
    ['9', 'en-US', [], 'a number that no id begins with'],
    ['valve', 'en-US', [], 'an unknown name'],
  ];
  for (const [query, language, ids, why] of table)
    it(`${JSON.stringify(query)} in ${language}: ${why}`, () => {
      assert.deepEqual(
        search(items, query, language).map(({ id }) => id),
        ids,
      );
    });

  it('puts a name in the language of the reader first', () => {
    const twins = [item(1, 'pH', 'X 轴'), item(2, 'X axis', 'pH')];
    const first = (language: string) => search(twins, 'x', language)[0]?.id;
    assert.deepEqual([first('en-US'), first('zh-CN'), first('zh'), first('de')], [2, 1, 1, 2]);
  });
});

describe('lwm2m/objects: describe', () => {
  const table: readonly [path: string, en: string, zh: string, writable: boolean][] = [
    ['3311/5850', '5850 On/Off, Boolean, read/write', '5850 开关，布尔，可读写', true],
    [
      '3311/5851',
      '5851 Dimmer, Integer, read/write, 0..100 %',
      '5851 调光，整数，可读写，0..100 %',
      true,
    ],
    ['3311/5852', '5852 On time, Integer, read/write, s', '5852 开启时长，整数，可读写，s', true],
    ['3303/5700', '5700 Sensor Value, Float, readable', '5700 传感器值，浮点数，可读', false],
    ['3/4', '4 Reboot, executable', '4 重启，可执行', false],
    ['5/0', '0 Package, Opaque, writable', '0 固件包，字节（Opaque），可写', true],
    [
      '5/1',
      '1 Package URI, String, read/write, length 0..255',
      '1 固件包地址，字符串，可读写，长度 0..255',
      true,
    ],
    [
      '3/6',
      '6 Available Power Sources, Integer, readable, multiple, 0..7',
      '6 可用电源，整数，可读，多实例，0..7',
      false,
    ],
    ['6/0', '0 Latitude, Float, readable, °', '0 纬度，浮点数，可读，°', false],
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
      label: '5851 Dimmer',
      details: 'Integer, read/write, 0..100 %',
      text: '5851 Dimmer, Integer, read/write, 0..100 %',
    });
  });

  it('describes an Object without a Chinese name by its English one, once', () => {
    const event = findObject(3351);
    assert.ok(event);
    assert.equal(describeObject(event, 'en-US').text, '3351 powerupLog');
    assert.equal(describeObject(event, 'zh-CN').text, '3351 powerupLog');
  });

  it('describes an Object by number and names', () => {
    const light = findObject(3311);
    assert.ok(light);
    assert.equal(describeObject(light, 'en-US').text, '3311 Light Control');
    assert.equal(describeObject(light, 'zh-CN').label, '3311 灯光控制');
  });
});

function resourceAt(path: string): ResourceDefinition {
  const [objectId, resourceId] = path.split('/').map(Number);
  const resource = findObject(Number(objectId))?.resources.find(({ id }) => id === resourceId);
  assert.ok(resource, path);
  return resource;
}
