/** The examples that do more than write, run as they are: only their debug nodes are ones that a test can listen to. */

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import helper from 'node-red-node-test-helper';
import { acquireSimulator, DEFAULT_IMEIS, type AcquiredSimulator } from '../../lib/simulator';
import commandNode from '../../nodes/onenet-nbiot-command/onenet-nbiot-command';
import configNode from '../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import deviceNode from '../../nodes/onenet-nbiot-device/onenet-nbiot-device';
import executeNode from '../../nodes/onenet-nbiot-execute/onenet-nbiot-execute';
import inputNode from '../../nodes/onenet-nbiot-in/onenet-nbiot-in';
import observeNode from '../../nodes/onenet-nbiot-observe/onenet-nbiot-observe';
import readNode from '../../nodes/onenet-nbiot-read/onenet-nbiot-read';
import writeNode from '../../nodes/onenet-nbiot-write/onenet-nbiot-write';
import { useNodeRed } from '../support/flow';
import { readJson } from '../support/package-files';

interface FlowNode {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly [property: string]: unknown;
}

interface Shown {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly parts?: { readonly index: number; readonly count?: number };
  readonly onenet: {
    readonly state: string;
    readonly uuid?: string;
    readonly readBack?: unknown;
    readonly request?: { readonly imei?: unknown; readonly data?: readonly unknown[] };
  };
}

const requireCore = createRequire(require.resolve('node-red'));
const CORE = [
  ...['common/20-inject', 'function/10-switch', 'function/10-function'],
  ...['sequence/17-split', 'parsers/70-CSV'],
].map((name) => requireCore(`@node-red/nodes/core/${name}.js`) as unknown);

const OURS = [writeNode, readNode, executeNode, observeNode, commandNode, deviceNode, inputNode];

describe('the examples that do more than write', function () {
  this.timeout(30_000);
  useNodeRed();
  let simulator: AcquiredSimulator;
  let flow: readonly FlowNode[];
  before(async () => {
    simulator = await acquireSimulator();
  });
  after(() => simulator.release());

  async function load(file: string): Promise<void> {
    const nodes = readJson(`examples/${file}`) as FlowNode[];
    flow = nodes.filter(({ type }) => type !== 'comment').map(makeHeard);
    const types = [...CORE, configNode, ...OURS];
    await helper.load(types as never, flow as never);
  }

  /** @param among which of several nodes of that name, from above */
  function find(name: string, among = 0): { receive(msg: object): void } & NodeJS.EventEmitter {
    const named = flow.filter((node) => node.name === name);
    return helper.getNode(named[among]?.id ?? name) as never;
  }
  const press = (name: string, among?: number): void => {
    find(name, among).receive({});
  };
  const shown = (name: string, among?: number): Promise<Shown> =>
    new Promise((resolve) => find(name, among).once('input', resolve));

  async function control(imei: string, name: string, body: object): Promise<void> {
    const { url } = simulator;
    const answer = await fetch(`${url}/devices/${imei}/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: url },
      body: JSON.stringify(body),
    });
    assert.equal(answer.status, 204);
  }
  const setReachability = (imei: string, reachability: string): Promise<void> =>
    control(imei, 'reachability', { reachability });

  describe('05', () => {
    beforeEach(() => load('05 - Sleeping device, set now, done when it wakes.json'));

    it('the command waits, and is done when the device wakes', async () => {
      const [queued, done] = [shown('queued 已缓存'), shown('done 已执行')];
      press('open 打开');
      const { onenet } = await queued;
      assert.equal(onenet.state, 'queued');
      assert.equal(simulator.wake(DEFAULT_IMEIS.asleep), true);
      const last = await done;
      assert.deepEqual([last.onenet.state, last.onenet.uuid], ['confirmed', onenet.uuid]);
    });

    it('one node waits for the result', async () => {
      const done = shown('done 已执行', 1);
      press('open 打开', 1);
      const waking = setInterval(() => simulator.wake(DEFAULT_IMEIS.sleepy), 200);
      const { onenet } = await done;
      clearInterval(waking);
      assert.equal(onenet.state, 'confirmed');
    });

    it('what waits is listed, and cancelled', async () => {
      const queued = shown('queued 已缓存');
      press('close 关闭');
      const { onenet } = await queued;
      const listed = shown('commands 命令列表');
      press('list 列出');
      assert.ok(JSON.stringify((await listed).payload).includes(onenet.uuid ?? 'no uuid'));
      const [cancelled, ended] = [shown('cancelled 已取消'), shown('not done 未执行')];
      press('cancel all 全部取消');
      assert.equal((await cancelled).onenet.state, 'cancelled');
      const last = await ended;
      assert.deepEqual([last.onenet.state, last.onenet.uuid], ['cancelled', onenet.uuid]);
    });
  });

  describe('06', () => {
    beforeEach(() => load('06 - Instant, and cached when asleep.json'));

    it('at once, where the device can be reached', async () => {
      const confirmed = shown('confirmed 已确认');
      press('reachable 在线');
      assert.equal((await confirmed).onenet.state, 'confirmed');
    });

    it('when it registers, where the device is offline', async () => {
      const [queued, done] = [shown('queued 已缓存'), shown('done 已执行')];
      press('offline 离线');
      assert.equal((await queued).onenet.state, 'queued');
      await setReachability(DEFAULT_IMEIS.offline, 'reachable');
      assert.equal((await done).onenet.state, 'confirmed');
      await setReachability(DEFAULT_IMEIS.offline, 'offline');
    });

    it('when it wakes, where the device sleeps', async () => {
      // An earlier test may have woken it: it sleeps at once again after it was reachable.
      await setReachability(DEFAULT_IMEIS.asleep, 'reachable');
      await setReachability(DEFAULT_IMEIS.asleep, 'asleep');
      const [queued, done] = [shown('queued 已缓存'), shown('done 已执行')];
      press('asleep 休眠');
      assert.equal((await queued).onenet.state, 'queued');
      simulator.wake(DEFAULT_IMEIS.asleep);
      assert.equal((await done).onenet.state, 'confirmed');
    });
  });

  /** The first so many messages that a node gets, together. */
  const several = (name: string, count: number): Promise<Shown[]> =>
    new Promise((resolve) => {
      const messages: Shown[] = [];
      find(name).on('input', (msg: Shown) => {
        if (messages.push(msg) === count) resolve(messages);
      });
    });

  describe('07', () => {
    const HEADER = 'imei,path,value,state,errno,cause';
    /** State and errno of each line, by IMEI and path. */
    const statesIn = (csv: unknown): Record<string, string> => {
      const [header, ...lines] = String(csv).trim().split('\n');
      assert.equal(header, HEADER);
      const fields = lines.map((line) => line.split(','));
      return Object.fromEntries(
        fields.map(([imei, path, , state, errno]) => [
          `${imei ?? ''} ${path ?? ''}`,
          `${state ?? ''} ${errno ?? ''}`,
        ]),
      );
    };

    it('writes each line, tells the progress, and repeats the failed ones alone', async () => {
      await setReachability(DEFAULT_IMEIS.asleep, 'reachable');
      await setReachability(DEFAULT_IMEIS.asleep, 'asleep');
      await load('07 - Roll-out from CSV.json');
      const progress: string[] = [];
      find('progress 进度').on('call:status', ({ args }: { args: [{ text: string }] }) => {
        progress.push(args[0].text);
      });
      const all = shown('results 结果');
      press('roll out 开始');
      const { payload, onenet } = await all;
      assert.deepEqual(statesIn(payload), {
        [`${DEFAULT_IMEIS.reachable} 3311/0/5850`]: 'confirmed 0',
        [`${DEFAULT_IMEIS.reachable} 3311/0/5851`]: 'confirmed 0',
        [`${DEFAULT_IMEIS.slow} 3311/0/5851`]: 'confirmed 0',
        [`${DEFAULT_IMEIS.offline} 3311/0/5851`]: 'refused 2001',
        [`${DEFAULT_IMEIS.asleep} 3311/0/5851`]: 'unknown 16',
      });
      assert.equal(onenet.state, '5 / 5  ✗2');
      assert.deepEqual(
        progress.map((text) => text.split(' ✗')[0]?.trim()),
        ['1 / 5', '2 / 5', '3 / 5', '4 / 5', '5 / 5'],
      );
      await setReachability(DEFAULT_IMEIS.offline, 'reachable');
      await setReachability(DEFAULT_IMEIS.asleep, 'reachable');
      const again = shown('results 结果');
      press('repeat the failed 重试失败');
      assert.deepEqual(statesIn((await again).payload), {
        [`${DEFAULT_IMEIS.offline} 3311/0/5851`]: 'confirmed 0',
        [`${DEFAULT_IMEIS.asleep} 3311/0/5851`]: 'confirmed 0',
      });
      await setReachability(DEFAULT_IMEIS.offline, 'offline');
      await setReachability(DEFAULT_IMEIS.asleep, 'asleep');
    });
  });

  describe('08', () => {
    const warm = (degrees: number): Promise<void> =>
      control(DEFAULT_IMEIS.reachable, 'value', { path: '/3303/0/5700', text: String(degrees) });

    it('opens the valve when it is cold, closes it when it is warm, and reads it back', async () => {
      // Between the limits nothing is written before the button is pressed.
      await warm(21);
      await load('08 - Thermostat.json');
      for (const [degrees, open] of [
        [18, true],
        [25, false],
      ] as const) {
        await warm(degrees);
        const written = shown('valve 阀门');
        press('every 5 s 每 5 秒');
        const { onenet } = await written;
        assert.deepEqual([onenet.state, onenet.readBack], ['confirmed', { result: 'same' }]);
        assert.deepEqual(onenet.request?.data?.[0], { res_id: 5850, val: open });
      }
    });
  });

  describe('09', () => {
    beforeEach(() => load('09 - Devices one can ask.json'));

    it('tells the state of a device that sleeps', async () => {
      const state = shown('is it online 是否在线');
      press('state 状态');
      const { payload } = await state;
      assert.deepEqual([payload.imei, payload.online], [DEFAULT_IMEIS.asleep, true]);
    });

    it('tells the latest values by path', async () => {
      const values = shown('values 数据');
      press('latest 最新数据');
      const { value } = (await values).payload['3303/0/5700'] as { value: unknown };
      assert.equal(typeof value, 'number');
    });

    it('tells the history, and all devices page by page', async () => {
      const points = shown('points 数据点');
      press('history 历史数据');
      assert.ok(Array.isArray((await points).payload));
      const pages: Shown[] = [];
      const last = new Promise<void>((resolve) => {
        find('devices 设备').on('input', (msg: Shown) => {
          pages.push(msg);
          if (pages.length === msg.parts?.count) resolve();
        });
      });
      press('list 设备列表');
      await last;
      assert.deepEqual(
        pages.map(({ parts }) => parts?.index),
        [0, 1, 2],
      );
    });
  });

  describe('10, reports by push', () => {
    beforeEach(() => load('10 - Reports by push.json'));

    it('has a device observed, and restarts it', async () => {
      for (const [button, name] of [
        ['observe 观测', 'observed 已观测'],
        ['restart 重启', 'executed 已执行'],
      ] as const) {
        const left = shown(name);
        press(button);
        assert.equal((await left).onenet.state, 'confirmed', button);
      }
    });
  });

  it('11: writes the first and the last value of a slider, and leaves out the others', async () => {
    await load('11 - Slider, only the latest.json');
    const [written, left] = [several('written 已写入', 2), several('left out 已跳过', 8)];
    press('slide 滑动');
    const values = (messages: readonly Shown[]): unknown[] =>
      messages.map(({ onenet }) => [onenet.state, onenet.request?.data?.[0]]);
    assert.deepEqual(values(await written), [
      ['confirmed', { res_id: 5851, val: 10 }],
      ['confirmed', { res_id: 5851, val: 100 }],
    ]);
    assert.ok((await left).every(({ onenet }) => onenet.state === 'unsent'));
  });

  it('12: switches the lamp of one device with the temperature of another', async () => {
    await load('12 - Sensor drives a device.json');
    for (const [degrees, on] of [
      [24, true],
      [21, false],
    ] as const) {
      const switched = shown('switched 已切换');
      find('decide 判断').receive({ payload: 22.5 });
      find('decide 判断').receive({ payload: degrees });
      const { onenet } = await switched;
      assert.equal(onenet.state, 'confirmed');
      assert.deepEqual(onenet.request?.data, [{ res_id: 5850, val: on }]);
    }
  });

  it('13: dims every lamp of the list, whether its device is awake or wakes later', async () => {
    await load('13 - Every night.json');
    for (const [button, value] of [
      ['22:00', 20],
      ['6:00', 100],
    ] as const) {
      const done = several('done 已执行', 2);
      press(button);
      const waking = setInterval(() => {
        simulator.wake(DEFAULT_IMEIS.sleepy);
        simulator.wake(DEFAULT_IMEIS.reachable);
      }, 200);
      const messages = await done;
      clearInterval(waking);
      find('done 已执行').removeAllListeners('input');
      assert.deepEqual(
        messages.map(({ onenet }) => [onenet.state, onenet.request?.data]),
        messages.map(() => ['confirmed', [{ res_id: 5851, val: value }]]),
      );
      assert.deepEqual(
        new Set(messages.map(({ onenet }) => onenet.request?.imei)),
        new Set([DEFAULT_IMEIS.reachable, DEFAULT_IMEIS.sleepy]),
      );
    }
  });

  it('14: raises an alarm where nobody knows, and nowhere else', async () => {
    await setReachability(DEFAULT_IMEIS.asleep, 'reachable');
    await setReachability(DEFAULT_IMEIS.asleep, 'asleep');
    await load('14 - Alarm on unknown.json');
    const ends = [shown('done 完成'), shown('alarm 报警'), shown('failed 失败')];
    for (const device of ['reachable 在线', 'asleep 休眠', 'offline 离线']) press(device);
    const states = (await Promise.all(ends)).map(({ onenet }) => onenet.state);
    assert.deepEqual(states, ['confirmed', 'unknown', 'refused']);
  });
});

/** Asks more often than people need it, so that the test is soon over. */
function makeHeard(node: FlowNode): FlowNode {
  if (node.type === 'debug') return { ...node, type: 'helper' };
  return node.type === 'onenet-nbiot-command' ? { ...node, minInterval: 0.05 } : node;
}
