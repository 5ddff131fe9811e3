import assert from 'node:assert/strict';
import { DEFAULT_IMEIS, startSimulator, type Simulator } from '../../../../lib/simulator';
import { call, SUCC, target } from '../call';

const WRITE = target('/nbiot', DEFAULT_IMEIS.reachable, { obj_id: 3311, obj_inst_id: 0, mode: 2 });
const BODY = '{"data":[{"res_id":5850,"val":true}]}';
const KEY = 'a=secret=of=28=characters==1';

const ROWS: [what: string, headers: Record<string, string>, answer: string][] = [
  ['the key', { 'api-key': KEY }, SUCC],
  ['the key under a name in capitals', { 'API-KEY': KEY }, SUCC],
  ['the key beside a token', { 'api-key': KEY, Authorization: 'version=2018-10-31' }, SUCC],
  ['no key', {}, '{"errno":2,"error":"api-key required"}'],
  ['an empty key', { 'api-key': '' }, '{"errno":2,"error":"api-key required"}'],
  ['a wrong key', { 'api-key': 'wrong' }, '{"errno":3,"error":"auth failed"}'],
  [
    'the key in small letters',
    { 'api-key': KEY.toUpperCase() },
    '{"errno":3,"error":"auth failed"}',
  ],
  ['a token only', { Authorization: 'version=2018-10-31' }, '{"errno":3,"error":"auth failed"}'],
];

describe('simulator: access', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ apiKey: KEY });
  });
  after(() => simulator.close());

  for (const [what, headers, answer] of ROWS) {
    it(`${what}: ${answer}`, async () => {
      const { text } = await call(simulator, 'POST', WRITE, BODY, headers);
      assert.equal(text, answer);
    });
  }

  it('asks for the key before anything else', async () => {
    const { text } = await call(simulator, 'GET', '/no/such/path', undefined, {});
    assert.equal(text, '{"errno":2,"error":"api-key required"}');
  });
});
