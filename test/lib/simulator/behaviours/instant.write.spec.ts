import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DEFAULT_IMEIS,
  SimulatedDevice,
  startSimulator,
  type ObjectModel,
  type ResourceType,
  type Simulator,
} from '../../../../lib/simulator';
import { call, SUCC, unsuccessText } from '../call';

const IMEI = DEFAULT_IMEIS.reachable;
const NOT_FOUND = unsuccessText('NOT_FOUND');
const required = (name: string): string => `{"errno":7,"error":"parameter required: ${name}"}`;
const invalid = (name: string): string => `{"errno":6,"error":"invalid parameter: ${name}"}`;

describe('simulator: write', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.close());

  const post = async (query: string, body: string): Promise<string> => {
    const { status, type, text } = await call(simulator, 'POST', `/nbiot?${query}`, body);
    assert.deepEqual([status, type], [200, 'application/json']);
    return text;
  };

  const GOOD = { imei: IMEI, obj_id: '3311', obj_inst_id: '0', mode: '2' };
  const ROWS: [change: Record<string, string | undefined>, answer: string][] = [
    [{}, SUCC],
    [{ timeout: '5' }, SUCC],
    [{ timeout: '40' }, SUCC],
    [{ timeout: '' }, SUCC],
    [{ mode: '1' }, SUCC],
    [{ more: 'of anything' }, SUCC],
    [{ imei: undefined }, required('imei')],
    [{ imei: '' }, required('imei')],
    [{ obj_id: undefined }, required('obj_id')],
    [{ obj_inst_id: undefined }, required('obj_inst_id')],
    [{ mode: undefined }, required('mode')],
    [{ imei: undefined, obj_id: undefined }, required('imei')],
    [{ obj_id: 'light' }, invalid('obj_id')],
    [{ obj_id: '-1' }, invalid('obj_id')],
    [{ obj_id: '3311.5' }, invalid('obj_id')],
    [{ obj_id: '65536' }, invalid('obj_id')],
    [{ obj_id: '1e3' }, invalid('obj_id')],
    [{ obj_inst_id: '65535' }, invalid('obj_inst_id')],
    [{ mode: '0' }, invalid('mode')],
    [{ mode: '3' }, invalid('mode')],
    [{ mode: 'update' }, invalid('mode')],
    [{ timeout: '4' }, invalid('timeout')],
    [{ timeout: '41' }, invalid('timeout')],
    [{ timeout: '25.5' }, invalid('timeout')],
    [{ imei: '860000000000099' }, '{"errno":3,"error":"auth failed"}'],
    [{ imei: IMEI.slice(1) }, '{"errno":3,"error":"auth failed"}'],
    [{ obj_id: '3312' }, NOT_FOUND],
    [{ obj_inst_id: '2' }, NOT_FOUND],
  ];
  for (const [change, answer] of ROWS) {
    it(`${show(change)}: ${answer}`, async () => {
      const parameters: Record<string, string | undefined> = { ...GOOD, ...change };
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(parameters)) {
        if (value !== undefined) query.set(name, value);
      }
      assert.equal(await post(query.toString(), '{"data":[{"res_id":5850,"val":true}]}'), answer);
    });
  }

  it('takes the sample bodies of the documents', async () => {
    const model = (id: number, type: ResourceType): ObjectModel => ({
      id,
      name: 'Sample',
      resources: [{ id: 12, name: 'Sample', operations: 'RW', type }],
    });
    const own = new SimulatedDevice({
      imei: IMEI,
      instances: [model(33001, 'Integer'), model(33002, 'Opaque')],
    });
    await simulator.close();
    simulator = await startSimulator({ devices: [own] });
    for (const [sample, objId, held] of [
      ['basic', 33001, 121],
      ['opaque-number', 33002, { kind: 'opaque', hex: '79' }],
      ['opaque-hex', 33002, { kind: 'opaque', hex: '121a' }],
    ] as const) {
      const file = join('test', 'fixtures', 'wire', `write-request-${sample}.json`);
      const { request } = JSON.parse(readFileSync(file, 'utf8')) as { request: { body: unknown } };
      const query = `imei=${IMEI}&obj_id=${objId}&obj_inst_id=0&mode=1`;
      assert.equal(await post(query, JSON.stringify(request.body)), SUCC);
      assert.deepEqual(own.get(objId, 0, 12), held);
    }
  });
});

/** JSON alone would leave out what is missing. */
function show(change: Record<string, string | undefined>): string {
  return JSON.stringify(change, (_name, value: unknown) => value ?? '(none)');
}
