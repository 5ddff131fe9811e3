import assert from 'node:assert/strict';
import { readObjects } from '../../../../lib/lwm2m/objects';

const onOff = [5850, 'On/Off', '开关', 'RW', 'Boolean'];
const light = [3311, 'Light Control', '灯光控制', 1, [5850]];

describe('lwm2m/objects: compact JSON', () => {
  it('reads reusable Resources, own Resources, ranges and units', () => {
    const own = [1, 'Temperature Limits', '温度范围', 'W', 'Integer[]', '-40..125', 'Cel'];
    const table = readObjects({
      reusable: [onOff],
      objects: [light, [9, 'Own', '自有', 0, [own, 5850]]],
    });
    const switchable = {
      id: 5850,
      name: { en: 'On/Off', zh: '开关' },
      operations: 'RW',
      type: 'Boolean',
      multiple: false,
    };
    assert.deepEqual(table.list(), [
      {
        id: 9,
        name: { en: 'Own', zh: '自有' },
        multiple: false,
        resources: [
          {
            id: 1,
            name: { en: 'Temperature Limits', zh: '温度范围' },
            operations: 'W',
            type: 'Integer',
            multiple: true,
            range: { min: -40, max: 125 },
            unit: 'Cel',
          },
          switchable,
        ],
      },
      {
        id: 3311,
        name: { en: 'Light Control', zh: '灯光控制' },
        multiple: true,
        resources: [switchable],
      },
    ]);
  });

  it('reads an Object of which only the English name is known', () => {
    const table = readObjects({ reusable: [], objects: [[3351, 'powerupLog', '', 1]] });
    assert.deepEqual(table.list(), [
      { id: 3351, name: { en: 'powerupLog', zh: 'powerupLog' }, multiple: true, resources: [] },
    ]);
  });

  const misfits: readonly [why: string, json: unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['the text of a page', '<!DOCTYPE html>'],
    ['no reusable Resources', { objects: [light] }],
    ['no Objects', { reusable: [onOff] }],
    ['a reference to nothing', { reusable: [], objects: [light] }],
    ['an Object ID out of range', { reusable: [onOff], objects: [[65536, ...light.slice(1)]] }],
    ['neither single nor multiple', { reusable: [onOff], objects: [light.with(3, 2)] }],
    ['an Object without a name', { reusable: [onOff], objects: [light.with(1, '')] }],
    ['a Chinese name that is no text', { reusable: [onOff], objects: [light.with(2, 0)] }],
    ['Resources that are no list', { reusable: [onOff], objects: [light.with(4, 5850)] }],
    ['a row that is no list', { reusable: [onOff], objects: [{ id: 3311 }] }],
    ['a Resource ID that is no number', { reusable: [onOff.with(0, '5850')], objects: [] }],
    ['a Resource without a name', { reusable: [onOff.with(1, '')], objects: [] }],
    ['unknown operations', { reusable: [onOff.with(3, 'RWE')], objects: [] }],
    ['an unknown type', { reusable: [onOff.with(4, 'Double')], objects: [] }],
    ['no type', { reusable: [onOff.slice(0, 4)], objects: [] }],
    ['a range in other words', { reusable: [[...onOff, '0-100']], objects: [] }],
    ['a range that is no text', { reusable: [[...onOff, 100]], objects: [] }],
    ['a unit that is no text', { reusable: [[...onOff, '', 5]], objects: [] }],
  ];
  for (const [why, json] of misfits)
    it(`refuses ${why}`, () => {
      assert.throws(() => readObjects(json), TypeError);
    });
});
