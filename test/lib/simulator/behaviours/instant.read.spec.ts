import assert from 'node:assert/strict';
import {
  DEFAULT_IMEIS,
  RAW_DATA,
  SimulatedDevice,
  startSimulator,
  TEMPERATURE,
  type Simulator,
} from '../../../../lib/simulator';
import { call, SUCC, target, unsuccessText } from '../call';

const IMEI = DEFAULT_IMEIS.reachable;

describe('simulator: read', () => {
  let device: SimulatedDevice;
  let simulator: Simulator;
  beforeEach(async () => {
    device = new SimulatedDevice({ imei: IMEI });
    simulator = await startSimulator({ devices: [device] });
  });
  afterEach(() => simulator.close());

  const read = async (parameters: Record<string, number>): Promise<string> => {
    const { status, type, text } = await call(simulator, 'GET', target('/nbiot', IMEI, parameters));
    assert.deepEqual([status, type], [200, 'application/json']);
    return text;
  };
  const succ = (data: string): string => `{"errno":0,"data":${data},"error":"succ"}`;

  it('answers one Resource', async () => {
    assert.equal(
      await read({ obj_id: 3303, obj_inst_id: 0, res_id: 5700 }),
      succ('[{"obj_inst_id":0,"res":[{"res_id":5700,"val":21.5}]}]'),
    );
  });

  it('answers an Instance: what can be read and has a value', async () => {
    device.set(3308, 0, 5900, 19.25);
    assert.equal(
      await read({ obj_id: 3308, obj_inst_id: 0 }),
      succ(
        '[{"obj_inst_id":0,"res":[{"res_id":5900,"val":19.25},{"res_id":5701,"val":"Cel"},{"res_id":5750,"val":"heating"}]}]',
      ),
    );
  });

  it('answers all Instances of an Object', async () => {
    const two = new SimulatedDevice({ imei: IMEI, instances: [RAW_DATA, TEMPERATURE, RAW_DATA] });
    two.set(33000, 1, 1, 7);
    await simulator.close();
    simulator = await startSimulator({ devices: [two] });
    assert.equal(
      await read({ obj_id: 33000 }),
      succ(
        '[{"obj_inst_id":0,"res":[{"res_id":0,"val":[]},{"res_id":1,"val":0},{"res_id":3,"val":[0]}]},' +
          '{"obj_inst_id":1,"res":[{"res_id":0,"val":[]},{"res_id":1,"val":7},{"res_id":3,"val":[0]}]}]',
      ),
    );
  });

  it('answers a multiple Resource by its Resource Instances', async () => {
    device.set(3, 0, 11, [1, 4]);
    assert.equal(
      await read({ obj_id: 3, obj_inst_id: 0, res_id: 11 }),
      succ(
        '[{"obj_inst_id":0,"res":[{"res_id":11,"res_inst":[{"res_inst_id":0,"val":1},{"res_inst_id":1,"val":4}]}]}]',
      ),
    );
  });

  for (const [what, element, resId, val] of [
    ['64 bits', '{"res_id":1,"val":9223372036854775807}', 1, '9223372036854775807'],
    ['64 bits, negative', '{"res_id":1,"val":-9007199254740993}', 1, '-9007199254740993'],
    ['bytes as numbers', '{"res_id":0,"type":1,"val":"00FF7a"}', 0, '[0,255,122]'],
    ['a time in milliseconds', '{"res_id":2,"type":2,"val":1700000000}', 2, '1700000000000'],
  ] as const) {
    it(`gives back what was written: ${what}`, async () => {
      const write = target('/nbiot', IMEI, { obj_id: 33000, obj_inst_id: 0, mode: 2 });
      assert.equal((await call(simulator, 'POST', write, `{"data":[${element}]}`)).text, SUCC);
      assert.equal(
        await read({ obj_id: 33000, obj_inst_id: 0, res_id: resId }),
        succ(`[{"obj_inst_id":0,"res":[{"res_id":${resId},"val":${val}}]}]`),
      );
    });
  }

  const REFUSALS: [parameters: Record<string, number>, answer: string][] = [
    [{}, '{"errno":7,"error":"parameter required: obj_id"}'],
    [{ obj_id: 70000 }, '{"errno":6,"error":"invalid parameter: obj_id"}'],
    [{ obj_id: 3311, res_id: 5850 }, '{"errno":7,"error":"parameter required: obj_inst_id"}'],
    [{ obj_id: 3311, timeout: 3 }, '{"errno":6,"error":"invalid parameter: timeout"}'],
    [{ obj_id: 3300 }, unsuccessText('NOT_FOUND')],
    [{ obj_id: 3303, obj_inst_id: 1 }, unsuccessText('NOT_FOUND')],
    [{ obj_id: 3303, obj_inst_id: 0, res_id: 5850 }, unsuccessText('NOT_FOUND')],
    // Known, but without a value so far.
    [{ obj_id: 33000, obj_inst_id: 0, res_id: 2 }, unsuccessText('NOT_FOUND')],
    [{ obj_id: 33000, obj_inst_id: 0, res_id: 4 }, unsuccessText('METHOD_NOT_ALLOWED')],
    [{ obj_id: 3, obj_inst_id: 0, res_id: 4 }, unsuccessText('METHOD_NOT_ALLOWED')],
  ];
  for (const [parameters, answer] of REFUSALS) {
    it(`${JSON.stringify(parameters)}: ${answer}`, async () => {
      assert.equal(await read(parameters), answer);
    });
  }

  it('does not know a device of somebody else', async () => {
    const { text } = await call(simulator, 'GET', '/nbiot?imei=860000000000099&obj_id=3');
    assert.equal(text, '{"errno":3,"error":"auth failed"}');
  });
});
