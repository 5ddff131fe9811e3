import assert from 'node:assert/strict';
import {
  DEFAULT_IMEIS,
  SimulatedDevice,
  startSimulator,
  type HeldValue,
  type Simulator,
} from '../../../lib/simulator';
import { SUCC, unsuccessText, writeTo } from './call';

const IMEI = DEFAULT_IMEIS.reachable;
const NOT_FOUND = unsuccessText('NOT_FOUND');
const NOT_ALLOWED = unsuccessText('METHOD_NOT_ALLOWED');
const WRONG = unsuccessText('REQ_PARAM_ERROR');

describe('simulator: types and ranges', () => {
  let device: SimulatedDevice;
  let simulator: Simulator;
  beforeEach(async () => {
    device = new SimulatedDevice({ imei: IMEI });
    simulator = await startSimulator({ devices: [device] });
  });
  afterEach(() => simulator.close());

  const write = (path: string, mode: 1 | 2, data: string): Promise<string> =>
    writeTo(simulator, IMEI, path, mode, data);

  const opaque = (hex: string): HeldValue => ({ kind: 'opaque', hex });
  const time = (seconds: number): HeldValue => ({ kind: 'time', seconds });
  const ROWS: [path: string, element: string, answer: string, held?: HeldValue][] = [
    ['3311/0', '{"res_id":5850,"val":true}', SUCC, true],
    ['3311/0', '{"res_id":5850,"val":1}', SUCC, true],
    ['3311/0', '{"res_id":5850,"val":0}', SUCC, false],
    ['3311/0', '{"res_id":5850,"val":2}', WRONG],
    ['3311/0', '{"res_id":5850,"val":"true"}', WRONG],
    ['3311/0', '{"res_id":5850,"type":1,"val":"01"}', WRONG],
    ['3311/0', '{"res_id":5851,"val":0}', SUCC, 0],
    ['3311/0', '{"res_id":5851,"val":100}', SUCC, 100],
    ['3311/0', '{"res_id":5851,"val":101}', WRONG],
    ['3311/0', '{"res_id":5851,"val":-1}', WRONG],
    ['3311/0', '{"res_id":5851,"val":20.5}', WRONG],
    ['3311/0', '{"res_id":5851,"val":"20"}', WRONG],
    ['3311/0', '{"res_id":5851,"val":true}', WRONG],
    ['3311/0', '{"res_id":5851,"type":2,"val":20}', WRONG],
    ['3311/0', '{"res_id":5706,"val":"暖白 \\ud83d\\udca1"}', SUCC, '暖白 💡'],
    ['3311/0', '{"res_id":5706,"val":""}', SUCC, ''],
    ['3311/0', '{"res_id":5706,"val":7}', WRONG],
    ['3311/0', '{"res_id":5706,"type":1,"val":"ff"}', WRONG],
    ['3308/0', '{"res_id":5900,"val":21.5}', SUCC, 21.5],
    ['3308/0', '{"res_id":5900,"val":-4}', SUCC, -4],
    ['3308/0', '{"res_id":5900,"val":"21.5"}', WRONG],
    ['3308/0', '{"res_id":5900,"val":1e999}', WRONG],
    ['3341/0', '{"res_id":5548,"val":100.5}', WRONG],
    ['33000/0', '{"res_id":1,"val":9007199254740993}', SUCC, 9007199254740993n],
    ['33000/0', '{"res_id":1,"val":9223372036854775807}', SUCC, 9223372036854775807n],
    ['33000/0', '{"res_id":1,"val":-9223372036854775808}', SUCC, -9223372036854775808n],
    ['33000/0', '{"res_id":1,"val":9223372036854775808}', WRONG],
    ['33000/0', '{"res_id":1,"val":"9223372036854775807"}', WRONG],
    ['33000/0', '{"res_id":0,"type":1,"val":"121a"}', SUCC, opaque('121a')],
    ['33000/0', '{"res_id":0,"type":1,"val":"12aBfF"}', SUCC, opaque('12abff')],
    ['33000/0', '{"res_id":0,"type":1,"val":""}', SUCC, opaque('')],
    ['33000/0', '{"res_id":0,"type":1,"val":121}', SUCC, opaque('79')],
    ['33000/0', '{"res_id":0,"type":1,"val":256}', SUCC, opaque('0100')],
    ['33000/0', '{"res_id":0,"type":1,"val":"121"}', WRONG],
    ['33000/0', '{"res_id":0,"type":1,"val":"12 1a"}', WRONG],
    ['33000/0', '{"res_id":0,"type":1,"val":"0x121a"}', WRONG],
    ['33000/0', '{"res_id":0,"type":1,"val":"zz"}', WRONG],
    ['33000/0', '{"res_id":0,"type":1,"val":-1}', WRONG],
    ['33000/0', '{"res_id":0,"type":1,"val":true}', WRONG],
    ['33000/0', '{"res_id":0,"val":"121a"}', WRONG],
    ['33000/0', '{"res_id":0,"type":2,"val":121}', WRONG],
    ['33000/0', '{"res_id":4,"type":1,"val":"00"}', SUCC, opaque('00')],
    ['3/0', '{"res_id":13,"type":2,"val":1700000000}', SUCC, time(1700000000)],
    ['3/0', '{"res_id":13,"type":2,"val":-1}', SUCC, time(-1)],
    ['3/0', '{"res_id":13,"type":2,"val":1700000000.5}', WRONG],
    ['3/0', '{"res_id":13,"type":2,"val":"1700000000"}', WRONG],
    ['3/0', '{"res_id":13,"val":1700000000}', WRONG],
    ['3/0', '{"res_id":13,"type":1,"val":"00"}', WRONG],
    ['3/0', '{"res_id":9,"val":50}', NOT_ALLOWED],
    ['3/0', '{"res_id":11,"val":0}', NOT_ALLOWED],
    ['3/0', '{"res_id":4,"val":"now"}', NOT_ALLOWED],
    ['3303/0', '{"res_id":5700,"val":"not even a number"}', NOT_ALLOWED],
    ['3303/0', '{"res_id":5850,"val":true}', NOT_FOUND],
    ['33000/0', '{"res_id":3,"type":1,"val":"00"}', NOT_ALLOWED],
  ];
  for (const [path, element, answer, held] of ROWS) {
    it(`/${path} ${element}: ${held === undefined ? answer : 'written'}`, async () => {
      const [objId = 0, objInstId = 0] = path.split('/').map(Number);
      const { res_id: resId } = JSON.parse(element) as { res_id: number };
      const before = device.get(objId, objInstId, resId);
      assert.equal(await write(path, 2, `[${element}]`), answer);
      assert.deepEqual(device.get(objId, objInstId, resId), held ?? before);
    });
  }
});
