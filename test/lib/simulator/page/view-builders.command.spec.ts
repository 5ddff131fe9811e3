import assert from 'node:assert/strict';
import { SimulatedDevice } from '../../../../lib/simulator';
import type { CommandOrder } from '../../../../lib/simulator/devices/command-queue';
import { viewCommands } from '../../../../lib/simulator/page/view-builders';

const ORDER: CommandOrder = {
  action: { kind: 'write', objectId: 3306, instanceId: 1, mode: 2, data: [] },
  validTime: 1000,
  expiredTime: 90_000,
  retry: 3,
  timeoutMs: 25_000,
  trigger: 7,
};

describe('page: view of cached commands', () => {
  it('has what is written, and until when it holds', () => {
    const device = new SimulatedDevice({ imei: '1' });
    const data = [
      { resId: 1, type: undefined, val: 9007199254740993n },
      { resId: 2, type: undefined, val: 'x'.repeat(700) },
    ];
    const order: CommandOrder = {
      ...ORDER,
      action: { kind: 'write', objectId: 3306, instanceId: 1, mode: 2, data },
    };
    const command = device.commands.add(order, 1000);
    const view = {
      uuid: command?.uuid,
      path: '/3306/1',
      values: [
        ['1', '9007199254740993'],
        ['2', `"${'x'.repeat(599)}…`],
      ],
      status: 'wait',
      expires: 90_000,
    };
    assert.deepEqual(JSON.parse(JSON.stringify(viewCommands(device, 1000))), [view]);
    assert.equal(viewCommands(device, 90_000)[0]?.status, 'expired');
  });

  it('says from when on it holds, if that was not at once', () => {
    const device = new SimulatedDevice({ imei: '1' });
    device.commands.add({ ...ORDER, validTime: 5000 }, 1000);
    assert.equal(viewCommands(device, 1000)[0]?.validFrom, 5000);
  });

  it('has all that wait, in their order, then the latest three that have ended', () => {
    const device = new SimulatedDevice({ imei: '1' });
    const uuids = Array.from({ length: 8 }, () => device.commands.add(ORDER, 1000)?.uuid ?? '');
    for (const uuid of uuids.slice(0, 4)) device.commands.cancel(uuid);
    device.commands.change(uuids[4] ?? '', { status: 'sent' });
    const shown = viewCommands(device, 1000).map(({ uuid }) => uuids.indexOf(uuid));
    assert.deepEqual(shown, [4, 5, 6, 7, 3, 2, 1]);
  });
});
