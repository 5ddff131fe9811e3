import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readMessages } from '../../../lib/onenet/push/messages';
import { isSigned } from '../../../lib/onenet/push/envelope';
import {
  SimulatedDevice,
  startSimulator,
  TEMPERATURE,
  type Simulator,
} from '../../../lib/simulator';
import { openPush } from '../../support/open-push';
import { VirtualClock } from '../../support/virtual-clock';
import { virtual } from './virtual';

const TOKEN = 'token';
const IMEI = '860000000000017';

/** Answers with the statuses given, then with 200, and keeps what it was sent. */
class Receiver {
  readonly bodies: Buffer[] = [];
  readonly statuses: number[] = [];
  readonly server: Server;
  #arrived: (() => void) | undefined;

  constructor() {
    this.server = createServer((message, response) => {
      const query = new URL(message.url ?? '', 'http://x').searchParams;
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('end', () => {
        response.statusCode = this.statuses.shift() ?? 200;
        const fits = isSigned(
          query.get('signature') ?? '',
          TOKEN,
          query.get('nonce') ?? '',
          query.get('msg') ?? '',
        );
        response.end(message.method === 'GET' && fits ? query.get('msg') : '');
        if (message.method === 'GET') return;
        this.bodies.push(Buffer.concat(chunks));
        this.#arrived?.();
      });
    });
  }

  async open(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/push?x=1`;
  }

  /** Resolves when so many pushes have arrived in all. */
  async has(count: number): Promise<void> {
    while (this.bodies.length < count) {
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

describe('simulator: push', () => {
  const clock = new VirtualClock();
  let receiver: Receiver;
  let url: string;
  let device: SimulatedDevice;
  let simulator: Simulator;
  beforeEach(async () => {
    receiver = new Receiver();
    url = await receiver.open();
    device = new SimulatedDevice({ imei: IMEI, instances: [TEMPERATURE] });
    simulator = await startSimulator({ devices: [device], clock: virtual(clock) });
  });
  afterEach(async () => {
    await simulator.close();
    receiver.close();
  });

  const KEY = 'whBx2ZwAU5LOHVimPj1MPx56QRe3OsGGWRe4dr17crV';
  for (const [form, aesKey] of [
    ['classic', ''],
    ['classic', KEY],
    ['new', ''],
    ['new', '0123456789abcdef'],
  ] as const) {
    it(`${form}, ${aesKey === '' ? 'plain' : 'encrypted'}: signed, and read by a client`, async () => {
      simulator.push.subscribe({ url, token: TOKEN, aesKey, form });
      for (let value = 0; value < 40; value += 1) device.set(3303, 0, 5700, 20 + value / 8);
      await receiver.has(40);
      for (const [index, body] of receiver.bodies.entries()) {
        const opened = openPush(body, { token: TOKEN, aesKey });
        assert.ok(opened.ok, body.toString());
        assert.equal(opened.value.signature, 'valid');
        const [message] = readMessages(opened.value.message);
        const { kind, imei, path, value, deviceId } = message ?? {};
        assert.deepEqual(
          [kind, imei, path, value, deviceId],
          ['data', IMEI, '3303/0/5700', 20 + index / 8, form === 'new' ? undefined : '500000001'],
        );
        assert.equal(opened.value.id === undefined, form === 'classic');
        assert.equal(body.includes('5700'), aesKey === '');
      }
    });
  }

  it('tells of devices that come and go', async () => {
    simulator.push.subscribe({ url, token: TOKEN });
    simulator.push.subscribe({ url, token: TOKEN, form: 'new' });
    device.reachability = 'asleep';
    device.reachability = 'offline';
    await receiver.has(2);
    device.reachability = 'reachable';
    await receiver.has(4);
    const read = receiver.bodies.map((body) => {
      const opened = openPush(body, { token: TOKEN, aesKey: '' });
      return opened.ok ? [...readMessages(opened.value.message)][0]?.value : opened.fault;
    });
    assert.deepEqual(read, [false, false, true, true]);
  });

  it('tells what has become of a cached command, in the classic form', async () => {
    simulator.push.subscribe({ url, token: TOKEN });
    const now = simulator.now();
    const action = { kind: 'read', objectId: 3303, instanceId: 0, resourceId: 5700 } as const;
    const times = { validTime: now, expiredTime: now + 60_000, retry: 0, timeoutMs: 5000 };
    const command = device.commands.add({ action, ...times, trigger: 7 }, now);
    simulator.wake(IMEI);
    await receiver.has(1);
    const opened = openPush(receiver.bodies[0] ?? Buffer.alloc(0), { token: TOKEN, aesKey: '' });
    assert.ok(opened.ok);
    const [message] = readMessages(opened.value.message);
    assert.ok(message?.outcome?.kind === 'accepted');
    assert.equal(message.outcome.state, 'confirmed');
    assert.equal(message.outcome.cached?.uuid, command?.uuid);
    assert.deepEqual(message.outcome.cached?.result, { 0: { 5700: 21.5 } });
  });

  it('repeats a failed push after 5, 10 and 30 seconds, to the letter, and goes on meanwhile', async () => {
    simulator.push.subscribe({ url, token: TOKEN, form: 'new' });
    receiver.statuses.push(500, 200, 404, 503);
    device.set(3303, 0, 5700, 1);
    device.set(3303, 0, 5700, 2);
    await receiver.has(2);
    for (const [count, seconds] of [
      [3, 5],
      [4, 10],
      [5, 30],
    ] as const) {
      await pending(clock, 1);
      await clock.advance(seconds * 1000 - 1);
      assert.equal(receiver.bodies.length, count - 1);
      await clock.advance(1);
      await receiver.has(count);
    }
    const [first, second, ...repeats] = receiver.bodies;
    assert.notDeepEqual(first, second);
    for (const repeat of repeats) assert.deepEqual(repeat, first);
  });

  it('repeats faster where it is asked to', async () => {
    await simulator.close();
    const options = { devices: [device], clock: virtual(clock), push: { retrySpeed: 1000 } };
    simulator = await startSimulator(options);
    simulator.push.subscribe({ url, token: TOKEN });
    receiver.statuses.push(500);
    device.set(3303, 0, 5700, 1);
    await receiver.has(1);
    await pending(clock, 1);
    await clock.advance(5);
    await receiver.has(2);
  });

  it('ends with the subscription', async () => {
    const end = simulator.push.subscribe({ url, token: TOKEN });
    const other = simulator.push.subscribe({ url, token: TOKEN, form: 'new' });
    end();
    device.set(3303, 0, 5700, 1);
    await receiver.has(1);
    assert.match(receiver.bodies[0]?.toString() ?? '', /"id":/);
    other();
  });

  it('checks a receiver as the platform does', async () => {
    assert.equal(await simulator.push.verify({ url, token: TOKEN }), true);
    assert.equal(await simulator.push.verify({ url, token: 'other' }), false);
    receiver.statuses.push(401);
    assert.equal(await simulator.push.verify({ url, token: TOKEN }), false);
    receiver.close();
    assert.equal(await simulator.push.verify({ url, token: TOKEN }), false);
  });

  for (const address of ['http://192.0.2.1/', 'https://127.0.0.1/', 'ftp://localhost/', 'x', '']) {
    it(`sends nothing to ${address || 'nowhere'}`, () => {
      assert.throws(() => simulator.push.subscribe({ url: address }), RangeError);
    });
  }
});

/** Resolves when so many timers wait: the answer to a push arrives over a real socket. */
async function pending(clock: VirtualClock, count: number): Promise<void> {
  while (clock.pending < count) await new Promise((resolve) => setImmediate(resolve));
}
