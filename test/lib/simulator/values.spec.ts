import assert from 'node:assert/strict';
import { DEFAULT_IMEIS, startSimulator, type Simulator } from '../../../lib/simulator';
import { call, SUCC, target } from './call';

const IMEI = DEFAULT_IMEIS.reachable;
const INVALID_JSON = '{"errno":4,"error":"invalid JSON"}';
const required = (name: string): string => `{"errno":7,"error":"parameter required: ${name}"}`;
const invalid = (name: string): string => `{"errno":6,"error":"invalid parameter: ${name}"}`;

describe('simulator: body of a write', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.close());

  const post = async (body: string | Uint8Array<ArrayBuffer>): Promise<string> => {
    const query = target('/nbiot', IMEI, { obj_id: 3311, obj_inst_id: 0, mode: 2 });
    return (await call(simulator, 'POST', query, body)).text;
  };

  const ROWS: [body: string, answer: string][] = [
    ['', required('data')],
    ['{', INVALID_JSON],
    ["{'data':[{'res_id':5850,'val':1}]}", INVALID_JSON],
    ['{"data":[{"res_id":5850,"val":1},]}', INVALID_JSON],
    ['{"data":[{"res_id":5850,"val":12345678901234567890123]}', INVALID_JSON],
    ['[]', required('data')],
    ['true', required('data')],
    ['null', required('data')],
    ['{}', required('data')],
    ['{"Data":[{"res_id":5850,"val":1}]}', required('data')],
    ['{"data":{"res_id":5850,"val":1}}', invalid('data')],
    ['{"data":[]}', invalid('data')],
    ['{"data":null}', invalid('data')],
    ['{"data":[5850]}', invalid('data')],
    ['{"data":[{"val":1}]}', required('res_id')],
    ['{"data":[{"res_id":5850}]}', required('val')],
    ['{"data":[{"res_id":"5850","val":1}]}', invalid('res_id')],
    ['{"data":[{"res_id":65536,"val":1}]}', invalid('res_id')],
    ['{"data":[{"res_id":5850,"val":1},{"res_id":5850,"val":0}]}', invalid('res_id')],
    ['{"data":[{"res_id":5850,"val":null}]}', invalid('val')],
    ['{"data":[{"res_id":5850,"val":[1]}]}', invalid('val')],
    ['{"data":[{"res_id":5850,"type":0,"val":1}]}', invalid('type')],
    ['{"data":[{"res_id":5850,"type":3,"val":1}]}', invalid('type')],
    ['{"data":[{"res_id":5850,"type":"1","val":1}]}', invalid('type')],
    ['{"data":[{"res_id":5850,"val":1,"note":"unknown fields do no harm"}],"imei":"x"}', SUCC],
  ];
  for (const [body, answer] of ROWS) {
    it(`${body === '' ? 'none' : body}: ${answer}`, async () => {
      assert.equal(await post(body), answer);
    });
  }

  it('bytes that are not UTF-8: invalid JSON', async () => {
    const body = new Uint8Array([...Buffer.from('{"data":[{"res_id":5706,"val":"'), 0xff, 0xfe]);
    assert.equal(await post(body), INVALID_JSON);
  });
});
