import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import helper from 'node-red-node-test-helper';
import {
  DEFAULT_IMEIS,
  HANG_UP,
  raw,
  startSimulator,
  succeed,
  type Simulator,
} from '../../../lib/simulator';
import { useNodeRed, type RunningNode } from '../../support/flow';
import { loadDeviceNode, query, resultOf, sentAt, type Ended, type Sent } from './device-flow';

const { reachable, asleep, offline } = DEFAULT_IMEIS;

describe('onenet-nbiot-device', () => {
  useNodeRed();
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await simulator.close();
  });

  const load = (device: object = {}, config: object = {}): Promise<RunningNode> =>
    loadDeviceNode(simulator, { device, config });
  const targets = (): string[] => simulator.requests.map(({ target }) => target);

  /** The one message of an answer that has no pages. */
  const only = (ended: Ended): Sent => {
    const { sent, error } = ended;
    assert.deepEqual([sent.length, sent[0]?.isInput, error], [1, true, undefined]);
    return sentAt(ended, 0);
  };

  for (const [imei, online] of [
    [reachable, true],
    [asleep, true],
    [offline, false],
  ] as const) {
    it(`state: ${imei} is ${online ? 'online' : 'offline'}, without asking it`, async () => {
      const node = await load({ query: 'state' });
      const msg = { imei, topic: 'mine', parts: { id: 'outer' } };
      const left = only(await query(node, { ...msg }));
      const { deviceId, title, ...rest } = left.msg.payload as Record<string, unknown>;
      assert.deepEqual(rest, { imei, online, observed: true, created: '2026-01-01T00:00:00.000Z' });
      assert.match(String(deviceId), /^5000000\d\d$/);
      assert.match(String(title), /^simulated-\d$/);
      const { state, attempts, request } = resultOf(left);
      assert.deepEqual([left.output, left.msg.errno, state, attempts], [1, 0, 'confirmed', 1]);
      assert.deepEqual(request, { imei, operation: 'state' });
      assert.deepEqual([left.msg.topic, left.msg.parts], ['mine', { id: 'outer' }]);
      assert.deepEqual(targets(), [`/devices/getbyimei?imei=${imei}`]);
    });
  }

  for (const [device, error] of [
    [{ query: '${NOT_SET}' }, /^\/query .* NOT_SET, /],
    [{ query: 'list', search: 'a${NOT_SET}', searchType: 'str' }, /^\/search .* NOT_SET beside /],
    [{ query: 'list', tag: '${NOT_SET} b', tagType: 'str' }, /^\/tag .* NOT_SET beside /],
    [{ query: 'everything' }, /^\/query must be one of state, .* "everything"$/],
    [
      { query: 'list', online: 'yes' },
      /^\/online must be one of "", true, false, not the text "yes"$/,
    ],
  ] as const) {
    it(`asks nothing where the flow says ${JSON.stringify(device)}`, async () => {
      const node = await load(device);
      const left = only(await query(node, { imei: reachable }));
      assert.deepEqual([left.output, left.msg.errno, resultOf(left).state], [2, -2, 'unsent']);
      assert.match(resultOf(left).error, error);
      assert.deepEqual(targets(), []);
    });
  }

  it('asks for the state where the flow does not say what', async () => {
    const node = await load({ query: undefined });
    assert.equal(resultOf(only(await query(node, { imei: reachable }))).request.operation, 'state');
  });

  it('details: learns the platform’s id once, for all queries of the platform', async () => {
    const node = await load({ query: 'details' });
    const first = only(await query(node, { imei: reachable }));
    const { more, deviceId } = first.msg.payload as { more: object; deviceId: string };
    assert.deepEqual(Object.keys(more).sort(), [
      'auth_info',
      'datastreams',
      'obsv',
      'protocol',
      'tags',
    ]);
    assert.equal(resultOf(first).attempts, 2);
    const second = only(await query(node, { imei: reachable }));
    assert.equal(resultOf(second).attempts, 1);
    assert.deepEqual(targets(), [
      `/devices/getbyimei?imei=${reachable}`,
      `/devices/${deviceId}`,
      `/devices/${deviceId}`,
    ]);
  });

  it('learns the id anew where the platform does not know the one that is remembered', async () => {
    const node = await load({ query: 'details' });
    only(await query(node, { imei: reachable }));
    let refusals = 0;
    simulator.prepend(({ path }) => {
      if (!/^\/devices\/\d+$/.test(path) || refusals > 0) return undefined;
      refusals += 1;
      return { kind: 'reply', errno: 3, error: 'auth failed' };
    });
    const left = only(await query(node, { imei: reachable }));
    assert.deepEqual([left.output, resultOf(left).attempts, refusals], [1, 3, 1]);
  });

  it('learns it anew where the answer leaves the device out, or is about another, and once', async () => {
    for (const [query1, strange] of [
      ['latest', succeed({ devices: [] })],
      ['details', succeed({ id: '1', rg_id: '860000000000000', online: true })],
    ] as const) {
      const node = await load({ query: query1 });
      only(await query(node, { imei: reachable }));
      let strangeAnswers = 0;
      const begin = simulator.requests.length;
      simulator.prepend(({ path }) => {
        if (!/^\/devices\/(?:\d+|datapoints)$/.test(path) || strangeAnswers > 1) return undefined;
        strangeAnswers += 1;
        return strange;
      });
      const left = only(await query(node, { imei: reachable }));
      assert.deepEqual(
        [left.output, resultOf(left).attempts, strangeAnswers],
        [1, 3, 2],
        'what the platform says twice is so',
      );
      assert.match(targets()[begin + 1] ?? '', /^\/devices\/getbyimei/);
      await helper.unload();
    }
  });

  for (const id of ['..', 'datapoints', '.', 'x'.repeat(100), '', {}]) {
    it(`takes ${JSON.stringify(id)} for no id of a device`, async () => {
      const node = await load({ query: 'details' });
      simulator.prepend(({ path }) =>
        path === '/devices/getbyimei' ? succeed({ id, online: true }) : undefined,
      );
      const left = only(await query(node, { imei: reachable }));
      assert.deepEqual([left.output, left.msg.errno, targets().length], [2, -6, 1]);
    });
  }

  it('resources: by Object Instance', async () => {
    const node = await load({ query: 'resources' });
    const left = only(await query(node, { imei: asleep }));
    const payload = left.msg.payload as Record<string, number[]>;
    assert.deepEqual(payload['3306/0'], [5850, 5851, 5852, 5853, 5750]);
    assert.ok('3311/1' in payload);
    assert.deepEqual(resultOf(left).request, { imei: asleep, operation: 'resources' });
  });

  it('latest: by path, with the time', async () => {
    const node = await load({ query: 'latest' });
    simulator.devices.get(reachable)?.set(3303, 0, 5700, 23.5);
    const left = only(await query(node, { imei: reachable }));
    const payload = new Map(
      Object.entries(left.msg.payload as Record<string, { value: unknown; at: string }>),
    );
    const { value, at = '' } = payload.get('3303/0/5700') ?? {};
    assert.equal(value, 23.5);
    assert.ok(Math.abs(Date.now() - Date.parse(at)) < 10_000, at);
    assert.equal(payload.get('3311/0/5850')?.value, false);
    assert.doesNotThrow(() => JSON.stringify(left.msg));
  });

  describe('history', () => {
    const HOUR = 3_600_000;
    const PERIOD = {
      ...{ query: 'history', path: '3303/0/5700', pathType: 'str' },
      ...{ start: 'from', startType: 'msg', end: 'to', endType: 'msg' },
    };
    // Far enough ahead for an hour that ends before the tests do.
    const to = new Date((Math.ceil(Date.now() / HOUR) + 1) * HOUR);
    const period = { imei: reachable, from: new Date(to.getTime() - 3 * HOUR).toISOString(), to };

    beforeEach(() => {
      for (let degrees = 1; degrees <= 13; degrees++) {
        simulator.devices.get(reachable)?.set(3303, 0, 5700, degrees);
      }
    });

    it('comes page by page: copies of the message, and the message itself last', async () => {
      const node = await load({ ...PERIOD, limit: '5', limitType: 'num' });
      const msg = { ...period, payload: 'big', topic: 't', parts: { id: 'outer' } };
      const { sent, error } = await query(node, msg);
      assert.equal(error, undefined);
      assert.deepEqual(
        sent.map(({ output, isInput }) => [output, isInput]),
        [
          [1, false],
          [1, false],
          [1, true],
        ],
      );
      const points = sent.map((each) => each.msg.payload as { path: string; value: number }[]);
      assert.deepEqual(
        points.map((page) => page.length),
        [5, 5, 3],
      );
      const all = points.flat();
      assert.deepEqual(
        all.map(({ value }) => value),
        Array.from({ length: 13 }, (_, index) => index + 1),
      );
      assert.deepEqual(new Set(all.map(({ path }) => path)), new Set(['3303/0/5700']));
      const parts = sent.map((each) => each.msg.parts as Record<string, unknown>);
      const [id] = parts.map((each) => each.id);
      const common = { id, type: 'array', len: 5, parts: { id: 'outer' } };
      assert.deepEqual(parts, [
        { ...common, index: 0 },
        { ...common, index: 1 },
        { ...common, index: 2, count: 3 },
      ]);
      for (const each of sent) {
        assert.deepEqual([each.msg.topic, each.msg.errno], ['t', 0]);
        assert.deepEqual(resultOf(each).request, {
          imei: reachable,
          operation: 'history',
          path: '3303/0/5700',
          start: period.from,
          end: to.toISOString(),
          limit: 5,
        });
      }
    });

    it('is one part of one where all fits', async () => {
      const node = await load(PERIOD);
      const left = only(await query(node, { ...period }));
      const { index, count } = left.msg.parts as { index: number; count: number };
      assert.deepEqual([index, count, (left.msg.payload as []).length], [0, 1, 13]);
    });

    it('is empty where nothing was measured', async () => {
      const node = await load({ ...PERIOD, path: '3306/9/5850' });
      assert.deepEqual(only(await query(node, { ...period })).msg.payload, []);
    });

    it('asks for the next page once the one before has left', async () => {
      const node = await load({ ...PERIOD, limit: '5', limitType: 'num' });
      const asked: number[] = [];
      await query(node, { ...period }, () => asked.push(targets().length));
      assert.deepEqual(asked, [2, 3, 4]);
    });

    it('ends where the platform leads round in a circle', async () => {
      const node = await load(PERIOD);
      simulator.prepend(({ path, query: parameters }) => {
        if (!path.endsWith('/datapoints')) return undefined;
        const cursor = parameters.get('cursor') === 'a' ? 'b' : 'a';
        const datapoints = [{ at: '2026-01-01 00:00:00.000', value: 1 }];
        return succeed({ count: 1, cursor, datastreams: [{ id: '3303_0_5700', datapoints }] });
      });
      const ended = await query(node, { ...period });
      assert.equal(sentAt(ended, -1).isInput, true);
      assert.ok(ended.sent.length < 8, String(ended.sent.length));
    });

    it('says what had left where a page fails', async () => {
      const node = await load({ ...PERIOD, limit: '5', limitType: 'num' });
      simulator.prepend(({ query: parameters }) =>
        parameters.get('cursor') === '10' ? HANG_UP : undefined,
      );
      const { sent, error } = await query(node, { ...period, payload: 'kept' });
      assert.deepEqual(
        sent.map(({ output, isInput }) => [output, isInput]),
        [
          [1, false],
          [1, false],
          [2, true],
        ],
      );
      const last = sent.at(-1);
      assert.equal(error, undefined);
      assert.ok(last);
      const result = resultOf(last);
      assert.deepEqual(result.delivered, { messages: 2, items: 10 });
      assert.match(result.error, /; messages that had left before: 2, entries in them: 10$/);
      assert.equal('parts' in last.msg, false);
      assert.equal(result.code, 'ONENET_CONNECTION_LOST');
    });

    it('says it to Catch nodes as well', async () => {
      const node = await load({ ...PERIOD, limit: '5', limitType: 'num' });
      node.wires = [['answers'], []];
      simulator.prepend(({ query: parameters }) =>
        parameters.get('cursor') === null ? undefined : HANG_UP,
      );
      const msg = { ...period, payload: 'kept' };
      const { sent, error } = await query(node, msg);
      assert.equal(sent.length, 1);
      assert.match(error?.message ?? '', /messages that had left before: 1, entries in them: 5$/);
      assert.equal(msg.payload, 'kept');
    });

    it('ends as stopped where the node is closed between two pages', async () => {
      const node = await load({ ...PERIOD, limit: '5', limitType: 'num' });
      let closed: Promise<void> | undefined;
      const ended = await query(node, { ...period }, () => {
        closed ??= node.close(false);
      });
      await closed;
      const last = sentAt(ended, -1);
      assert.deepEqual([last.output, last.isInput, last.msg.errno], [2, true, -9]);
      assert.deepEqual(resultOf(last).delivered, { messages: 1, items: 5 });
    });

    it('ends with a failure where the message cannot be copied', async () => {
      const node = await load({ ...PERIOD, limit: '5', limitType: 'num' });
      const broken = Object.defineProperty({}, 'x', {
        enumerable: true,
        get() {
          throw new Error('no');
        },
      });
      const { sent } = await query(node, { ...period, broken });
      assert.deepEqual([sent.length, sent[0]?.output, sent[0]?.msg.errno], [1, 2, -1]);
    });

    for (const [title, msg, pointer] of [
      ['a time without a zone', { ...period, from: '2026-01-01T00:00:00' }, '/start'],
      ['an end alone', { imei: reachable, to }, '/start'],
      ['no IMEI', { ...period, imei: undefined }, '/imei'],
    ] as const) {
      it(`sends nothing for ${title}`, async () => {
        const node = await load(PERIOD);
        const left = only(await query(node, { ...msg }));
        assert.deepEqual([left.output, left.msg.errno, resultOf(left).state], [2, -1, 'unsent']);
        assert.match(resultOf(left).error, new RegExp(`^${pointer} `));
        assert.deepEqual(targets(), []);
      });
    }
  });

  describe('list', () => {
    it('comes page by page, and each page says how many there are', async () => {
      const node = await load({ query: 'list', perPage: '2', perPageType: 'num' });
      const { sent } = await query(node, {});
      assert.deepEqual(
        sent.map(({ msg, isInput }) => {
          const { index, count } = msg.parts as { index: number; count: number };
          return [index, count, (msg.payload as []).length, isInput];
        }),
        [
          [0, 3, 2, false],
          [1, 3, 2, false],
          [2, 3, 1, true],
        ],
      );
    });

    it('has all devices where the choice is blank', async () => {
      const left = only(await query(await load({ query: 'list', online: ' ' }), {}));
      assert.equal((left.msg.payload as unknown[]).length, 5);
    });

    it('has only what is searched for', async () => {
      const node = await load({
        ...{ query: 'list', online: 'false', search: 'simulated', searchType: 'str' },
      });
      const left = only(await query(node, {}));
      const titles = (left.msg.payload as { title: string }[]).map(({ title }) => title);
      assert.deepEqual(titles, ['simulated-4']);
      assert.deepEqual(resultOf(left).request, {
        operation: 'list',
        search: 'simulated',
        page: 1,
        limit: 30,
      });
    });
  });

  it('refuses what is too much, as the dispatcher takes any number of queries', async () => {
    const node = await load({ query: 'state' }, { queueLimit: '2', maxInFlight: '1' });
    const ended = await Promise.all(
      Array.from({ length: 5 }, () => query(node, { imei: reachable })),
    );
    const numbers = ended.map((each) => only(each).msg.errno).sort();
    assert.deepEqual(numbers, [-7, -7, 0, 0, 0]);
  });

  it('says at once if there is no platform', async () => {
    const node = await load({ platform: '' });
    const left = only(await query(node, { imei: reachable }));
    assert.deepEqual([left.output, left.msg.errno], [2, -2]);
  });

  for (const [what, answer] of [
    ['errno 15', raw(200, '{"errno":15,"error":"rate limit"}')],
    ['429 with Retry-After', raw(429, 'slow down', { 'retry-after': '1' })],
  ] as const) {
    it(`keeps a query that is turned away for the quota (${what})`, async () => {
      let refusals = 2;
      simulator.prepend(() => ((refusals -= 1) >= 0 ? answer : undefined));
      const node = await load({ query: 'state' });
      const left = only(await query(node, { imei: reachable }));
      assert.deepEqual([left.output, resultOf(left).attempts], [1, 3]);
    });
  }

  it('tells an unknown device as the platform does', async () => {
    const node = await load({ query: 'latest' });
    const left = only(await query(node, { imei: '1' }));
    assert.deepEqual([left.output, left.msg.errno, resultOf(left).state], [2, 3, 'refused']);
  });
});
