import assert from 'node:assert/strict';
import {
  DEVICE,
  LIGHT_CONTROL,
  RAW_DATA,
  SimulatedDevice,
  type HeldValue,
  type ObjectModel,
} from '../../../../lib/simulator';
import { viewDevice } from '../../../../lib/simulator/page/view-builders';
import type { ResourceView } from '../../../../lib/simulator/page/views';

const IMEI = '860000000000017';
const SCRIPT = '<script>alert(1)</script>';
const OWN: ObjectModel = {
  id: 40000,
  name: SCRIPT,
  resources: [{ id: 1, name: SCRIPT, operations: 'R', type: 'String', initial: SCRIPT }],
};

/** The view of one Resource of a device that holds `value` there. */
function view(objectId: number, id: number, value?: HeldValue): ResourceView | undefined {
  const device = new SimulatedDevice({ imei: IMEI, instances: [DEVICE, RAW_DATA, OWN] });
  if (value !== undefined) device.set(objectId, 0, id, value);
  const object = viewDevice(device, 0).objects.find((each) => each.id === objectId);
  return object?.resources.find((each) => each.id === id);
}

describe('page: view of a device', () => {
  it('has every Object Instance, and names in both languages', () => {
    const device = new SimulatedDevice({ imei: IMEI, instances: [LIGHT_CONTROL, LIGHT_CONTROL] });
    const { objects, ...rest } = viewDevice(device, 0);
    assert.deepEqual(rest, {
      imei: IMEI,
      reachability: 'reachable',
      delayMs: 3000,
      awake: false,
      commands: [],
      waiting: 0,
    });
    assert.deepEqual(
      objects.map(({ id, instance }) => [id, instance]),
      [
        [3311, 0],
        [3311, 1],
      ],
    );
    assert.deepEqual(objects[0]?.name, { en: 'Light Control', zh: '灯光控制' });
    assert.deepEqual(objects[0].resources[0], {
      id: 5850,
      name: { en: 'On/Off', zh: '开关' },
      operations: 'RW',
      values: [false],
    });
  });

  it('has Chinese names for the Object of our own as well', () => {
    const { objects } = viewDevice(new SimulatedDevice({ imei: IMEI, instances: [RAW_DATA] }), 0);
    const [object] = objects;
    assert.deepEqual(object?.name, { en: 'Raw Data', zh: '原始数据' });
    for (const { name } of object.resources) assert.match(name.zh, /^\p{Script=Han}+$/u);
  });

  it('says how often it wakes, and whether it has just done so', () => {
    const device = new SimulatedDevice({ imei: IMEI, reachability: 'asleep', wakeEveryMs: 20_000 });
    for (const [now, isAwake] of [
      [19_999, false],
      [20_000, true],
      [24_999, true],
      [25_000, false],
    ] as const) {
      const { wakeEveryMs, awake } = viewDevice(device, now);
      assert.deepEqual([wakeEveryMs, awake], [20_000, isAwake]);
    }
  });

  it('takes what it does not know from the device as it is, for the page to show as text', () => {
    const name = { en: SCRIPT, zh: SCRIPT };
    assert.deepEqual(view(40000, 1), { id: 1, name, operations: 'R', values: [SCRIPT] });
  });

  for (const [what, objectId, id, value, values] of [
    ['no value', 33000, 2, undefined, []],
    ['bytes', 33000, 0, { kind: 'opaque', hex: '0aff' }, [{ opaque: '0aff' }]],
    ['a time', 33000, 2, { kind: 'time', seconds: 1_767_225_600 }, [{ time: 1_767_225_600 }]],
    ['a small Integer', 33000, 1, -7, [-7]],
    ['a large Integer', 33000, 1, 9007199254740993n, [{ digits: '9007199254740993' }]],
    ['no number', 33000, 1, NaN, ['NaN']],
    ['several values', 3, 11, [0, 2], [0, 2]],
    ['a long text', 40000, 1, `${'x'.repeat(599)}😀`, [`${'x'.repeat(599)}…`]],
  ] as [string, number, number, HeldValue | undefined, unknown][]) {
    it(`shows ${what}`, () => {
      const told = JSON.parse(JSON.stringify(view(objectId, id, value))) as ResourceView;
      assert.deepEqual(told.values, values);
    });
  }

  it('leaves out what can only be executed', () => {
    assert.equal(view(3, 4), undefined);
  });
});
