/** The flows of docs/recipes, run on the simulator as they are: only their debug nodes are ones that a test can hear. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import helper from 'node-red-node-test-helper';
import { acquireSimulator, DEFAULT_IMEIS, type AcquiredSimulator } from '../../lib/simulator';
import commandNode from '../../nodes/onenet-nbiot-command/onenet-nbiot-command';
import configNode from '../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import deviceNode from '../../nodes/onenet-nbiot-device/onenet-nbiot-device';
import inNode from '../../nodes/onenet-nbiot-in/onenet-nbiot-in';
import readNode from '../../nodes/onenet-nbiot-read/onenet-nbiot-read';
import writeNode from '../../nodes/onenet-nbiot-write/onenet-nbiot-write';
import { useNodeRed } from '../support/flow';
import { readJson, readText } from '../support/package-files';

interface FlowNode {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly z?: string;
  readonly wires?: readonly (readonly string[])[];
  readonly [property: string]: unknown;
}

interface Shown {
  readonly topic?: string;
  readonly payload: unknown;
  readonly onenet?: { readonly state?: string; readonly kind?: string };
}

const FOLDER = 'docs/recipes';
const ROOT = join(__dirname, '..', '..');
const FILES = readdirSync(join(ROOT, FOLDER)).filter((file) => file.endsWith('.json'));

const requireCore = createRequire(require.resolve('node-red'));
const CORE = [
  ...['common/20-inject', 'function/10-switch', 'function/15-change', 'sequence/17-split'],
  ...['parsers/70-CSV', 'network/21-httpin'],
].map((name) => requireCore(`@node-red/nodes/core/${name}.js`) as unknown);

const OURS = [configNode, writeNode, readNode, commandNode, deviceNode, inNode];

describe('docs/recipes', function () {
  this.timeout(30_000);
  useNodeRed();
  let simulator: AcquiredSimulator;
  let flow: readonly FlowNode[] = [];
  let server: Server;
  let httpNode: RequestListener | undefined;
  let root = '';
  before(async () => {
    simulator = await acquireSimulator();
    // The test helper does not serve what HTTP nodes of a flow listen to.
    server = createServer((request, response) => httpNode?.(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.close();
    await simulator.release();
  });

  const serve = (RED: { readonly httpNode: RequestListener }): void => {
    httpNode = RED.httpNode;
  };

  const load = async (file: string): Promise<void> => {
    flow = readFlow(file).map((node) =>
      node.type === 'debug' ? { ...node, type: 'helper' } : node,
    );
    await helper.load([serve, ...CORE, ...OURS] as never, flow as never);
  };
  const find = (name: string): { receive(msg: object): void } & NodeJS.EventEmitter =>
    helper.getNode(flow.find((node) => node.name === name)?.id ?? name) as never;
  const press = (name: string): void => {
    find(name).receive({});
  };
  const shown = (name: string): Promise<Shown> =>
    new Promise((resolve) => find(name).once('input', resolve));
  const stateOf = async (message: Promise<Shown>) => (await message).onenet?.state;

  it('01: a sensor drives a lamp', async () => {
    await load('01-sensor-drives-a-lamp.json');
    for (const temperature of ['31 °C', '25 °C']) {
      const done = shown('done 完成');
      press(temperature);
      assert.equal(await stateOf(done), 'confirmed');
    }
  });

  it('02: of the values that wait only the newest is written', async () => {
    await load('02-slider-keeps-latest.json');
    const written: Shown[] = [];
    const both = new Promise<void>((resolve) => {
      find('written 已写入').on('input', (message: Shown) => {
        if (written.push(message) === 2) resolve();
      });
    });
    const left = shown('left out 已跳过');
    for (const value of ['20', '40', '60']) press(value);
    assert.equal(await stateOf(left), 'unsent');
    await both;
    assert.deepEqual(
      written.map(({ onenet }) => onenet?.state),
      ['confirmed', 'confirmed'],
    );
  });

  it('03: every night, one device is awake and one wakes later', async () => {
    await load('03-every-night.json');
    const states: unknown[] = [];
    const both = new Promise<void>((resolve) => {
      find('done 完成').on('input', ({ topic, onenet }: Shown) => {
        if (states.push(`${topic ?? ''} ${onenet?.state ?? ''}`) === 2) resolve();
      });
    });
    press('22:00');
    const waking = setInterval(() => simulator.wake(DEFAULT_IMEIS.sleepy), 200);
    await both;
    clearInterval(waking);
    assert.deepEqual(
      states.sort(),
      [`${DEFAULT_IMEIS.reachable} confirmed`, `${DEFAULT_IMEIS.sleepy} confirmed`].sort(),
    );
  });

  it('04: only an unknown end is an alarm', async () => {
    await load('04-alarm-on-unknown.json');
    const ends = [shown('done 完成'), shown('alarm 报警'), shown('failed 失败')];
    for (const device of ['reachable 在线', 'asleep 休眠', 'offline 离线']) press(device);
    assert.deepEqual(await Promise.all(ends.map(stateOf)), ['confirmed', 'unknown', 'refused']);
  });

  it('05: a roll-out from CSV, and its results as CSV', async () => {
    await load('05-roll-out-from-csv.json');
    const results = shown('results 结果');
    press('CSV');
    const { payload } = await results;
    const lines = String(payload).trim().split('\n');
    assert.equal(lines[0], 'imei,value,state,reason,errno');
    const states = lines.slice(1).map((line) => line.split(',').slice(0, 4).join(','));
    assert.deepEqual(
      states.sort(),
      [
        `${DEFAULT_IMEIS.reachable},30,confirmed,null`,
        `${DEFAULT_IMEIS.slow},30,confirmed,null`,
        `${DEFAULT_IMEIS.offline},30,refused,offline`,
      ].sort(),
    );
  });

  it('06: several devices, of which the offline one gets it later', async () => {
    await load('06-several-devices.json');
    const ends = [shown('done 完成'), shown('kept 已缓存')];
    press('devices 设备');
    assert.deepEqual(await Promise.all(ends.map(stateOf)), ['confirmed', 'queued']);
  });

  it('07: what waits is listed and taken back', async () => {
    await load('07-cancel-what-waits.json');
    const kept = shown('kept 已缓存');
    press('open 打开');
    assert.equal(await stateOf(kept), 'queued');
    const [listed, cancelled] = [shown('commands 命令列表'), shown('cancelled 已取消')];
    press('list 列出');
    assert.ok(JSON.stringify((await listed).payload).includes('3306'));
    press('cancel 取消');
    assert.equal(await stateOf(cancelled), 'cancelled');
  });

  it('08: values that devices report come in', async () => {
    await load('08-receive-values.json');
    const [value, online] = [shown('temperature 温度'), shown('online 上下线')];
    const push = (msg: object) =>
      fetch(`${root}/onenet-recipe`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ msg, msg_signature: '', nonce: '' }),
      });
    const imei = DEFAULT_IMEIS.reachable;
    const at = Date.UTC(2026, 10, 1);
    const data = { type: 1, imei, dev_id: 1, ds_id: '3303_0_5700', value: 21.5, at };
    assert.equal((await push(data)).status, 200);
    assert.equal((await value).payload, 21.5);
    assert.equal((await push({ type: 2, imei, dev_id: 1, status: 1, at })).status, 200);
    assert.equal((await online).payload, true);
  });

  it('09: a web call is told the truth', async () => {
    await load('09-answer-over-http.json');
    const call = async (imei: string): Promise<readonly [number, unknown]> => {
      const answer = await fetch(`${root}/lamp/${imei}/on`, { method: 'POST' });
      return [answer.status, ((await answer.json()) as { state: unknown }).state];
    };
    assert.deepEqual(await call(DEFAULT_IMEIS.reachable), [200, 'confirmed']);
    assert.deepEqual(await call(DEFAULT_IMEIS.offline), [502, 'refused']);
  });

  it('10: a lamp is toggled', async () => {
    await load('10-toggle.json');
    const written: unknown[] = [];
    for (let times = 0; times < 2; times += 1) {
      const done = shown('done 完成') as Promise<
        Shown & { onenet: { request: { data: object[] } } }
      >;
      press('toggle 翻转');
      const { state, request } = (await done).onenet;
      assert.equal(state, 'confirmed');
      written.push((request.data[0] as { val: unknown }).val);
    }
    assert.deepEqual(new Set(written), new Set([true, false]));
  });

  it('11: who is away', async () => {
    await load('11-who-is-away.json');
    const away = shown('away 离线');
    press('devices 设备');
    const { imei, online } = (await away).payload as { imei: unknown; online: unknown };
    assert.deepEqual([imei, online], [DEFAULT_IMEIS.offline, false]);
  });

  for (const file of FILES) {
    describe(file, () => {
      const nodes = readFlow(file);

      it('has a test, and a place on both pages', () => {
        assert.ok(readText('test/docs/recipes.spec.ts').includes(`load('${file}')`));
        for (const page of ['docs/recipes/README.md', 'docs/zh-CN/recipes/README.md']) {
          assert.ok(readText(page).includes(file), page);
        }
      });

      it('has a picture on both pages, which is there', () => {
        const picture = `pictures/${file.replace(/json$/, 'webp')}`;
        for (const folder of ['docs/recipes', 'docs/zh-CN/recipes']) {
          assert.ok(readText(`${folder}/README.md`).includes(`](${picture})`), folder);
          assert.ok(existsSync(join(ROOT, folder, picture)), folder);
        }
      });

      it('is one tab on the simulator that an editor can import', () => {
        const ids = nodes.map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
        const tabs = nodes.filter(({ type }) => type === 'tab');
        assert.equal(tabs.length, 1);
        for (const { type, z } of nodes) if (type !== 'tab') assert.equal(z, tabs[0]?.id);
        for (const { type, host } of nodes) {
          if (type === 'onenet-nbiot-config') assert.equal(host, 'simulator');
        }
        const ends = nodes.flatMap(({ wires = [] }) => wires.flat());
        assert.deepEqual(
          ends.filter((id) => !ids.includes(id)),
          [],
        );
      });
    });
  }

  it('share no id, so that importing one after the other asks nothing', () => {
    const ids = FILES.flatMap(readFlow).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });
});

function readFlow(file: string): readonly FlowNode[] {
  return readJson(`${FOLDER}/${file}`) as FlowNode[];
}
