import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import {
  createDefaultDevices,
  DEFAULT_IMEIS,
  raw,
  SIMULATOR_ACCESS_KEY,
  SIMULATOR_API_KEY,
  type SimulatedDevice,
  startSimulator,
  type Simulator,
} from '../../../../lib/simulator';
import type { DeviceView } from '../../../../lib/simulator/page/views';
import { call, SUCC, target } from '../call';
import { ask } from './ask';
import { Listener } from './listener';

const WRITE = target('/nbiot', DEFAULT_IMEIS.reachable, { obj_id: 3311, obj_inst_id: 0, mode: 2 });
const ON = '{"data":[{"res_id":5850,"val":true}]}';

describe('page: events', () => {
  let simulator: Simulator;
  let device: SimulatedDevice;
  beforeEach(async () => {
    // One that wakes by itself would be told of at any time.
    const devices = createDefaultDevices({ sleepyWakeEveryMs: 24 * 60 * 60_000 });
    simulator = await startSimulator({ devices });
    const found = simulator.devices.get(DEFAULT_IMEIS.reachable);
    assert.ok(found);
    device = found;
  });
  afterEach(() => simulator.close());

  const write = async (): Promise<void> => {
    assert.equal((await call(simulator, 'POST', WRITE, ON)).text, SUCC);
  };

  it('begin with everything', async () => {
    await write();
    const { devices, requests, publicKey, publicAccessKey } = await (
      await Listener.open(simulator)
    ).state();
    assert.deepEqual(
      devices.map(({ imei }) => imei),
      Object.values(DEFAULT_IMEIS),
    );
    assert.equal(lampOf(devices), true);
    assert.deepEqual(
      requests.map(({ errno }) => errno),
      [0],
    );
    assert.deepEqual([publicKey, publicAccessKey], [SIMULATOR_API_KEY, SIMULATOR_ACCESS_KEY]);
  });

  it('tell of a key only if everybody knows it', async () => {
    const own = await startSimulator({ apiKey: 'CANARY', accessKey: 'Q0FOQVJZ' });
    const listener = await Listener.open(own);
    await call(own, 'POST', `${WRITE}&key=CANARY`, '{"api-key":"CANARY","data":[]}');
    const told = [await listener.state(), await listener.update()];
    assert.doesNotMatch(JSON.stringify(told), /CANARY|Q0FOQVJZ|public/);
    await own.close();
  });

  it('tell of a write: the device that it changed, and the request', async () => {
    const listener = await Listener.open(simulator);
    await listener.state();
    await write();
    const { devices, requests, skipped } = await listener.update();
    assert.deepEqual(
      devices.map(({ imei }) => imei),
      [DEFAULT_IMEIS.reachable],
    );
    assert.equal(lampOf(devices), true);
    assert.equal(requests.length, 1);
    assert.equal(skipped, 0);
  });

  it('tell of what a program changes on a device', async () => {
    const listener = await Listener.open(simulator);
    await listener.state();
    for (const change of [
      () => (device.reachability = 'slow'),
      () => (device.delayMs = 50),
      () => {
        device.set(3303, 0, 5700, -3.5);
      },
    ]) {
      change();
      const { devices, requests } = await listener.update();
      const { imei, reachability, delayMs } = device;
      assert.equal(devices.length, 1);
      const [told] = devices;
      assert.deepEqual(
        { imei: told?.imei, reachability: told?.reachability, delayMs: told?.delayMs },
        { imei, reachability, delayMs },
      );
      assert.deepEqual(requests, []);
    }
  });

  it('tell of cached commands, and of those that end when nobody is there', async () => {
    const listener = await Listener.open(simulator);
    await listener.state();
    const told = async (): Promise<unknown> => {
      const [view] = (await listener.update()).devices;
      return view?.commands.map(({ path, values, status }) => [path, values, status]);
    };
    const action = { kind: 'write', objectId: 3311, instanceId: 0, mode: 2, data: [] } as const;
    const soon = { action, retry: 3, timeoutMs: 5000, trigger: 7, validTime: 0 };
    device.commands.add({ ...soon, expiredTime: Date.now() + 1000 }, Date.now());
    assert.deepEqual(await told(), [['/3311/0', [], 'wait']]);
    assert.deepEqual(await told(), [['/3311/0', [], 'expired']]);
  });

  it('tell how many commands wait for a device, until they are answered', async () => {
    const listener = await Listener.open(simulator);
    await listener.state();
    device.reachability = 'slow';
    device.delayMs = 400;
    const answered = write();
    const counts: number[] = [];
    for (const expected of [1, 0]) {
      let waiting: number | undefined;
      while (waiting !== expected) waiting = (await listener.update()).devices[0]?.waiting;
      counts.push(waiting);
    }
    assert.deepEqual(counts, [1, 0]);
    await answered;
  });

  it('reach everybody who has the page open, whenever they came', async () => {
    const first = await Listener.open(simulator);
    await first.state();
    const second = await Listener.open(simulator);
    await second.state();
    await write();
    assert.deepEqual(await first.update(), await second.update());
  });

  it('say nothing while nothing happens, and go on when somebody else has left', async () => {
    const stays = await Listener.open(simulator);
    await stays.state();
    const leaves = await Listener.open(simulator);
    await leaves.state();
    leaves.leave();
    await write();
    assert.equal((await stays.update()).requests.length, 1);
    await write();
    assert.equal((await stays.update()).requests.length, 1);
  });

  it('are few and small, however many requests there are', async function () {
    this.timeout(60_000);
    const listener = await Listener.open(simulator);
    await listener.state();
    const start = performance.now();
    const total = 1500;
    const flood = Promise.all(
      Array.from({ length: 30 }, async () => {
        for (let count = 0; count < total / 30; count += 1) await write();
      }),
    );
    let [told, events] = [0, 0];
    while (told < total) {
      const update = await listener.update();
      events += 1;
      told += update.requests.length + update.skipped;
      assert.ok(update.requests.length <= 20);
    }
    await flood;
    assert.equal(told, total);
    // A timer may come a little early.
    const most = (performance.now() - start) / 95 + 1;
    assert.ok(events <= most, `${events} events where ${most} are allowed`);
  });

  it('cut short what is long', async () => {
    const long = 'x'.repeat(100_000);
    simulator.prepend(() => raw(200, long));
    device.set(3341, 0, 5527, long);
    const listener = await Listener.open(simulator);
    assert.ok(JSON.stringify(await listener.state()).length < 40_000);
    await call(simulator, 'GET', `/nbiot?imei=${'8'.repeat(5000)}`);
    assert.ok(JSON.stringify(await listener.update()).length < 4000);
  });

  it('are for so many windows and no more', async () => {
    const listeners = await Promise.all(Array.from({ length: 32 }, () => Listener.open(simulator)));
    const refused = await ask(simulator, '/events');
    refused.destroy();
    assert.equal(refused.statusCode, 503);
    const [first, second] = listeners;
    assert.ok(first && second);
    first.leave();
    // The simulator hears of the end of a connection a little later than this side.
    while (await isFull(simulator));
    await second.state();
  });

  it('end with the simulator', async () => {
    const listener = await Listener.open(simulator);
    await listener.state();
    await Promise.all([
      assert.rejects(listener.update(), { code: 'ECONNRESET' }),
      simulator.close(),
    ]);
  });

  it('keep no process alive once the simulator is closed', async () => {
    const program = `
      const { startSimulator } = require('./lib/simulator');
      void (async () => {
        const simulator = await startSimulator();
        const answer = await fetch(simulator.url + '/events');
        const reader = answer.body.getReader();
        await reader.read();
        await simulator.close();
        await reader.read().catch(() => undefined);
        console.log('closed');
      })();`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--require', 'tsx/cjs', '--eval', program],
      { timeout: 8000 },
    );
    assert.equal(stdout, 'closed\n');
  });
});

/** One that wakes by itself would be told of at any time. */
const createThousand = () =>
  createDefaultDevices({ count: 1000, sleepyWakeEveryMs: 24 * 60 * 60_000 });

describe('page: events of a thousand devices', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator({ devices: createThousand() });
  });
  afterEach(() => simulator.close());

  for (const [query, first, count, matching] of [
    ['', 0, 20, 1000],
    ['?page=2', 20, 20, 1000],
    ['?page=50', 980, 20, 1000],
    ['?page=99', 980, 20, 1000],
    ['?page=0', 0, 20, 1000],
    ['?page=-1', 0, 20, 1000],
    ['?imei=%20860000000000017&page=7', 0, 1, 1],
    ['?imei=8600000000010', 0, 10, 10],
    ['?imei=nothing', 0, 0, 0],
  ] as const) {
    it(`${query}: ${count} from ${first} on, of ${matching}`, async () => {
      const state = await (await Listener.open(simulator, query)).state();
      assert.deepEqual(
        [state.first, state.devices.length, state.matching, state.total],
        [first, count, matching, 1000],
      );
      const all = [...simulator.devices.keys()];
      if (matching === 1000) {
        const shown = state.devices.map(({ imei }) => imei);
        assert.deepEqual(shown, all.slice(first, first + count));
      }
    });
  }

  it('tell each window of the devices that it shows, and all of the requests', async () => {
    const first = await Listener.open(simulator);
    const second = await Listener.open(simulator, '?page=2');
    await Promise.all([first.state(), second.state()]);
    const device = [...simulator.devices.values()][25];
    assert.ok(device);
    const query = target('/nbiot', device.imei, { obj_id: 3311, obj_inst_id: 0, mode: 2 });
    assert.equal((await call(simulator, 'POST', query, ON)).text, SUCC);
    const told = await Promise.all([first.update(), second.update()]);
    assert.deepEqual(
      told.map(({ devices, requests }) => [devices.map(({ imei }) => imei), requests.length]),
      [
        [[], 1],
        [[device.imei], 1],
      ],
    );
  });

  it('show a device that came later', async () => {
    const listener = await Listener.open(simulator, '?page=51');
    assert.equal((await listener.state()).total, 1000);
    const [added] = createDefaultDevices({ count: 1001 }).slice(-1);
    assert.ok(added);
    simulator.addDevice(added);
    const { devices, matching, first } = await listener.state();
    assert.deepEqual([matching, first], [1001, 1000]);
    assert.deepEqual(
      devices.map(({ imei }) => imei),
      [added.imei],
    );
  });
});

function lampOf([device]: readonly DeviceView[]): unknown {
  const lamp = device?.objects.find(({ id, instance }) => id === 3311 && instance === 0);
  return lamp?.resources.find(({ id }) => id === 5850)?.values[0];
}

async function isFull(simulator: Simulator): Promise<boolean> {
  const { statusCode } = await ask(simulator, '/events', {}, 'GET').then((answer) =>
    answer.destroy(),
  );
  return statusCode === 503;
}
