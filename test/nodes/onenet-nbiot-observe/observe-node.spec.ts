import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DEFAULT_IMEIS, startSimulator, type Simulator } from '../../../lib/simulator';
import observeNode from '../../../nodes/onenet-nbiot-observe/onenet-nbiot-observe';
import type { CommandResult } from '../../../nodes/shared/message/result';
import type { Message } from '../../../nodes/shared/node-red';
import { loadDeviceNode } from '../../support/device-flow';
import { pass, useNodeRed, type Departure } from '../../support/flow';

const { offline, reachable } = DEFAULT_IMEIS;

/** The thermometer's value. */
const SENSOR = {
  ...{ objId: '3303', objIdType: 'num', objInstId: '0', objInstIdType: 'num' },
  ...{ resId: '5700', resIdType: 'num' },
};

describe('onenet-nbiot-observe', () => {
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
    const type = 'onenet-nbiot-observe';
    const all = { ...SENSOR, ...properties };
    return pass(await loadDeviceNode(simulator, type, observeNode, all, config), msg);
  };
  const targets = (): string[] => simulator.requests.map(({ target }) => target);

  it('observes with all conditions', async () => {
    const conditions = {
      ...{ pmin: '10', pminType: 'num', pmax: '60', pmaxType: 'num' },
      ...{ gt: '30.5', gtType: 'num', lt: '-5', ltType: 'num', st: 'step', stType: 'msg' },
    };
    const left = await send(conditions, { imei: reachable, step: 0.5 });
    const { state, request } = resultOf(left);
    assert.deepEqual([left.output, state, left.msg.errno], [1, 'confirmed', 0]);
    assert.deepEqual(left.msg.payload, { errno: 0, error: 'succ' });
    assert.deepEqual(request, {
      ...{ imei: reachable, path: '/3303/0/5700', operation: 'observe' },
      ...{ pmin: 10, pmax: 60, gt: 30.5, lt: -5, st: 0.5, timeout: 5 },
    });
    assert.deepEqual(targets(), [
      `/nbiot/observe?imei=${reachable}&cancel=false&obj_id=3303&obj_inst_id=0&res_id=5700` +
        '&pmin=10&pmax=60&gt=30.5&lt=-5&st=0.5&timeout=5',
    ]);
  });

  it('observes where the action is blank', async () => {
    const left = await send({ action: ' ' }, { imei: reachable });
    assert.deepEqual([left.output, resultOf(left).request.operation], [1, 'observe']);
  });

  it('ends an observation, whatever the conditions', async () => {
    const left = await send({ action: 'cancel', pmin: '0', pminType: 'num' }, { imei: reachable });
    assert.deepEqual([left.output, resultOf(left).request.operation], [1, 'cancel']);
    assert.match(
      targets().at(-1) ?? '',
      /&cancel=true&obj_id=3303&obj_inst_id=0&res_id=5700&timeout=5$/,
    );
  });

  const long = { pmin: '10', pminType: 'num', pmax: '5', pmaxType: 'num' };
  for (const [what, properties, errno, pointer] of [
    ['a pmax below pmin', long, -1, /^\/pmax /],
    ['thresholds without a Resource', { resId: '', gt: '1', gtType: 'num' }, -1, /^\/resId /],
    ['an lt above gt', { gt: '1', gtType: 'num', lt: '2', ltType: 'num' }, -1, /^\/lt /],
    ['an unknown action', { action: 'watch' }, -2, /^\/action must be one of .* "watch"$/],
    ['an action that nobody has set', { action: '${NOT_SET}' }, -2, /^\/action .* NOT_SET, /],
  ] as const) {
    it(`sends nothing for ${what}`, async () => {
      const left = await send(properties, { imei: reachable });
      assert.deepEqual([left.output, left.msg.errno, resultOf(left).state], [2, errno, 'unsent']);
      assert.match(resultOf(left).error, pointer);
      assert.equal(simulator.requests.length, 0);
    });
  }

  it('says that a device is offline', async () => {
    const left = await send({}, { imei: offline });
    assert.deepEqual([left.output, resultOf(left).reason], [2, 'offline']);
  });

  for (const [dialect, target] of [
    ['new', /^\/nb-iot\/observe\?imei=/],
    ['studio', /^\/LwM2M-online\?action=observe&version=1&imei=/],
  ] as const) {
    it(`speaks the dialect ${dialect}`, async () => {
      const left = await send({}, { imei: reachable }, { dialect });
      assert.match(targets()[0] ?? '', target);
      assert.equal(resultOf(left).state, 'confirmed');
    });
  }
});
