import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import {
  DEFAULT_IMEIS,
  HANG_UP,
  raw,
  startSimulator,
  type Simulator,
} from '../../../lib/simulator';
import helper from 'node-red-node-test-helper';
import writeNode from '../../../nodes/onenet-nbiot-write/onenet-nbiot-write';
import type { CommandResult } from '../../../nodes/shared/message/result';
import type { Message } from '../../../nodes/shared/node-red';
import type { Platform } from '../../../nodes/shared/platform/platform';
import { loadDeviceNode } from '../../support/device-flow';
import { pass, useNodeRed, type Departure, type RunningNode } from '../../support/flow';

const { asleep, offline, reachable } = DEFAULT_IMEIS;

const LAMP = {
  ...{ objId: '3311', objIdType: 'num', objInstId: '0', objInstIdType: 'num' },
  ...{ resId: '5850', resIdType: 'num', readBack: true },
};

describe('onenet-nbiot-write reads back', () => {
  useNodeRed();
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await simulator.close();
  });

  const resultOf = ({ msg }: Departure): CommandResult => msg.onenet as CommandResult;
  const load = (properties: object = {}, config = {}): Promise<RunningNode> =>
    loadDeviceNode(simulator, 'onenet-nbiot-write', writeNode, { ...LAMP, ...properties }, config);
  const send = async (properties: object, msg: Message, config = {}): Promise<Departure> =>
    pass(await load(properties, config), msg);
  /** What the platform counts, without zeros. */
  const counted = (): object => {
    const node = helper.getNode('platform') as unknown as { readonly platform: Platform };
    const states = Object.entries(node.platform.counts().states);
    return Object.fromEntries(states.filter(([, count]) => count > 0));
  };
  const calls = (): string[] =>
    simulator.requests.map(({ method, target }) => `${method} ${target.replace(/\?.*/, '')}`);

  it('what was written', async () => {
    const left = await send({}, { imei: reachable, payload: true });
    const { state, readBack, request, attempts, reply } = resultOf(left);
    assert.deepEqual([left.output, state, left.msg.errno], [1, 'confirmed', 0]);
    assert.deepEqual(readBack, { result: 'same' });
    assert.deepEqual(left.msg.payload, { errno: 0, error: 'succ' });
    assert.deepEqual(request.data, [{ res_id: 5850, val: true }]);
    assert.deepEqual([attempts, reply], [2, undefined]);
    assert.deepEqual(calls(), ['POST /nbiot', 'GET /nbiot']);
  });

  it('only where that is chosen', async () => {
    const left = await send({ readBack: false }, { imei: reachable, payload: true });
    assert.equal('readBack' in resultOf(left), false);
    assert.deepEqual(calls(), ['POST /nbiot']);
  });

  it('several Resources, bytes and times', async () => {
    const payload = { 0: Buffer.from('00ff', 'hex'), 1: 7, 2: new Date(1_769_817_600_000) };
    const left = await send({ objId: '33000' }, { imei: reachable, payload });
    assert.deepEqual(resultOf(left).readBack, { result: 'same' });
  });

  it('what the device holds instead', async () => {
    simulator.prepend(({ method }) =>
      method === 'GET'
        ? raw(
            200,
            '{"errno":0,"error":"succ","data":[{"obj_inst_id":0,"res":[{"res_id":5851,"val":50}]}]}',
          )
        : undefined,
    );
    const left = await send({ resId: '5851' }, { imei: reachable, payload: 70 });
    assert.deepEqual([left.output, resultOf(left).state], [1, 'confirmed']);
    assert.deepEqual(resultOf(left).readBack, {
      result: 'different',
      differences: [{ resId: 5851, written: 70, read: 50 }],
    });
  });

  it('nothing of what can only be written, and says so', async () => {
    const msg = { imei: reachable, payload: Buffer.from([1]) };
    const left = await send({ objId: '33000', resId: '4' }, msg);
    const { state, readBack, code, reason } = resultOf(left);
    assert.deepEqual([left.output, state, code, reason], [1, 'confirmed', null, null]);
    assert.equal(readBack?.result, 'unknown');
    assert.match(readBack.why ?? '', /METHOD_NOT_ALLOWED/);
  });

  it('and a lost connection changes nothing of the write', async () => {
    simulator.prepend(({ method }) => (method === 'GET' ? HANG_UP : undefined));
    const left = await send({}, { imei: reachable, payload: true });
    const { state, readBack } = resultOf(left);
    assert.deepEqual([left.output, state, left.msg.errno], [1, 'confirmed', 0]);
    assert.equal(readBack?.result, 'unknown');
    assert.match(readBack.why ?? '', /./);
  });

  it('nothing after a write that was refused', async () => {
    const left = await send({ objId: '3303', resId: '5700' }, { imei: reachable, payload: 1 });
    assert.deepEqual([left.output, resultOf(left).state], [2, 'refused']);
    assert.equal('readBack' in resultOf(left), false);
    assert.deepEqual(calls(), ['POST /nbiot']);
  });

  it('before the next write to the device', async () => {
    const node = await load();
    const left = await Promise.all(
      [true, false].map((payload) => pass(node, { imei: reachable, payload })),
    );
    assert.deepEqual(
      left.map((each) => resultOf(each).readBack),
      [{ result: 'same' }, { result: 'same' }],
    );
    assert.deepEqual(calls(), ['POST /nbiot', 'GET /nbiot', 'POST /nbiot', 'GET /nbiot']);
  });

  it('nothing that OneNET keeps, and says so', async () => {
    const left = await send({ delivery: 'cached' }, { imei: asleep, payload: true });
    assert.deepEqual([left.output, resultOf(left).state], [1, 'queued']);
    assert.equal(resultOf(left).readBack?.result, 'unknown');
    assert.match(resultOf(left).readBack?.why ?? '', /only a write at once/);
  });

  for (const [imei, state, result] of [
    [reachable, 'confirmed', 'same'],
    [offline, 'queued', 'unknown'],
  ] as const) {
    it(`at once or cached: ${state}, ${result}`, async () => {
      const left = await send({ delivery: 'instant-then-cached' }, { imei, payload: true });
      assert.deepEqual([resultOf(left).state, resultOf(left).readBack?.result], [state, result]);
    });
  }

  it('and a node that is closed meanwhile says that the write is done', async () => {
    const node = await load({}, { deviceGap: '60000' });
    const leaving = pass(node, { imei: reachable, payload: true });
    const end = performance.now() + 5000;
    while (simulator.devices.get(reachable)?.get(3311, 0, 5850) !== true) {
      assert.ok(performance.now() < end, 'nothing is written');
      await new Promise((resolve) => setImmediate(resolve));
    }
    // The answer is on its way to the node.
    await new Promise((resolve) => setImmediate(resolve));
    await node.close(false);
    const left = await leaving;
    const { state, readBack } = resultOf(left);
    assert.deepEqual([left.output, state, left.msg.errno], [1, 'confirmed', 0]);
    assert.equal(readBack?.result, 'unknown');
    assert.deepEqual(counted(), { confirmed: 1 });
  });

  for (const [title, answer] of [
    ['was refused', raw(200, '{"errno":5105,"error":"METHOD_NOT_ALLOWED"}')],
    ['got no answer', HANG_UP],
  ] as const) {
    it(`and what is counted is the write, also where the read ${title}`, async () => {
      simulator.prepend(({ method }) => (method === 'GET' ? answer : undefined));
      await send({}, { imei: reachable, payload: true });
      assert.deepEqual(counted(), { confirmed: 1 });
    });
  }
});
