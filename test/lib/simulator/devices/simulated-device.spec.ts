import assert from 'node:assert/strict';
import { LIGHT_CONTROL, SimulatedDevice, TEMPERATURE } from '../../../../lib/simulator';

describe('simulated device', () => {
  it('has the Instances that it is given, numbered from 0', () => {
    const device = new SimulatedDevice({
      imei: '1',
      instances: [LIGHT_CONTROL, TEMPERATURE, LIGHT_CONTROL, LIGHT_CONTROL],
    });
    assert.deepEqual(
      [...device.objects].map(([id, instances]) => [id, [...instances.keys()]]),
      [
        [3311, [0, 1, 2]],
        [3303, [0]],
      ],
    );
  });

  it('lets its own side set what a server may not', () => {
    const device = new SimulatedDevice({ imei: '1' });
    device.set(3303, 0, 5700, 24.5);
    assert.equal(device.get(3303, 0, 5700), 24.5);
  });

  it('that is woken between two sendings of a command hears the next one', () => {
    // They are sent after 5 and 15 s.
    for (const woken of [5001, 9000, 14_999]) {
      const device = new SimulatedDevice({ imei: '1', reachability: 'asleep' });
      device.markAwake(woken);
      assert.ok(device.isAwake(15_000), `woken after ${woken} ms`);
      assert.ok(!device.isAwake(woken + 10_000));
    }
  });

  for (const [objectId, instanceId, resourceId] of [
    [1, 0, 0],
    [3303, 1, 5700],
    [3303, 0, 5850],
  ] as const) {
    it(`does not have /${objectId}/${instanceId}/${resourceId}`, () => {
      const device = new SimulatedDevice({ imei: '1' });
      assert.equal(device.get(objectId, instanceId, resourceId), undefined);
      assert.throws(() => {
        device.set(objectId, instanceId, resourceId, 1);
      }, RangeError);
    });
  }
});
