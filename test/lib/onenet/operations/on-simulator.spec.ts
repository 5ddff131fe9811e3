import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import { DIALECTS, parseHost, type Dialect } from '../../../../lib/contract';
import {
  apiKeyCredential,
  cachedExecute,
  cachedRead,
  cachedStatus,
  createAxiosTransport,
  deviceDetails,
  deviceHistory,
  deviceLatest,
  deviceList,
  deviceState,
  discover,
  execute,
  inDialect,
  nextHistoryPage,
  observe,
  perform,
  read,
  write,
  type Operation,
  type Outcome,
  type Transport,
} from '../../../../lib/onenet';
import { DEFAULT_IMEIS, startSimulator, type Simulator } from '../../../../lib/simulator';

const IMEI = DEFAULT_IMEIS.reachable;
const LAMP = { imei: IMEI, objId: 3311, objInstId: 0 };
/** What Studio finds a device by; the others do not look at it, but the new OneNET for its list. */
const PRODUCT = { productId: 'q', projectId: 'p' };

/** The client against a platform that knows nothing of its encoder. */
describe('operations on the simulator', () => {
  for (const dialect of DIALECTS)
    describe(dialect, () => {
      inOneDialect(dialect);
    });
});

function inOneDialect(dialect: Dialect): void {
  let simulator: Simulator;
  let transport: Transport;
  beforeEach(async () => {
    simulator = await startSimulator();
    const baseUrl = parseHost(simulator.url);
    const credential = apiKeyCredential(simulator.apiKey);
    assert.ok(baseUrl.ok && credential.ok);
    const options = { baseUrl: baseUrl.value, credential: credential.value, maxConnections: 1 };
    transport = inDialect(createAxiosTransport(options), dialect);
  });
  afterEach(async () => {
    await transport.close();
    await simulator.close();
  });

  async function run<Input, Command>(
    operation: Operation<Input, Command>,
    input: Input,
  ): Promise<Outcome> {
    const parsed = operation.parse(input, simulator.now());
    assert.ok(parsed.ok, inspect(parsed));
    return carryOut(operation, parsed.value);
  }
  const carryOut = <Input, Command>(
    operation: Operation<Input, Command>,
    command: Command,
  ): Promise<Outcome> =>
    perform(transport, operation, command, new AbortController().signal, simulator.now());

  it('discovers what an Object of the device has, and one of its Instances', async () => {
    const lamps = (await run(discover, { imei: IMEI, objId: 3311 })).payload;
    assert.deepEqual(Object.keys(lamps as object), ['3311/0', '3311/1']);
    const { payload } = await run(discover, LAMP);
    const ids = (payload as Record<string, number[]>)['3311/0'] ?? [];
    assert.ok(ids.includes(5850) && ids.includes(5851), String(ids));
    const none = await run(discover, { imei: IMEI, objId: 4000 });
    assert.deepEqual([none.kind, none.kind === 'refused' && none.reason], ['refused', 'not-found']);
  });

  it('reads a Resource, an Instance, an Object, and writes back what it has read', async () => {
    assert.equal((await run(read, { ...LAMP, resId: 5851 })).payload, 100);
    const instance = await run(read, { imei: IMEI, objId: 3308, objInstId: 0 });
    assert.deepEqual(instance.payload, { 5900: 20, 5701: 'Cel', 5750: 'heating' });
    const object = await run(read, { imei: IMEI, objId: 3311 });
    assert.deepEqual(Object.keys(object.payload as object), ['0', '1']);
    const settings = (await run(read, { imei: IMEI, objId: 3306, objInstId: 0 })).payload;
    const back = { imei: IMEI, objId: 3306, objInstId: 0, mode: 2, timeout: 25, payload: settings };
    assert.equal((await run(write, back)).state, 'confirmed');
  });

  it('reads bytes, long integers and Resource Instances', async () => {
    const device = simulator.devices.get(IMEI);
    device?.set(33000, 0, 0, { kind: 'opaque', hex: '0aff' });
    device?.set(33000, 0, 1, 9223372036854775807n);
    device?.set(33000, 0, 2, { kind: 'time', seconds: 1_700_000_000 });
    device?.set(3, 0, 11, [1, 4]);
    const raw = await run(read, { imei: IMEI, objId: 33000, objInstId: 0 });
    assert.deepEqual(raw.payload, {
      0: Buffer.from([10, 255]),
      1: '9223372036854775807',
      2: 1_700_000_000_000,
      3: Buffer.from([0]),
    });
    const errors = await run(read, { imei: IMEI, objId: 3, objInstId: 0, resId: 11 });
    assert.deepEqual(errors.payload, { 0: 1, 1: 4 });
  });

  it('executes, and observes', async () => {
    const where = { imei: IMEI, objId: 3303, objInstId: 0 };
    assert.equal((await run(execute, { ...where, resId: 5605, args: '重置' })).state, 'confirmed');
    assert.equal(simulator.devices.get(IMEI)?.get(3303, 0, 5601), 21.5);
    const conditions = { resId: 5700, pmin: 1, pmax: 60, gt: 30, lt: 10, st: 0.5 };
    const observed = await run(observe, { ...where, ...conditions, action: 'observe' });
    assert.equal(observed.state, 'confirmed');
    assert.deepEqual(simulator.devices.get(IMEI)?.observations.of(3303, 0, 5700), {
      ...{ pmin: 1, pmax: 60, gt: 30, lt: 10, st: 0.5 },
    });
    const ended = await run(observe, { ...where, resId: 5700, action: 'cancel' });
    assert.equal(ended.state, 'confirmed');
    assert.equal(simulator.devices.get(IMEI)?.observations.of(3303, 0, 5700), undefined);
  });

  it('has reads and executes kept, and learns what came of them', async () => {
    const imei = DEFAULT_IMEIS.asleep;
    const where = { imei, objId: 3303, objInstId: 0, expires: 3600 };
    const kept = await run(cachedRead, { ...where, resId: 5700 });
    const reset = await run(cachedExecute, { ...where, resId: 5605 });
    assert.deepEqual([kept.state, reset.state], ['queued', 'queued']);
    assert.ok(kept.cached && reset.cached);
    assert.equal((await run(cachedStatus, { imei, uuid: kept.cached.uuid })).state, 'queued');
    assert.equal(simulator.wake(imei), true);
    const done = await run(cachedStatus, { imei, uuid: kept.cached.uuid });
    assert.deepEqual([done.state, done.cached?.result], ['confirmed', 21.5]);
    const executed = await run(cachedStatus, { imei, uuid: reset.cached.uuid });
    assert.deepEqual([executed.state, executed.cached?.result], ['confirmed', undefined]);
  });

  it('knows the state and the details of devices', async () => {
    for (const [imei, online] of [
      [IMEI, true],
      [DEFAULT_IMEIS.asleep, true],
      [DEFAULT_IMEIS.offline, false],
    ] as const) {
      const state = await run(deviceState, { imei, ...PRODUCT });
      assert.ok(state.kind === 'accepted', inspect(state));
      const record = state.payload as { imei: string; online: boolean; deviceId?: string };
      assert.deepEqual([record.imei, record.online], [imei, online]);
      const deviceId = dialect === 'classic' ? record.deviceId : imei;
      const details = await run(deviceDetails, { imei, deviceId, ...PRODUCT });
      assert.ok(details.kind === 'accepted', inspect(details));
      assert.equal((details.payload as { online: boolean }).online, online);
    }
    const list = await run(deviceList, { perPage: 100, ...PRODUCT });
    assert.deepEqual(
      (list.payload as { imei?: string; title?: string }[]).length,
      simulator.devices.size,
    );
  });

  it('knows the data of devices on the classic platform, and sends nothing to the others', async () => {
    const device = simulator.devices.get(IMEI);
    for (const value of [22, 23, 24]) device?.set(3303, 0, 5700, value);
    const asked = simulator.requests.length;
    const target = { imei: IMEI, deviceId: dialect === 'classic' ? '500000001' : IMEI };
    const latest = await run(deviceLatest, target);
    const start = new Date(simulator.now() - 60_000);
    const command = deviceHistory.parse(
      { ...target, path: '3303/0/5700', start, limit: 2 },
      simulator.now(),
    );
    assert.ok(command.ok);
    const first = await carryOut(deviceHistory, command.value);
    if (dialect !== 'classic') {
      for (const outcome of [latest, first]) {
        assert.ok(outcome.kind === 'failed', inspect(outcome));
        assert.deepEqual([outcome.error.code, outcome.state], ['ONENET_CONFIG', 'unsent']);
      }
      assert.equal(simulator.requests.length, asked);
      return;
    }
    const points = latest.payload as Readonly<Record<string, { value: unknown; at: string }>>;
    assert.equal(points['3303/0/5700']?.value, 24);
    assert.ok(Math.abs(Date.parse(points['3303/0/5700'].at) - simulator.now()) < 60_000);
    assert.ok(first.kind === 'accepted', inspect(first));
    const next = nextHistoryPage(command.value, first.reply);
    assert.ok(next);
    const second = await carryOut(deviceHistory, next);
    const values = [first, second].map(({ payload }) =>
      (payload as readonly { value: unknown }[]).map(({ value }) => value),
    );
    assert.deepEqual(values, [[22, 23], [24]]);
    assert.ok(second.kind === 'accepted');
    assert.equal(nextHistoryPage(next, second.reply), undefined);
  });

  it('is told by the device that it does not have what is read', async () => {
    const outcome = await run(read, { imei: IMEI, objId: 9999 });
    assert.ok(outcome.state === 'refused', inspect(outcome));
  });
}
