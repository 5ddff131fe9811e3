import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DEFAULT_IMEIS, raw, startSimulator, type Simulator } from '../../../lib/simulator';
import readNode from '../../../nodes/onenet-nbiot-read/onenet-nbiot-read';
import type { CommandResult } from '../../../nodes/shared/message/result';
import type { Message } from '../../../nodes/shared/node-red';
import { loadDeviceNode } from '../../support/device-flow';
import { pass, useNodeRed, type Departure } from '../../support/flow';

const { asleep, offline, reachable } = DEFAULT_IMEIS;

/** The thermometer's value. */
const SENSOR = {
  ...{ objId: '3303', objIdType: 'num', objInstId: '0', objInstIdType: 'num' },
  ...{ resId: '5700', resIdType: 'num' },
};

describe('onenet-nbiot-read', () => {
  useNodeRed();
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
    simulator.devices.get(reachable)?.set(3303, 0, 5700, 21.25);
    simulator.devices.get(asleep)?.set(3303, 0, 5700, 4.5);
  });
  afterEach(async () => {
    await simulator.close();
  });

  const resultOf = ({ msg }: Departure): CommandResult => msg.onenet as CommandResult;
  const send = async (properties: object, msg: Message, config = {}): Promise<Departure> => {
    const type = 'onenet-nbiot-read';
    const all = { ...SENSOR, ...properties };
    return pass(await loadDeviceNode(simulator, type, readNode, all, config), msg);
  };
  const paths = (): string[] =>
    simulator.requests.map(({ method, target }) => `${method} ${target.replace(/\?.*/, '')}`);

  it('one Resource: its value, and the reply as it came', async () => {
    const left = await send({}, { imei: reachable, topic: 't' });
    assert.deepEqual([left.output, left.msg.payload, left.msg.errno], [1, 21.25, 0]);
    const { state, request, reply, attempts } = resultOf(left);
    assert.deepEqual([state, attempts, left.msg.topic], ['confirmed', 1, 't']);
    assert.deepEqual(request, { imei: reachable, path: '/3303/0/5700', timeout: 5 });
    assert.deepEqual(reply, {
      errno: 0,
      error: 'succ',
      data: [{ obj_inst_id: 0, res: [{ res_id: 5700, val: 21.25 }] }],
    });
  });

  it('an Instance: what the write node takes', async () => {
    const left = await send({ objId: '3306', resId: '' }, { imei: reachable });
    assert.deepEqual(left.msg.payload, {
      5850: false,
      5851: 0,
      5852: 0,
      5853: 'closed',
      5750: 'valve',
    });
    assert.equal(resultOf(left).request.path, '/3306/0');
  });

  it('an Object: each of its Instances', async () => {
    const left = await send({ objId: '3311', objInstId: '', resId: '' }, { imei: reachable });
    assert.deepEqual(Object.keys(left.msg.payload as object), ['0', '1']);
    assert.equal(resultOf(left).request.path, '/3311');
  });

  it('bytes: a Buffer', async () => {
    simulator.devices.get(reachable)?.set(33_000, 0, 0, { kind: 'opaque', hex: '00ff' });
    const left = await send({ objId: '33000', resId: '0' }, { imei: reachable });
    assert.deepEqual(left.msg.payload, Buffer.from('00ff', 'hex'));
  });

  it('takes what to read from the message', async () => {
    const from = { objId: 'path.o', objInstId: 'path.i', resId: 'path.r' };
    const types = { objIdType: 'msg', objInstIdType: 'msg', resIdType: 'msg' };
    const msg = { imei: reachable, path: { o: 3303, i: 0, r: 5701 } };
    const left = await send({ ...from, ...types }, msg);
    assert.equal(left.msg.payload, 'Cel');
  });

  for (const [what, properties, errno, state, pointer] of [
    ['no device', {}, -1, 'unsent', /^\/imei /],
    ['a Resource of no Instance', { objInstId: '' }, -1, 'unsent', /^\/objInstId /],
  ] as const) {
    it(`sends nothing for ${what}`, async () => {
      const left = await send(properties, what === 'no device' ? {} : { imei: reachable });
      assert.deepEqual([left.output, left.msg.errno, resultOf(left).state], [2, errno, state]);
      assert.match(resultOf(left).error, pointer);
      assert.equal(simulator.requests.length, 0);
    });
  }

  it('says what the device refuses', async () => {
    const left = await send({ objId: '3', resId: '4' }, { imei: reachable });
    assert.deepEqual([left.output, resultOf(left).state], [2, 'refused']);
    assert.equal(resultOf(left).reason, 'not-allowed');
    assert.equal(resultOf(left).mayBePartial, false);
  });

  it('fails where the answer holds no value of it', async () => {
    simulator.prepend(() => raw(200, '{"errno":0,"error":"succ","data":[]}'));
    const left = await send({}, { imei: reachable });
    assert.deepEqual([left.output, left.msg.errno], [2, -6]);
    assert.match(resultOf(left).error, /\/3303\/0\/5700/);
  });

  it('cached: leaves as queued, with the reply', async () => {
    const left = await send({ delivery: 'cached' }, { imei: asleep });
    const { state, uuid, request } = resultOf(left);
    assert.deepEqual([left.output, state], [1, 'queued']);
    assert.deepEqual(left.msg.payload, { errno: 0, error: 'succ', data: { uuid } });
    assert.equal(request.delivery, 'cached');
    assert.equal(paths().at(-1), 'GET /nbiot/offline');
  });

  it('cached, waiting for the result: the values of the record are the payload', async () => {
    const leaving = send({ delivery: 'cached', waitForResult: true }, { imei: asleep });
    await kept();
    simulator.wake(asleep);
    const left = await leaving;
    const { state, command, reply } = resultOf(left);
    assert.deepEqual([left.output, state, left.msg.payload], [1, 'confirmed', 4.5]);
    assert.equal(command?.sendStatus, 'success');
    assert.equal((reply as { errno?: number }).errno, 0);
  });

  it('at once, then cached: what is offline is kept, and read when it registers', async () => {
    const properties = { delivery: 'instant-then-cached', waitForResult: true, resId: '' };
    const leaving = send(properties, { imei: offline });
    await kept();
    const device = simulator.devices.get(offline);
    assert.ok(device);
    device.reachability = 'reachable';
    const left = await leaving;
    assert.deepEqual([left.output, resultOf(left).state], [1, 'confirmed']);
    assert.equal((left.msg.payload as Record<string, unknown>)['5701'], 'Cel');
  });

  for (const [dialect, target] of [
    ['new', /^\/nb-iot\?imei=/],
    ['studio', /^\/LwM2M-online\?action=read&version=1&imei=/],
  ] as const) {
    it(`speaks the dialect ${dialect}`, async () => {
      const left = await send({}, { imei: reachable }, { dialect });
      assert.match(simulator.requests[0]?.target ?? '', target);
      assert.equal(left.msg.payload, 21.25);
    });
  }

  /** Resolves once the platform keeps a command. */
  async function kept(): Promise<void> {
    const end = performance.now() + 5000;
    while (!paths().includes('GET /nbiot/offline')) {
      assert.ok(performance.now() < end, 'nothing is kept');
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
});
