import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import {
  DEFAULT_IMEIS,
  raw,
  refuse,
  startSimulator,
  systemClock,
  unsuccess,
  type Simulator,
} from '../../../lib/simulator';
import type { Message } from '../../../nodes/shared/node-red';
import type { CommandResult } from '../../../nodes/shared/message/result';
import { loadCachedFlow } from '../../support/cached-flow';
import { pass, useNodeRed, type Departure } from '../../support/flow';

const { asleep, offline, reachable } = DEFAULT_IMEIS;

describe('delivery of onenet-nbiot-write', () => {
  useNodeRed();
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await simulator.close();
  });

  const resultOf = ({ msg }: Departure): CommandResult => msg.onenet as CommandResult;
  const paths = (): string[] =>
    simulator.requests.map(({ method, target }) => `${method} ${target.replace(/\?.*/, '')}`);
  const lamp = (imei: string): unknown => simulator.devices.get(imei)?.get(3311, 0, 5850);

  const send = async (write: object, msg: Message): Promise<Departure> => {
    const { write: node } = await loadCachedFlow(simulator, { write });
    return pass(node, msg);
  };

  it('cached: the platform keeps the command, and the message leaves at once', async () => {
    const before = Date.now();
    const left = await send(
      { delivery: 'cached', expires: '3600' },
      { imei: asleep, payload: true },
    );
    assert.equal(left.output, 1);
    const { state, uuid, expires, attempts, request } = resultOf(left);
    assert.deepEqual([state, attempts, left.msg.errno], ['queued', 1, 0]);
    assert.match(String(uuid), /./);
    const lasts = Date.parse(String(expires)) - before;
    assert.ok(lasts >= 3_599_000 && lasts < 3_610_000, `${lasts} ms`);
    assert.deepEqual(
      [request.delivery, request.retry, request.trigger, request.expires],
      ['cached', 3, 7, expires],
    );
    assert.deepEqual(left.msg.payload, { errno: 0, error: 'succ', data: { uuid } });
    // The first answer tells the platform's time.
    assert.deepEqual(paths(), ['GET /nbiot/resources', 'POST /nbiot/offline']);
    assert.equal(lamp(asleep), false);
  });

  for (const [pace, error] of [
    [{ minInterval: '${NOT_SET}' }, /^\/minInterval .* NOT_SET, /],
    [{ minInterval: 'nonsense' }, /^\/minInterval must be a number above 0, not the text /],
    [{ minInterval: -1 }, /^\/minInterval must be a number above 0, not -1$/],
    [{ maxInterval: 0 }, /^\/maxInterval must be a number above 0, not 0$/],
    [{ maxInterval: true }, /^\/maxInterval must be a number above 0, not true$/],
    [{ maxInterval: {} }, /^\/maxInterval must be a number above 0, not an object$/],
  ] as const) {
    it(`sends nothing where the pace of the flow is ${JSON.stringify(pace)}`, async () => {
      const write = { delivery: 'cached', waitForResult: true, ...pace };
      const left = await send(write, { imei: asleep, payload: true });
      assert.deepEqual([left.msg.errno, resultOf(left).state], [-2, 'unsent']);
      assert.match(resultOf(left).error, error);
      assert.deepEqual(paths(), []);
    });
  }

  for (const write of [
    { delivery: 'cached', minInterval: 'nonsense', waitForResult: '' },
    { delivery: 'cached', minInterval: '', maxInterval: ' ' },
  ]) {
    it(`is sent with ${JSON.stringify(write)}`, async () => {
      const left = await send(write, { imei: asleep, payload: true });
      assert.equal(resultOf(left).state, 'queued');
    });
  }

  it('cached: takes the schedule from where the dialog says', async () => {
    const at = new Date(Math.ceil(Date.now() / 1000) * 1000 + 7_200_000);
    const left = await send(
      {
        ...{ delivery: 'cached', expires: 'when.until', expiresType: 'msg' },
        ...{ validFrom: '60', validFromType: 'num', retry: '$number("5")', retryType: 'jsonata' },
        trigger: 2,
      },
      { imei: asleep, payload: true, when: { until: at } },
    );
    const { expires, validFrom, retry, trigger } = resultOf(left).request;
    assert.deepEqual([expires, retry, trigger], [at.toISOString(), 5, 2]);
    assert.ok(Math.abs(Date.parse(String(validFrom)) - Date.now() - 60_000) < 3000);
  });

  for (const [title, write, pointer] of [
    ['an expiry in the past', { expires: '-1' }, '/expires'],
    ['a beginning behind the expiry', { expires: '60', validFrom: '120' }, '/expires'],
    ['too many repeats', { retry: '11' }, '/retry'],
  ] as const) {
    for (const delivery of ['cached', 'instant-then-cached'] as const) {
      it(`${delivery}: sends nothing for ${title}`, async () => {
        const left = await send({ delivery, ...write }, { imei: asleep, payload: true });
        const { state, errno, error } = resultOf(left);
        assert.deepEqual([left.output, state, errno], [2, 'unsent', -1]);
        assert.match(error, new RegExp(`^${pointer} `));
        assert.deepEqual(paths(), []);
      });
    }
  }

  it('cached: leaves out a beginning that comes before the request may arrive', async () => {
    const write = { delivery: 'cached', validFrom: '1', validFromType: 'num' };
    const left = await send(write, { imei: asleep, payload: true });
    assert.equal(left.output, 1);
    const { target } = simulator.requests.at(-1) ?? assert.fail();
    assert.match(target, /&expired_time=/);
    assert.doesNotMatch(target, /valid_time=/);
  });

  describe('instant-then-cached', () => {
    const delivery = 'instant-then-cached';

    it('is an instant write to a device that is awake', async () => {
      const left = await send({ delivery }, { imei: reachable, payload: true });
      const { state, uuid, request } = resultOf(left);
      assert.deepEqual([left.output, state, uuid], [1, 'confirmed', undefined]);
      assert.equal(request.delivery, undefined);
      assert.deepEqual(paths(), ['POST /nbiot']);
      assert.equal(lamp(reachable), true);
    });

    it('is kept by the platform if the device is offline', async () => {
      const left = await send({ delivery }, { imei: offline, payload: true });
      const { state, attempts, uuid, request } = resultOf(left);
      assert.deepEqual([left.output, state, attempts], [1, 'queued', 2]);
      assert.match(String(uuid), /./);
      assert.equal(request.delivery, 'cached');
      assert.deepEqual(paths(), ['POST /nbiot', 'POST /nbiot/offline']);
    });

    it('stays with a timeout, since the device may have been written', async () => {
      simulator.prepend(({ path }) => (path === '/nbiot' ? unsuccess('TIME_OUT') : undefined));
      const left = await send({ delivery }, { imei: reachable, payload: true });
      const { state, reason } = resultOf(left);
      assert.deepEqual([left.output, state, reason], [2, 'unknown', 'timeout']);
      assert.deepEqual(paths(), ['POST /nbiot']);
    });

    it('writes a second time after a timeout if that is accepted', async () => {
      simulator.prepend(({ path }) => (path === '/nbiot' ? unsuccess('TIME_OUT') : undefined));
      const left = await send({ delivery, secondWrite: true }, { imei: reachable, payload: true });
      assert.deepEqual([left.output, resultOf(left).state], [1, 'queued']);
    });

    it('says what is known if the platform does not keep it either', async () => {
      simulator.prepend(({ path }) => (path === '/nbiot' ? unsuccess('TIME_OUT') : undefined));
      simulator.prepend(({ path }) =>
        path === '/nbiot/offline' ? refuse(5006, 'system logic limit') : undefined,
      );
      const left = await send({ delivery, secondWrite: true }, { imei: reachable, payload: true });
      const { state, errno, reason } = resultOf(left);
      // The first attempt may have got through.
      assert.deepEqual([left.output, state, errno, reason], [2, 'unknown', 5006, 'limit']);
    });

    it('leaves a refusal by the device as it is', async () => {
      const left = await send({ delivery, resId: '9999' }, { imei: reachable, payload: true });
      assert.equal(left.output, 2);
      assert.deepEqual(paths(), ['POST /nbiot']);
    });
  });

  describe('waiting for the result', () => {
    const write = { delivery: 'cached', waitForResult: true, retry: '0' };

    /** Does something once the platform has been asked so often what became of the command. */
    const whenAsked = (count: number, act: () => void): void => {
      let asked = 0;
      simulator.prepend(({ path }) => {
        if (path.startsWith('/nbiot/offline/history/')) {
          asked += 1;
          if (asked === count) act();
        }
        return undefined;
      });
    };

    it('the message leaves once, when the device has woken and acknowledged', async () => {
      whenAsked(2, () => simulator.wake(asleep));
      const left = await send(write, { imei: asleep, payload: true, topic: 't' });
      const { state, uuid, command, request, attempts, durationMs } = resultOf(left);
      assert.deepEqual([left.output, state, attempts], [1, 'confirmed', 1]);
      assert.equal(lamp(asleep), true);
      assert.deepEqual([command?.sendStatus, command?.confirmStatus], ['success', 'SUCCESS']);
      assert.deepEqual([request.path, request.delivery], ['/3311/0', 'cached']);
      assert.ok(durationMs >= 100, `${durationMs} ms`);
      assert.equal(left.msg.topic, 't');
      assert.match(String(uuid), /./);
      const payload = left.msg.payload as { errno: number; data: { send_status: number } };
      assert.deepEqual([payload.errno, payload.data.send_status], [0, 5]);
    });

    it('fails if somebody cancels the command', async () => {
      whenAsked(1, () => {
        const [command] = simulator.devices.get(asleep)?.commands.list(Date.now()) ?? [];
        simulator.devices.get(asleep)?.commands.cancel(command?.uuid ?? '');
      });
      const left = await send(write, { imei: asleep, payload: true });
      const { state, errno, code } = resultOf(left);
      assert.deepEqual([left.output, state, errno], [2, 'cancelled', -11]);
      assert.equal(code, 'ONENET_CANCELLED');
      assert.equal(left.msg.errno, -11);
      assert.equal((left.msg.payload as { errno: number }).errno, 0);
    });

    it('fails if the command expires', async () => {
      const left = await send({ ...write, expires: '1' }, { imei: asleep, payload: true });
      const { state, errno, reason } = resultOf(left);
      assert.deepEqual([left.output, state, errno, reason], [2, 'expired', -10, 'timeout']);
      assert.equal(lamp(asleep), false);
    });

    it('fails with the device’s reason', async () => {
      whenAsked(1, () => simulator.wake(asleep));
      const left = await send({ ...write, objId: '4711' }, { imei: asleep, payload: true });
      const { state, errno, reason } = resultOf(left);
      assert.deepEqual([left.output, state, errno, reason], [2, 'refused', -12, 'not-found']);
    });

    it('goes on after what is offline has been kept by the platform', async () => {
      whenAsked(1, () => {
        const device = simulator.devices.get(offline);
        if (device !== undefined) device.reachability = 'reachable';
      });
      const left = await send(
        { delivery: 'instant-then-cached', waitForResult: true },
        { imei: offline, payload: true },
      );
      const { state, attempts } = resultOf(left);
      assert.deepEqual([left.output, state, attempts], [1, 'confirmed', 2]);
      assert.equal(lamp(offline), true);
    });

    it('does not say that nothing was written after a first attempt without a verdict', async () => {
      simulator.prepend(({ path }) => (path === '/nbiot' ? unsuccess('TIME_OUT') : undefined));
      const left = await send(
        {
          ...{ delivery: 'instant-then-cached', secondWrite: true, waitForResult: true },
          expires: '1',
        },
        { imei: asleep, payload: true },
      );
      const { state, code } = resultOf(left);
      assert.deepEqual([left.output, state, code], [2, 'unknown', 'ONENET_EXPIRED']);
    });

    it('leaves at once if the platform does not say under which name it keeps the command', async () => {
      simulator.prepend(({ path }) =>
        path === '/nbiot/offline' ? raw(200, '{"errno":0,"error":"succ"}') : undefined,
      );
      const left = await send(write, { imei: asleep, payload: true });
      assert.deepEqual([left.output, resultOf(left).state], [1, 'queued']);
    });

    it('changes nothing about an instant write', async () => {
      const left = await send({ waitForResult: true }, { imei: reachable, payload: true });
      assert.deepEqual([left.output, resultOf(left).state], [1, 'confirmed']);
      assert.deepEqual(paths(), ['POST /nbiot']);
    });
  });

  describe('while it is closed', () => {
    const kept = raw(200, '{"errno":0,"error":"succ","data":{"uuid":"u-1"}}');
    /** Gives the answer that the platform keeps the command. */
    let answer: () => void;
    /** Resolves once a request has come that is to be answered so. */
    let asked: Promise<unknown>;

    beforeEach(() => {
      const answered = new Promise<void>((resolve) => {
        answer = resolve;
      });
      asked = new Promise((resolve) => {
        simulator.prepend(async ({ path, method }) => {
          if (method !== 'POST') return undefined;
          resolve(path);
          await answered;
          return kept;
        });
      });
    });

    /** A message whose command is under way, of a node that is about to be closed. */
    const begin = async (write: object) => {
      const { write: node } = await loadCachedFlow(simulator, { write });
      const left: Departure[] = [];
      const leaves = pass(node, { imei: asleep, payload: true }).then((each) => {
        left.push(each);
        return each;
      });
      await asked;
      return { node, left, leaves };
    };

    it('waits for the name of a command, so that the next instance of the node can go on', async () => {
      const { node, left } = await begin({ delivery: 'cached', waitForResult: true });
      const warned = new Promise((resolve) => {
        node.on('call:warn', ({ args }) => {
          resolve(args[0]);
        });
      });
      const closed = node.close();
      answer();
      await closed;
      assert.match(String(await warned), /followedInMemory/);
      assert.deepEqual(left, []);
    });

    it('waits no longer than it has patience', async () => {
      const { node, leaves } = await begin({ delivery: 'cached', waitForResult: true });
      await node.close();
      const left = await leaves;
      assert.deepEqual([left.output, resultOf(left).state, left.msg.errno], [2, 'unknown', -9]);
    });

    for (const [title, write, removed] of [
      ['that is removed', { delivery: 'cached', waitForResult: true }, true],
      ['that does not track', { delivery: 'cached' }, false],
      ['that writes at once', { delivery: 'instant', waitForResult: true }, false],
      [
        'that writes at once and has not come to the other',
        { delivery: 'instant-then-cached', waitForResult: true },
        false,
      ],
    ] as const) {
      it(`a node ${title} waits for no answer`, async () => {
        const { node, left } = await begin(write);
        const closed = node.close(removed);
        assert.equal(left.length, 0);
        await Promise.resolve();
        assert.equal(left.map((each) => resultOf(each).state).join(), 'unknown');
        await closed;
      });
    }
  });

  it('keeps the order of a device though its first command goes another way', async () => {
    await simulator.close();
    simulator = await startSimulator({ clock: systemClock() });
    const { write: node } = await loadCachedFlow(simulator, {
      write: { delivery: 'instant-then-cached' },
    });
    await Promise.all(
      [1, 2, 3].map((value) => pass(node, { imei: offline, payload: { 5851: value } })),
    );
    const kept = simulator.devices.get(offline)?.commands.list(Date.now()) ?? [];
    assert.deepEqual(
      kept.map((each) => /(?<="val":|"value":)\d/.exec(JSON.stringify(each))?.[0]),
      ['1', '2', '3'],
    );
  });
});
