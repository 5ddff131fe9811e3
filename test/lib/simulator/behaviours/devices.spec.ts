import assert from 'node:assert/strict';
import {
  createDefaultDevices,
  startSimulator,
  TEMPERATURE,
  SimulatedDevice,
} from '../../../../lib/simulator';
import type { Simulator } from '../../../../lib/simulator';
import { VirtualClock } from '../../../support/virtual-clock';
import { call } from '../call';
import { virtual } from '../virtual';

interface Parsed {
  readonly errno: number;
  readonly error: string;
  readonly code?: unknown;
  readonly success?: boolean;
  readonly data?: Readonly<Record<string, unknown>>;
}

describe('simulator: devices', () => {
  const clock = new VirtualClock();
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator({ devices: createDefaultDevices(), clock: virtual(clock) });
  });
  afterEach(() => simulator.close());

  const ask = async (target: string): Promise<Parsed> =>
    JSON.parse((await call(simulator, 'GET', target)).text) as Parsed;

  it('finds one by its IMEI', async () => {
    const { data, errno } = await ask('/devices/getbyimei?imei=860000000000041');
    assert.equal(errno, 0);
    assert.deepEqual(data, {
      id: '500000004',
      online: false,
      observe_status: true,
      title: 'simulated-4',
      create_time: '2026-01-01 08:00:00',
    });
    assert.equal((await ask('/devices/getbyimei?imei=1')).errno, 3);
    assert.equal((await ask('/devices/getbyimei')).errno, 7);
  });

  it('tells details by id', async () => {
    const { data } = await ask('/devices/500000001');
    assert.equal(data?.rg_id, '860000000000017');
    assert.equal(data.online, true);
    assert.equal((await ask('/devices/500000099')).errno, 8);
  });

  it('tells the state of many', async () => {
    const { data } = await ask('/devices/status?devIds=500000001,500000004,7');
    assert.deepEqual(data, {
      total_count: 2,
      devices: [
        { id: '500000001', title: 'simulated-1', online: true },
        { id: '500000004', title: 'simulated-4', online: false },
      ],
    });
    assert.equal((await ask(`/devices/status?devIds=${'1,'.repeat(1000)}1`)).errno, 20);
  });

  it('searches, page by page', async () => {
    const titles = async (query: string): Promise<unknown> => {
      const { data } = await ask(`/devices?${query}`);
      const devices = data?.devices as readonly { readonly title: string }[];
      return [data?.total_count, ...devices.map(({ title }) => title)];
    };
    assert.deepEqual(await titles('per_page=2&page=3'), [5, 'simulated-5']);
    assert.deepEqual(await titles('key_words=simulated-2'), [1, 'simulated-2']);
    assert.deepEqual(await titles('key_words=500000003'), [1, 'simulated-3']);
    assert.deepEqual(await titles('online=false'), [1, 'simulated-4']);
    assert.deepEqual((await ask('/devices?per_page=101')).errno, 6);
  });

  const ID = '500000001';
  const measure = (value: number): void => {
    simulator.devices.get('860000000000017')?.set(3303, 0, 5700, value);
  };
  /** The values of a stream. */
  const valuesOf = (data: Parsed['data'], stream = '3303_0_5700'): unknown => {
    const streams = data?.datastreams as readonly {
      readonly id: string;
      readonly datapoints: readonly { readonly value: unknown }[];
    }[];
    return streams.find(({ id }) => id === stream)?.datapoints.map(({ value }) => value);
  };
  const history = async (query: string): Promise<Parsed['data']> =>
    (await ask(`/devices/${ID}/datapoints?datastream_id=3303_0_5700${query}`)).data;

  it('knows the latest point of each Resource', async () => {
    measure(22.5);
    const { data } = await ask(`/devices/datapoints?devIds=${ID}`);
    const [device] = data?.devices as readonly {
      readonly datastreams: readonly { readonly id: string; readonly value: unknown }[];
    }[];
    const find = (stream: string): unknown =>
      device?.datastreams.find(({ id }) => id === stream)?.value;
    assert.equal(find('3303_0_5700'), 22.5);
    // What nothing has been told of since it registered.
    assert.equal(find('3303_0_5701'), 'Cel');
    // Write only, so no stream.
    assert.equal(find('33000_0_4'), undefined);
  });

  it('knows the history, and gives it in pages', async () => {
    for (const value of [1, 2, 3, 4, 5]) {
      await clock.advance(10_000);
      measure(value);
    }
    assert.deepEqual(valuesOf(await history('')), [5]);
    const all = '&start=1970-01-01T08:00:00';
    assert.deepEqual(valuesOf(await history(all)), [1, 2, 3, 4, 5]);
    const first = await history(`${all}&limit=2`);
    assert.deepEqual([valuesOf(first), first?.count, first?.cursor], [[1, 2], 2, '2']);
    const last = await history(`${all}&limit=3&cursor=2`);
    assert.deepEqual([valuesOf(last), last?.cursor], [[3, 4, 5], undefined]);
    assert.equal((await ask(`/devices/${ID}/datapoints?limit=6001`)).errno, 6);
    assert.equal((await ask(`/devices/${ID}/datapoints?start=today`)).errno, 6);
  });

  it('keeps no more of it than it has to', () => {
    for (let value = 0; value < 2100; value += 1) measure(value);
    const device = simulator.devices.get('860000000000017');
    assert.ok(device);
    const kept = simulator.reporting.history(device, '3303_0_5700');
    assert.deepEqual([kept.length, kept[0]?.value, kept.at(-1)?.value], [2000, 100, 2099]);
  });

  it('hears nothing from a device that is away', () => {
    const device = simulator.devices.get('860000000000017');
    assert.ok(device);
    device.reachability = 'offline';
    measure(30);
    assert.deepEqual(simulator.reporting.history(device, '3303_0_5700'), []);
  });

  it('has other words on the new OneNET', async () => {
    const { code, data } = await ask('/device/detail?product_id=0&imei=860000000000041');
    assert.equal(code, 0);
    assert.deepEqual([data?.name, data?.status], ['860000000000041', 0]);
    assert.equal((await ask('/device/detail?product_id=0&imei=860000000000017')).data?.status, 1);
    assert.equal((await ask('/device/detail?product_id=0&imei=1')).code, 10410);
    const list = (await ask('/device/list?product_id=x&offset=4&limit=10')).data?.list;
    assert.equal((list as readonly unknown[]).length, 1);
  });

  it('has other words in Studio', async () => {
    const query = (action: string, name = '860000000000041') =>
      `/application?action=${action}&version=1&project_id=p&product_id=q&device_name=${name}`;
    const state = await ask(query('QueryDeviceStatus'));
    assert.deepEqual([state.success, state.data?.status], [true, 3]);
    assert.equal((await ask(query('QueryDeviceDetail', '860000000000017'))).data?.status, 2);
    assert.equal(
      (await ask(query('QueryDeviceStatus', '1'))).code,
      'iot.application.deviceNotFound',
    );
    assert.equal((await ask('/application?action=QueryDeviceStatus&version=1')).success, false);
  });
});

describe('simulator: sensors', () => {
  it('measure every ten seconds what can be reached', async () => {
    const clock = new VirtualClock();
    const devices = (['reachable', 'asleep'] as const).map(
      (reachability, index) =>
        new SimulatedDevice({ imei: String(index), reachability, instances: [TEMPERATURE] }),
    );
    const simulator = await startSimulator({ devices, clock: virtual(clock), sensors: true });
    try {
      await clock.advance(60_000);
      const counts = devices.map(
        (device) => simulator.reporting.history(device, '3303_0_5700').length,
      );
      assert.deepEqual(counts, [6, 0]);
      const [first] = devices;
      const value = first?.get(3303, 0, 5700);
      assert.ok(typeof value === 'number' && value > 18 && value < 25 && value !== 21.5);
    } finally {
      await simulator.close();
    }
  });
});
