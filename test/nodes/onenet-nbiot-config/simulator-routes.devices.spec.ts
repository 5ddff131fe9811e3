import assert from 'node:assert/strict';

import helper from 'node-red-node-test-helper';

import type { SimulatedDevicesAnswer } from '../../../lib/contract';
import { DEFAULT_IMEIS } from '../../../lib/simulator';
import configNode from '../../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import { loadGuarded, PERMISSIONS } from '../../support/admin';
import { useNodeRed } from '../../support/flow';

const PATH = '/onenet-nbiot/simulator/devices';

describe('the list of simulated devices', () => {
  useNodeRed();
  beforeEach(() => loadGuarded([configNode], []));

  it('is there before anything is deployed', async () => {
    const { body } = (await helper.request().get(PATH).expect(200)) as {
      body: SimulatedDevicesAnswer;
    };
    assert.deepEqual(
      body.devices.map(({ imei, reachability, wakes }) => [imei, reachability, wakes]),
      [
        [DEFAULT_IMEIS.reachable, 'reachable', false],
        [DEFAULT_IMEIS.slow, 'slow', false],
        [DEFAULT_IMEIS.asleep, 'asleep', false],
        [DEFAULT_IMEIS.offline, 'offline', false],
        [DEFAULT_IMEIS.sleepy, 'asleep', true],
      ],
    );
    const { objectId, objectInstanceId, resourceId, on } = body.devices[0]?.lamp ?? {};
    assert.deepEqual([objectId, objectInstanceId, resourceId], [3311, 0, 5850]);
    assert.equal(typeof on, 'boolean');
  });

  it('is for users who may read', async () => {
    PERMISSIONS.clear();
    await helper.request().get(PATH).expect(401);
  });
});
