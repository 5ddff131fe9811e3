import assert from 'node:assert/strict';
import {
  DEFAULT_IMEIS,
  SimulatedDevice,
  startSimulator,
  type Simulator,
} from '../../../../lib/simulator';
import { call, SUCC, target, unsuccessText } from '../call';

const IMEI = DEFAULT_IMEIS.reachable;

describe('simulator: execute', () => {
  let device: SimulatedDevice;
  let simulator: Simulator;
  beforeEach(async () => {
    device = new SimulatedDevice({ imei: IMEI });
    simulator = await startSimulator({ devices: [device] });
  });
  afterEach(() => simulator.close());

  const execute = async (
    parameters: Record<string, number>,
    body: string | undefined = '{"args":""}',
  ): Promise<string> =>
    (await call(simulator, 'POST', target('/nbiot/execute', IMEI, parameters), body)).text;

  it('resets what a thermometer has measured', async () => {
    assert.equal(await execute({ obj_id: 3303, obj_inst_id: 0, res_id: 5605 }), SUCC);
    assert.deepEqual([device.get(3303, 0, 5601), device.get(3303, 0, 5602)], [21.5, 21.5]);
  });

  it('returns a device to its first values, and keeps its commands', async () => {
    device.set(3308, 0, 5900, 25);
    assert.equal(await execute({ obj_id: 3, obj_inst_id: 0, res_id: 5 }), SUCC);
    assert.equal(device.get(3308, 0, 5900), 20);
  });

  for (const [resource, path, before, after] of [
    [5505, [3200, 0, 5501], 7, 0],
    [5530, [3341, 0, 5527], 'text', ''],
  ] as const) {
    it(`carries out ${resource}`, async () => {
      const [obj_id, obj_inst_id, resId] = path;
      device.set(obj_id, obj_inst_id, resId, before);
      assert.equal(await execute({ obj_id, obj_inst_id, res_id: resource }), SUCC);
      assert.equal(device.get(obj_id, obj_inst_id, resId), after);
    });
  }

  const REBOOT = { obj_id: 3, obj_inst_id: 0, res_id: 4 };
  for (const [what, body, answer] of [
    ['no body', '', SUCC],
    ['no arguments', '{}', SUCC],
    ['2048 bytes', `{"args":"${'\\u0000'.repeat(2048)}"}`, SUCC],
    [
      '2049 bytes',
      `{"args":"${'x'.repeat(2049)}"}`,
      '{"errno":5,"error":"request entity too large"}',
    ],
    [
      '1025 characters of two bytes',
      `{"args":"${'é'.repeat(1025)}"}`,
      '{"errno":5,"error":"request entity too large"}',
    ],
    ['a number', '{"args":1}', '{"errno":6,"error":"invalid parameter: args"}'],
    ['broken JSON', '{"args"', '{"errno":4,"error":"invalid JSON"}'],
    ['a list', '[]', '{"errno":4,"error":"invalid JSON"}'],
  ] as const) {
    it(`with ${what}: ${answer}`, async () => {
      assert.equal(await execute(REBOOT, body), answer);
    });
  }

  for (const [parameters, answer] of [
    [{ obj_id: 3, obj_inst_id: 0 }, '{"errno":7,"error":"parameter required: res_id"}'],
    [{ obj_id: 3, res_id: 4 }, '{"errno":7,"error":"parameter required: obj_inst_id"}'],
    [{ obj_id: 3, obj_inst_id: 0, res_id: 99 }, unsuccessText('NOT_FOUND')],
    [{ obj_id: 3, obj_inst_id: 1, res_id: 4 }, unsuccessText('NOT_FOUND')],
    [{ obj_id: 3, obj_inst_id: 0, res_id: 9 }, unsuccessText('METHOD_NOT_ALLOWED')],
  ] as const) {
    it(`${JSON.stringify(parameters)}: ${answer}`, async () => {
      assert.equal(await execute(parameters), answer);
    });
  }
});
