import assert from 'node:assert/strict';
import {
  DEFAULT_IMEIS,
  SimulatedDevice,
  startSimulator,
  type HeldValue,
  type Simulator,
} from '../../../../lib/simulator';
import { SUCC, unsuccessText, writeTo } from '../call';

const IMEI = DEFAULT_IMEIS.reachable;
const NOT_FOUND = unsuccessText('NOT_FOUND');
const WRONG = unsuccessText('REQ_PARAM_ERROR');

describe('simulator: Replace and Partial Update', () => {
  let device: SimulatedDevice;
  let simulator: Simulator;
  beforeEach(async () => {
    device = new SimulatedDevice({ imei: IMEI });
    simulator = await startSimulator({ devices: [device] });
  });
  afterEach(() => simulator.close());

  const write = (path: string, mode: 1 | 2, data: string): Promise<string> =>
    writeTo(simulator, IMEI, path, mode, data);

  const values = (resIds: number[]): (HeldValue | undefined)[] =>
    resIds.map((resId) => device.get(3306, 0, resId));

  beforeEach(async () => {
    const data = '[{"res_id":5850,"val":1},{"res_id":5851,"val":30},{"res_id":5853,"val":"half"}]';
    assert.equal(await write('3306/0', 2, data), SUCC);
    assert.deepEqual(values([5850, 5851, 5852, 5853]), [true, 30, 0, 'half']);
  });

  it('2 updates only what is named', async () => {
    assert.equal(await write('3306/0', 2, '[{"res_id":5851,"val":55}]'), SUCC);
    assert.deepEqual(values([5850, 5851, 5852, 5853]), [true, 55, 0, 'half']);
  });

  it('1 replaces: what is mandatory starts again, what is optional is gone', async () => {
    assert.equal(await write('3306/0', 1, '[{"res_id":5851,"val":55}]'), SUCC);
    assert.deepEqual(values([5850, 5851, 5852, 5853, 5750]), [
      false,
      55,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('1 leaves read-only Resources and other Instances alone', async () => {
    await write('3311/1', 2, '[{"res_id":5706,"val":"red"}]');
    assert.equal(await write('3311/0', 1, '[{"res_id":5850,"val":true}]'), SUCC);
    assert.equal(device.get(3311, 0, 5706), undefined);
    assert.equal(device.get(3311, 0, 5701), 'RGB');
    assert.equal(device.get(3311, 1, 5706), 'red');
  });

  it('a Resource that a Replace removed can be written again', async () => {
    await write('3306/0', 1, '[{"res_id":5851,"val":55}]');
    assert.equal(await write('3306/0', 2, '[{"res_id":5853,"val":"open"}]'), SUCC);
    assert.equal(device.get(3306, 0, 5853), 'open');
  });

  for (const mode of [1, 2] as const) {
    it(`${mode} writes nothing at all if one element is refused`, async () => {
      const before = values([5850, 5851, 5852, 5853, 5750]);
      for (const [last, answer] of [
        ['{"res_id":5851,"val":101}', WRONG],
        ['{"res_id":5518,"type":2,"val":1}', NOT_FOUND],
      ] as const) {
        assert.equal(await write('3306/0', mode, `[{"res_id":5850,"val":false},${last}]`), answer);
        assert.deepEqual(values([5850, 5851, 5852, 5853, 5750]), before);
      }
    });
  }
});
