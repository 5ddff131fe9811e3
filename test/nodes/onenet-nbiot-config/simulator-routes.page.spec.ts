import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'mocha';
import helper from 'node-red-node-test-helper';
import {
  acquireSimulator,
  DEFAULT_IMEIS,
  SIMULATOR_API_KEY,
  type AcquiredSimulator,
} from '../../../lib/simulator';
import configNode from '../../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import { loadGuarded, PERMISSIONS, post, type AdminReply } from '../../support/admin';
import { useNodeRed } from '../../support/flow';
import { Listener } from '../../lib/simulator/page/listener';

const PAGE = '/onenet-nbiot/simulator';
const DEVICE = `${PAGE}/devices/${DEFAULT_IMEIS.reachable}`;

const get = (path: string): Promise<AdminReply & { headers: Record<string, string> }> =>
  helper.request().get(path).redirects(0);

describe("the simulator's page below Node-RED's address", () => {
  useNodeRed();
  let simulator: AcquiredSimulator | undefined;

  let server: Server;

  beforeEach(async () => {
    let admin: unknown;
    await loadGuarded([configNode, (RED) => (admin = RED.httpAdmin)], []);
    simulator = await acquireSimulator();
    // The helper's own client would wait for the end of the event stream.
    server = createServer(admin as never).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await simulator?.release();
  });

  async function openEvents(): Promise<IncomingMessage> {
    const { port } = server.address() as AddressInfo;
    const asked = request({ port, path: `${PAGE}/events`, agent: false }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return answer;
  }

  it('needs no login for its files, which know no secret', async () => {
    PERMISSIONS.clear();
    const page = await get(`${PAGE}/`);
    assert.equal(page.status, 200);
    assert.match(page.headers['content-type'] ?? '', /^text\/html/);
    assert.match(page.headers['content-security-policy'] ?? '', /default-src 'none'/);
    assert.equal((await get(`${PAGE}/page/main.js`)).status, 200);
    assert.equal((await get(`${PAGE}/page/nothing.js`)).status, 404);
    assert.equal((await get(`${PAGE}/page/..%2F..%2Fpage.js`)).status, 404);
  });

  it('is found without the slash at its end, by an address that is relative', async () => {
    const { status, headers } = await get(PAGE);
    assert.deepEqual([status, headers.location], [302, 'simulator/']);
  });

  it('shows the devices to those who may read', async () => {
    PERMISSIONS.delete('onenet-nbiot.write');
    const stream = await openEvents();
    assert.equal(stream.statusCode, 200);
    assert.equal(stream.headers['access-control-allow-origin'], undefined);
    const window = new Listener(stream);
    const { address, publicKey, devices } = await window.state();
    window.leave();
    assert.deepEqual([address, publicKey], [simulator?.url, SIMULATOR_API_KEY]);
    assert.equal(devices.length, Object.keys(DEFAULT_IMEIS).length);
  });

  it('shows nothing to those who may not', async () => {
    PERMISSIONS.clear();
    const stream = await openEvents();
    stream.destroy();
    assert.equal(stream.statusCode, 401);
  });

  it('changes a device for those who may write, and shows it', async () => {
    const window = new Listener(await openEvents());
    await window.state();
    const reply = await post(`${DEVICE}/reachability`, { reachability: 'asleep' });
    assert.equal(reply.status, 200);
    const [device] = (await window.update()).devices;
    window.leave();
    assert.deepEqual([device?.imei, device?.reachability], [DEFAULT_IMEIS.reachable, 'asleep']);
    assert.equal((await post(`${DEVICE}/reset`, {})).status, 200);
    assert.equal((await post(`${PAGE}/reset`, {})).status, 200);
  });

  for (const [what, path, body, status] of [
    ['another state', `${DEVICE}/reachability`, { reachability: 'gone' }, 400],
    ['another device', `${PAGE}/devices/1/reachability`, { reachability: 'asleep' }, 404],
    ['another control', `${DEVICE}/explode`, {}, 404],
    ['a name that is no URL', `${PAGE}/devices/%2525/wake`, {}, 404],
  ] as const) {
    it(`refuses ${what}: ${status}`, async () => {
      assert.equal((await post(path, body)).status, status);
    });
  }

  it('changes nothing for those who may only read', async () => {
    PERMISSIONS.delete('onenet-nbiot.write');
    assert.equal((await post(`${DEVICE}/wake`, {})).status, 401);
    assert.equal((await post(`${PAGE}/reset`, {})).status, 401);
  });

  it('says that no flow uses the simulator', async () => {
    await simulator?.release();
    assert.equal((await get(`${PAGE}/events`)).status, 404);
    assert.equal((await post(`${PAGE}/reset`, {})).status, 404);
  });
});
