import assert from 'node:assert/strict';

import { standardObjects } from '../../../../lib/lwm2m/objects';
import { hintOf } from '../../../../nodes/onenet-nbiot-write/editor/hints';
import {
  misuseOf,
  suggestObjects,
  suggestResources,
  toDiscovered,
} from '../../../../nodes/shared/editor/target-words';
import { textOf } from '../../../support/editor-text';

const table = standardObjects();
const english = textOf('onenet-nbiot-write', 'en-US');
const chinese = textOf('onenet-nbiot-write', 'zh-CN');

describe('suggestions of objects', () => {
  for (const [typed, language, label] of [
    ['3311', 'en-US', '3311 Light Control'],
    ['light c', 'en-US', '3311 Light Control'],
    ['灯光', 'zh-CN', '3311 灯光控制'],
    ['灯光', 'en-US', '3311 Light Control'],
  ] as const) {
    it(`${typed}: ${label}`, () => {
      assert.deepEqual(suggestObjects(table, typed, language)[0], { value: '3311', label });
    });
  }

  it('are all of them for nothing typed, and none for nothing known', () => {
    assert.equal(suggestObjects(table, '', 'en-US').length, table.list().length);
    assert.deepEqual(suggestObjects(table, 'no such object', 'en-US'), []);
  });
});

describe('suggestions of resources', () => {
  it('say type and operations', () => {
    assert.deepEqual(suggestResources(table, 3311, 'on/off', english, 'write')[0], {
      value: '5850',
      label: '5850 On/Off',
      details: 'Boolean, read/write',
    });
  });

  it('mark what cannot be written', () => {
    const doubt = (object: number, typed: string, text: typeof english) =>
      suggestResources(table, object, typed, text, 'write')[0]?.doubt;
    assert.deepEqual(
      [doubt(3303, '5700', english), doubt(3303, '5700', chinese), doubt(3, 'reboot', english)],
      ['Read-only', '只读', 'Execute only'],
    );
  });

  it('are none for an object that is unknown, or comes with the message', () => {
    assert.deepEqual(suggestResources(table, 33000, '', english, 'write'), []);
    assert.deepEqual(suggestResources(table, undefined, '', english, 'write'), []);
  });
});

describe('what a resource is fit for', () => {
  for (const [object, id, use, misuse] of [
    [3311, 5850, 'read', undefined],
    [3311, 5850, 'write', undefined],
    [3311, 5850, 'execute', 'value'],
    [3303, 5700, 'read', undefined],
    [3303, 5700, 'write', 'read'],
    [3, 4, 'read', 'execute'],
    [3, 4, 'write', 'execute'],
    [3, 4, 'execute', undefined],
    [5, 0, 'read', 'write'],
  ] as const) {
    it(`/${object}/0/${id} to ${use}: ${misuse ?? 'well'}`, () => {
      const resource = table.find(object)?.resources.find((each) => (each.id as number) === id);
      assert.ok(resource);
      assert.equal(misuseOf(resource, use), misuse);
    });
  }
});

describe('hints about a resource', () => {
  for (const [object, id, valueType, hint] of [
    [3311, 5850, 'auto', 'known'],
    [3303, 5700, 'auto', 'read'],
    [3, 4, 'auto', 'execute'],
    [3, 13, 'auto', 'time'],
    [3, 13, 'time', 'known'],
    [3200, 5750, 'auto', 'known'],
    [5, 0, 'auto', 'opaque'],
    [5, 0, 'opaque', 'known'],
  ] as const) {
    it(`/${object}/0/${id} as ${valueType}: ${hint}`, () => {
      const resource = table.find(object)?.resources.find((each) => (each.id as number) === id);
      assert.ok(resource);
      assert.equal(hintOf(resource, valueType), hint);
    });
  }
});

describe('what a device has', () => {
  const instances = [
    { objectId: 3303, objectInstanceId: 0, resources: [5700, 5750] },
    { objectId: 3311, objectInstanceId: 1, resources: [5850] },
    { objectId: 33000, objectInstanceId: 0, resources: [7] },
  ];

  it('stands below headings, writable first, the chosen object before all', () => {
    const lines = toDiscovered(instances, 3311, table, english, 'write');
    assert.deepEqual(
      lines.map(({ group, value, label }) => [group, value, label]),
      [
        ['3311 Light Control, instance 1', '5850', '5850 On/Off'],
        ['3303 Temperature, instance 0', '5750', '5750 Application Type'],
        ['3303 Temperature, instance 0', '5700', '5700 Sensor Value'],
        ['33000, instance 0', '7', '7'],
      ],
    );
    assert.deepEqual([lines[0]?.objectId, lines[0]?.objectInstanceId], [3311, 1]);
  });

  it('keeps the order of the platform where no object is chosen', () => {
    const lines = toDiscovered(instances, undefined, table, chinese, 'write');
    assert.deepEqual(
      lines.map(({ objectId }) => objectId),
      [3303, 3303, 3311, 33000],
    );
    assert.equal(lines[2]?.group, '3311 灯光控制，实例 1');
  });
});
