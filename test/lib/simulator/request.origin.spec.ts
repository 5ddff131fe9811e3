/** Other web sites reach neither the API nor the page, and leave no trace in the list of requests. */

import assert from 'node:assert/strict';
import type { OutgoingHttpHeaders } from 'node:http';
import { DEFAULT_IMEIS, startSimulator, type Simulator } from '../../../lib/simulator';
import { target } from './call';
import { ask } from './page/ask';

const API = target('/nbiot', DEFAULT_IMEIS.reachable, { obj_id: 3311, obj_inst_id: 0, mode: 2 });
const ON = '{"data":[{"res_id":5850,"val":true}]}';
const CALLS = [
  ['POST', API],
  ['GET', API],
  ['PUT', '/nbiot/offline/cancel/all?imei=1'],
  ['OPTIONS', API],
  ['DELETE', API],
  ['POST', '/LwM2M-online?action=write'],
  ['GET', '/nb-iot/resources'],
  ['GET', '/unknown'],
] as const;
const PAGE = [
  ['GET', '/'],
  ['HEAD', '/page/main.js'],
  ['GET', '/events'],
  ['POST', `/devices/${DEFAULT_IMEIS.reachable}/reachability`],
] as const;

describe('simulator: requests of other web sites', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.close());

  /** The status of a write with the right key, and whether it is in the list. */
  const write = async (
    headers: OutgoingHttpHeaders,
    path: string = API,
    method = 'POST',
  ): Promise<readonly [status: number | undefined, isListed: boolean]> => {
    const { length } = simulator.requests;
    const all = { 'api-key': simulator.apiKey, ...headers };
    const answer = await ask(simulator, path, all, method, method === 'POST' ? ON : '');
    answer.destroy();
    return [answer.statusCode, simulator.requests.length > length];
  };
  const isLit = (): unknown => simulator.devices.get(DEFAULT_IMEIS.reachable)?.get(3311, 0, 5850);

  for (const host of [
    'localhost',
    'LOCALHOST:18830',
    '127.0.0.1',
    '127.0.0.1:18830',
    '127.255.0.9:1',
    '[::1]:18830',
  ]) {
    it(`answers Host ${host}`, async () => {
      assert.deepEqual(await write({ host }), [200, true]);
      assert.equal(isLit(), true);
    });
  }

  for (const host of [
    'attacker.example',
    'attacker.example:18830',
    'localhost.attacker.example',
    'notlocalhost',
    '127.0.0.1.attacker.example:80',
    '127.attacker.example',
    '127.0.0.1@attacker.example',
    '127.0.0.1:80:80',
    '127.0.0.256',
    '128.0.0.1',
    '0.0.0.0:18830',
    '192.168.1.10:18830',
    '[::]:18830',
    '[::1].attacker.example',
    ' ',
  ]) {
    it(`refuses Host ${JSON.stringify(host)} for every call and method`, async () => {
      for (const [method, path] of [...CALLS, ...PAGE]) {
        const origin = `http://${host.trim()}`;
        assert.deepEqual(await write({ host }, path, method), [403, false], `${method} ${path}`);
        assert.deepEqual(await write({ host, origin }, path, method), [403, false]);
      }
      assert.equal(isLit(), false);
    });
  }

  for (const origin of [
    'null',
    'https://attacker.example',
    'http://localhost:1880',
    'http://127.0.0.1:1',
    'http://127.0.0.1',
    'https://{host}',
    'http://{host}.attacker.example',
  ]) {
    it(`refuses Origin ${origin} for every call and method`, async () => {
      const { host } = new URL(simulator.url);
      for (const [method, path] of [...CALLS, ...PAGE]) {
        const headers = { origin: origin.replace('{host}', host), 'content-type': 'text/plain' };
        assert.deepEqual(await write(headers, path, method), [403, false], `${method} ${path}`);
      }
      assert.equal(isLit(), false);
    });
  }

  it('answers its own Origin', async () => {
    assert.deepEqual(await write({ origin: simulator.url }), [200, true]);
  });

  for (const site of ['cross-site', 'same-site']) {
    it(`refuses what a browser calls ${site}, though it has no Origin, but not a link to the page`, async () => {
      const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' };
      for (const [method, path] of CALLS) {
        assert.deepEqual(await write(headers, path, method), [403, false], `${method} ${path}`);
      }
      const link = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate' };
      assert.deepEqual(await write(link, API, 'GET'), [403, false]);
      assert.deepEqual(await write(link, '/?lang=zh', 'GET'), [200, false]);
    });
  }

  it('says why, without reading the body, and tells nothing to the page', async () => {
    const answer = await ask(simulator, API, { origin: 'null' }, 'POST', 'x'.repeat(100_000));
    assert.equal(answer.headers.connection, 'close');
    assert.equal(answer.headers['access-control-allow-origin'], undefined);
    assert.match(String(await answer.setEncoding('utf8').toArray()), /Other web sites may not/);
    assert.deepEqual(simulator.devices.get(DEFAULT_IMEIS.reachable)?.received.list(), []);
  });
});
