import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DEFAULT_IMEIS, startSimulator, type Simulator } from '../../../lib/simulator';
import executeNode from '../../../nodes/onenet-nbiot-execute/onenet-nbiot-execute';
import type { CommandResult } from '../../../nodes/shared/message/result';
import type { Message } from '../../../nodes/shared/node-red';
import { loadDeviceNode } from '../../support/device-flow';
import { pass, useNodeRed, type Departure } from '../../support/flow';

const { asleep, reachable } = DEFAULT_IMEIS;

/** Reboot. */
const REBOOT = {
  ...{ objId: '3', objIdType: 'num', objInstId: '0', objInstIdType: 'num' },
  ...{ resId: '4', resIdType: 'num' },
};

describe('onenet-nbiot-execute', () => {
  useNodeRed();
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await simulator.close();
  });

  const resultOf = ({ msg }: Departure): CommandResult => msg.onenet as CommandResult;
  const send = async (properties: object, msg: Message, config = {}): Promise<Departure> => {
    const type = 'onenet-nbiot-execute';
    const all = { ...REBOOT, ...properties };
    return pass(await loadDeviceNode(simulator, type, executeNode, all, config), msg);
  };
  const targets = (): string[] => simulator.requests.map(({ target }) => target);

  it('executes, and the device acknowledges', async () => {
    const left = await send({}, { imei: reachable });
    const { state, request } = resultOf(left);
    assert.deepEqual([left.output, state, left.msg.errno], [1, 'confirmed', 0]);
    assert.deepEqual(left.msg.payload, { errno: 0, error: 'succ' });
    assert.deepEqual(request, { imei: reachable, path: '/3/0/4', args: '', timeout: 5 });
    assert.deepEqual(targets(), [
      `/nbiot/execute?imei=${reachable}&obj_id=3&obj_inst_id=0&res_id=4&timeout=5`,
    ]);
  });

  it('hands arguments on as they stand', async () => {
    const properties = { args: 'payload', argsType: 'msg' };
    const left = await send(properties, { imei: reachable, payload: "0='a',1" });
    assert.deepEqual([left.output, resultOf(left).request.args], [1, "0='a',1"]);
  });

  for (const [what, properties, msg, pointer] of [
    ['a Resource that is blank', { resId: '' }, {}, /^\/resId /],
    [
      'arguments that are no text',
      { args: 'payload', argsType: 'msg' },
      { payload: [1] },
      /^\/args /,
    ],
    [
      'arguments that are too long',
      { args: 'payload', argsType: 'msg' },
      { payload: '开'.repeat(683) },
      /^\/args has 2049 bytes/,
    ],
  ] as const) {
    it(`sends nothing for ${what}`, async () => {
      const left = await send(properties, { imei: reachable, ...msg });
      assert.deepEqual([left.output, left.msg.errno, resultOf(left).state], [2, -1, 'unsent']);
      assert.match(resultOf(left).error, pointer);
      assert.equal(simulator.requests.length, 0);
    });
  }

  it('says what the device refuses', async () => {
    const left = await send({ objId: '3311', resId: '5850' }, { imei: reachable });
    assert.deepEqual([left.output, resultOf(left).state], [2, 'refused']);
    assert.equal(resultOf(left).reason, 'not-allowed');
  });

  it('cached: waits for the result, which is the record', async () => {
    const leaving = send({ delivery: 'cached', waitForResult: true }, { imei: asleep });
    const end = performance.now() + 5000;
    while (!targets().some((target) => target.startsWith('/nbiot/execute/offline?'))) {
      assert.ok(performance.now() < end, 'nothing is kept');
      await new Promise((resolve) => setImmediate(resolve));
    }
    simulator.wake(asleep);
    const left = await leaving;
    const { state, command, request, reply } = resultOf(left);
    assert.deepEqual([left.output, state, command?.sendStatus], [1, 'confirmed', 'success']);
    assert.deepEqual([request.path, request.delivery, reply], ['/3/0/4', 'cached', undefined]);
  });

  for (const [dialect, target] of [
    ['new', /^\/nb-iot\/execute\?imei=/],
    ['studio', /^\/LwM2M-online\?action=execute&version=1&imei=/],
  ] as const) {
    it(`speaks the dialect ${dialect}`, async () => {
      const left = await send({}, { imei: reachable }, { dialect });
      assert.match(targets()[0] ?? '', target);
      assert.equal(resultOf(left).state, 'confirmed');
    });
  }
});
