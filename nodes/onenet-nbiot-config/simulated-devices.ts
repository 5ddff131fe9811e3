/** The devices of the built-in simulator, for the list below the IMEI of a dialog. */

import type { SimulatedDevicesAnswer, SimulatedDeviceState } from '../../lib/contract';
import type * as SimulatorModule from '../../lib/simulator';
import type { NodeAPI } from '../shared/node-red';

/** A list for a person to pick from. */
const MOST_DEVICES = 20;

/** Also before the first deploy: the devices are always the same. */
export function serveSimulatedDevices(RED: NodeAPI): void {
  RED.httpAdmin.get(
    '/onenet-nbiot/simulator/devices',
    RED.auth.needsPermission('onenet-nbiot.read'),
    (_request, response) => {
      // Loaded by the first request: most runtimes never show the list.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const simulator = require('../../lib/simulator') as typeof SimulatorModule;
      const devices = simulator.embeddedSimulatorDevices().slice(0, MOST_DEVICES);
      const answer: SimulatedDevicesAnswer = {
        devices: devices.map((device) => describe(device, simulator.LIGHT_CONTROL.id)),
      };
      response.setHeader('cache-control', 'no-store');
      response.json(answer);
    },
  );
}

/** On/Off of an IPSO light (OMA registry, Object 3311). */
const ON_OFF = 5850;

function describe(device: SimulatorModule.SimulatedDevice, light: number): SimulatedDeviceState {
  const { imei, reachability, wakeEveryMs } = device;
  const on = device.get(light, 0, ON_OFF);
  return {
    imei,
    reachability,
    wakes: wakeEveryMs !== undefined,
    ...(typeof on === 'boolean'
      ? { lamp: { objectId: light, objectInstanceId: 0, resourceId: ON_OFF, on } }
      : {}),
  };
}
