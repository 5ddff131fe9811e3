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

  it('keeps the latest readings of a sensor, and those alone', () => {
    const device = new SimulatedDevice({ imei: '1' });
    const lamp = device.instance(3311, 0);
    const sensor = device.instance(3303, 0);
    for (let reading = 0; reading < 100; reading += 1) {
      device.set(3303, 0, 5700, reading);
      device.set(3311, 0, 5851, reading);
    }
    assert.deepEqual(
      sensor?.history(5700),
      Array.from({ length: 40 }, (_, index) => 60 + index),
    );
    assert.deepEqual(lamp?.history(5851), []);
  });

  describe('with a refused write that is half done', () => {
    const good = { resId: 5851, type: undefined, val: 7 };
    const bad = { resId: 9999, type: undefined, val: 1 };
    const last = { resId: 5850, type: undefined, val: true };
    const lamp = { objectId: 3311, instanceId: 0 };

    for (const [refusedWrite, data, dimmer, isOn] of [
      ['undone', [good, bad, last], 100, false],
      ['partial', [good, bad, last], 7, false],
      ['partial', [bad, good, last], 100, false],
      ['partial', [good, last], 7, true],
    ] as const) {
      it(`${refusedWrite}: a Partial Update of ${data.map(({ resId }) => resId).join()}`, () => {
        const device = new SimulatedDevice({ imei: '1', refusedWrite });
        const refusal = data.includes(bad) ? 'NOT_FOUND' : undefined;
        assert.equal(device.write({ ...lamp, mode: 2, data }), refusal);
        assert.deepEqual([device.get(3311, 0, 5851), device.get(3311, 0, 5850)], [dimmer, isOn]);
      });
    }

    it('loses the Instance with a Replace, and nothing else', () => {
      const device = new SimulatedDevice({ imei: '1', refusedWrite: 'partial' });
      const { revision } = device;
      assert.equal(device.write({ ...lamp, mode: 1, data: [good, bad] }), 'NOT_FOUND');
      assert.deepEqual([...(device.objects.get(3311)?.keys() ?? [])], [1]);
      assert.equal(device.write({ ...lamp, mode: 2, data: [good] }), 'NOT_FOUND');
      assert.ok(device.revision > revision);
      const before = device.revision;
      device.reset();
      assert.equal(device.get(3311, 0, 5851), 100);
      assert.ok(device.revision > before);
    });
  });

  it('returns to its first state, whatever was done to it', () => {
    const device = new SimulatedDevice({ imei: '1', reachability: 'slow', delayMs: 5 });
    const { revision } = device;
    device.set(3303, 0, 5700, 24.5);
    device.delayMs = 9;
    device.refusedWrite = 'partial';
    const action = { kind: 'write', objectId: 3311, instanceId: 0, mode: 2, data: [] } as const;
    const order = { action, validTime: 0, expiredTime: 9, retry: 0, timeoutMs: 5, trigger: 7 };
    device.commands.add(order, 0);
    const changes: string[] = [];
    device.reachability = 'offline';
    device.onReachability((before) => changes.push(before));
    device.reset();
    const { reachability, delayMs, refusedWrite } = device;
    assert.deepEqual([reachability, delayMs, refusedWrite], ['slow', 5, 'undone']);
    assert.equal(device.get(3303, 0, 5700), 21.5);
    assert.deepEqual(device.instance(3303, 0)?.history(5700), [21.5]);
    assert.deepEqual(device.commands.list(0), []);
    assert.deepEqual(changes, ['offline']);
    assert.ok(device.revision > revision);
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
