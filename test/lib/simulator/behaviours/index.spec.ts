import assert from 'node:assert/strict';
import { startSimulator, type Simulator } from '../../../../lib/simulator';
import { call } from '../call';

const ROWS: [method: string, target: string][] = [
  ['GET', '/index.html'],
  ['GET', '/nbiot/'],
  ['GET', '/NBIOT?imei=860000000000017&obj_id=3'],
  ['PUT', '/nbiot?imei=860000000000017&obj_id=3'],
  ['POST', '/nbiot/resources?imei=860000000000017'],
  ['DELETE', '/nbiot?imei=860000000000017'],
  ['POST', '/devices/nbiot?imei=860000000000017'],
];

describe('simulator: unknown path', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());

  for (const [method, target] of ROWS) {
    it(`${method} ${target}`, async () => {
      const { status, text } = await call(simulator, method, target);
      assert.equal(text, '{"errno":8,"error":"not found"}');
      assert.equal(status, 200);
    });
  }
});
