import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  acquireSimulator,
  DEFAULT_IMEIS,
  embeddedSimulatorDevices,
  embeddedSimulatorUrl,
  startSimulator,
} from '../../../lib/simulator';
import { SUCC, target } from './call';

type Acquired = Awaited<ReturnType<typeof acquireSimulator>>;

const LAMP = { obj_id: 3311, obj_inst_id: 0 };

async function ask(
  simulator: Acquired,
  method: string,
  query: string,
  body?: string,
): Promise<string> {
  const answer = await fetch(simulator.url + query, {
    method,
    headers: { 'api-key': simulator.apiKey },
    ...(body === undefined ? {} : { body }),
  });
  return answer.text();
}

const setColour = (simulator: Acquired, colour: string): Promise<string> =>
  ask(
    simulator,
    'POST',
    target('/nbiot', DEFAULT_IMEIS.reachable, { ...LAMP, mode: 2 }),
    `{"data":[{"res_id":5706,"val":"${colour}"}]}`,
  );

const getColour = async (simulator: Acquired): Promise<string | undefined> => {
  const query = target('/nbiot', DEFAULT_IMEIS.reachable, { ...LAMP, res_id: 5706 });
  return /"val":"([^"]*)"/.exec(await ask(simulator, 'GET', query))?.[1];
};

describe('embedded simulator', () => {
  it('is one for all who ask, and stops with the last of them', async () => {
    const [first, second] = await Promise.all([acquireSimulator(), acquireSimulator()]);
    assert.equal(first.url, second.url);
    await first.release();
    assert.equal(await setColour(second, 'green'), SUCC);
    await second.release();
    await assert.rejects(setColour(second, 'red'), TypeError);
  });

  it('counts a release once, however often it is called', async () => {
    const [first, second] = await Promise.all([acquireSimulator(), acquireSimulator()]);
    await Promise.all([first.release(), first.release()]);
    await first.release();
    assert.equal(await setColour(second, 'blue'), SUCC);
    await second.release();
  });

  it('keeps the state of its devices from one life to the next', async () => {
    const before = await acquireSimulator();
    await setColour(before, 'violet');
    await before.release();
    const after = await acquireSimulator();
    assert.equal(await getColour(after), 'violet');
    await after.release();
  });

  it('keeps commands that wait from one life to the next, and wakes their device', async () => {
    const before = await acquireSimulator();
    const expires = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 19);
    const query = target('/nbiot/offline', DEFAULT_IMEIS.asleep, { ...LAMP, mode: 2 });
    const body = '{"data":[{"res_id":5706,"val":"teal"}]}';
    const queued = await ask(before, 'POST', `${query}&expired_time=${expires}`, body);
    const uuid = /"uuid":"([^"]*)"/.exec(queued)?.[1] ?? '';
    await before.release();
    const after = await acquireSimulator();
    assert.equal(after.wake(DEFAULT_IMEIS.asleep), true);
    const detail = target(`/nbiot/offline/history/${uuid}`, DEFAULT_IMEIS.asleep, {});
    assert.match(await ask(after, 'GET', detail), /"confirm_status":"SUCCESS"/);
    await after.release();
  });

  it('pushes to those who subscribe, until they end it or the last user has gone', async () => {
    const bodies: string[] = [];
    const receiver = createServer((message, response) => {
      message.setEncoding('utf8').on('data', (chunk: string) => bodies.push(chunk));
      message.on('end', () => {
        response.end();
        receiver.emit('pushed');
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const simulator = await acquireSimulator();
    const end = simulator.subscribe({ url, token: 't' });
    const pushed = once(receiver, 'pushed');
    const page = { Origin: simulator.url, 'Content-Type': 'application/json' };
    const set = (text: string) =>
      fetch(`${simulator.url}/devices/${DEFAULT_IMEIS.reachable}/value`, {
        method: 'POST',
        headers: page,
        body: JSON.stringify({ path: '/3303/0/5700', text }),
      });
    assert.equal((await set('23.5')).status, 204);
    await pushed;
    assert.match(bodies.join(''), /"ds_id":"3303_0_5700","value":23\.5/);
    end();
    bodies.length = 0;
    await set('21.5');
    await simulator.release();
    receiver.close();
    assert.deepEqual(bodies, []);
  });

  it('keeps its address from one life to the next, and says it while it lives', async () => {
    assert.equal(embeddedSimulatorUrl(), undefined);
    const before = await acquireSimulator();
    assert.equal(embeddedSimulatorUrl(), before.url);
    await before.release();
    assert.equal(embeddedSimulatorUrl(), undefined);
    const after = await acquireSimulator();
    assert.equal(after.url, before.url);
    await after.release();
  });

  it('takes the port that is asked for, and another if somebody has it', async () => {
    const other = await startSimulator();
    const { url } = other;
    const port = Number(new URL(url).port);
    const elsewhere = await acquireSimulator({ port });
    assert.notEqual(elsewhere.url, url);
    await elsewhere.release();
    await other.close();
    const there = await acquireSimulator({ port });
    assert.equal(there.url, url);
    await there.release();
  });

  it('has as many devices as the user who needs most, and tells the others of them', async () => {
    const first = await acquireSimulator();
    const second = await acquireSimulator({ devices: 30 });
    const third = await acquireSimulator({ devices: 12 });
    const devices = embeddedSimulatorDevices();
    assert.equal(devices.length, 30);
    const last = devices.at(-1)?.imei ?? '';
    const write = target('/nbiot', last, { ...LAMP, mode: 2 });
    const body = '{"data":[{"res_id":5706,"val":"white"}]}';
    assert.equal(await ask(first, 'POST', write, body), SUCC);
    const found = await ask(first, 'GET', `/devices/getbyimei?imei=${last}`);
    assert.match(found, /"id":"500000030".*"title":"simulated-30"/);
    await Promise.all([first.release(), second.release(), third.release()]);
    assert.equal(embeddedSimulatorDevices().length, 5);
    const later = await acquireSimulator({ devices: 30 });
    assert.equal(embeddedSimulatorDevices().at(-1), devices.at(-1), 'the same as before');
    await later.release();
  });

  for (const devices of [undefined, NaN, 0, 4, 5.5, 5001, Infinity]) {
    it(`has its five devices where ${devices ?? 'no number'} is asked for`, async () => {
      const simulator = await acquireSimulator(devices === undefined ? {} : { devices });
      assert.equal(embeddedSimulatorDevices().length, 5);
      await simulator.release();
    });
  }

  it('delivers what waits for a device that came later, and hears what it reports', async () => {
    const first = await acquireSimulator();
    const second = await acquireSimulator({ devices: 7 });
    const device = embeddedSimulatorDevices()[6];
    assert.ok(device);
    device.reachability = 'asleep';
    const expires = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 19);
    const query = target('/nbiot/offline', device.imei, { ...LAMP, mode: 2, trigger_msg: 4 });
    const body = '{"data":[{"res_id":5706,"val":"teal"}]}';
    await ask(first, 'POST', `${query}&expired_time=${expires}`, body);
    device.set(3303, 0, 5700, 19);
    assert.equal(device.get(3311, 0, 5706), 'teal');
    device.reset();
    await Promise.all([first.release(), second.release()]);
  });

  it('starts anew for somebody who asks while it is stopping', async () => {
    const old = await acquireSimulator();
    const releasing = old.release();
    const acquiring = acquireSimulator();
    const [, fresh] = await Promise.all([releasing, acquiring]);
    assert.equal(await setColour(fresh, 'orange'), SUCC);
    await fresh.release();
    await assert.rejects(setColour(fresh, 'red'), TypeError);
  });

  it('survives any order of coming and going', async () => {
    const stay = acquireSimulator();
    const others = Array.from({ length: 20 }, async (_, index) => {
      const simulator = await acquireSimulator();
      if (index % 2 === 0) await getColour(simulator);
      await simulator.release();
    });
    const simulator = await stay;
    await Promise.all(others);
    assert.equal(await setColour(simulator, 'white'), SUCC);
    await simulator.release();
    await assert.rejects(setColour(simulator, 'red'), TypeError);
  });
});
