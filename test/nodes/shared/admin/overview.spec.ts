import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import helper from 'node-red-node-test-helper';
import type { CancelAnswer, CommandOverview, OverviewAnswer } from '../../../../lib/contract';
import {
  createDefaultDevices,
  DEFAULT_IMEIS,
  startSimulator,
  type Simulator,
} from '../../../../lib/simulator';
import commandNode from '../../../../nodes/onenet-nbiot-command/onenet-nbiot-command';
import configNode from '../../../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import writeNode from '../../../../nodes/onenet-nbiot-write/onenet-nbiot-write';
import { loadGuarded, PERMISSIONS, post, type AdminReply } from '../../../support/admin';
import { cachedFlow } from '../../../support/cached-flow';
import { FakePlatform, SUCCESS } from '../../../support/fake-platform';
import { API_KEY, loadWriteNode, pass, useNodeRed, type RunningNode } from '../../../support/flow';

const PATH = '/onenet-nbiot/overview';

async function overview(query = ''): Promise<OverviewAnswer> {
  const reply: AdminReply = await helper.request().get(`${PATH}?${query}`);
  const { body, status, text } = reply;
  assert.equal(status, 200);
  assert.ok(!text.includes(API_KEY));
  return body as OverviewAnswer;
}

async function cancel(handle: string | undefined, more: object = {}): Promise<CancelAnswer> {
  const { body } = await post(`${PATH}/cancel`, { platform: 'platform', cancel: handle, ...more });
  return body as CancelAnswer;
}

const phases = ({ commands }: OverviewAnswer): string =>
  commands.map(({ device, phase }) => `${device} ${phase}`).join(', ');

describe('the overview of what waits here', () => {
  useNodeRed();
  let platform: FakePlatform;
  let node: RunningNode;
  let answers: ((body: string) => void)[];

  beforeEach(async () => {
    platform = await FakePlatform.start();
    answers = [];
    platform.answer = (_request, reply) => answers.push(reply);
    node = await loadWriteNode({
      host: platform.url,
      write: { imei: 'imei', imeiType: 'msg' },
      config: { maxInFlight: '1' },
    });
  });
  afterEach(() => platform.stop());

  it('shows what is under way, then what waits', async () => {
    const left = ['1', '2', '3'].map((imei) => pass(node, { imei, payload: 1 }));
    await platform.requests(1);
    const answer = await overview('list=open');
    assert.equal(phases(answer), '1 running, 2 waiting, 3 waiting');
    assert.deepEqual([answer.total, answer.nodes], [3, ['write']]);
    const [running, waiting] = answer.commands;
    assert.deepEqual(
      [running?.node, running?.what, running?.attempts, running?.cancel],
      ['write', '/3311/0', 1, undefined],
    );
    assert.equal(typeof waiting?.cancel, 'string');
    const [state] = answer.platforms;
    assert.deepEqual(
      [state?.id, state?.counts.inFlight, state?.counts.waiting, state?.isUnreachable, state?.kept],
      ['platform', 1, 2, false, 0],
    );
    platform.answer = (_request, reply) => {
      reply(SUCCESS);
    };
    answers[0]?.(SUCCESS);
    await Promise.all(left);
    assert.equal((await overview('list=open')).total, 0);
  });

  it('filters by device, node and platform', async () => {
    for (const imei of ['11', '12', '21']) void pass(node, { imei, payload: 1 });
    await platform.requests(1);
    assert.equal(phases(await overview('device=1%20')), '11 running, 12 waiting, 21 waiting');
    assert.equal(phases(await overview('device=12')), '12 waiting');
    assert.equal(phases(await overview('node=write&device=2')), '12 waiting, 21 waiting');
    const other = await overview('node=other');
    assert.deepEqual([other.total, other.nodes], [0, ['write']]);
    assert.equal((await overview('platform=other')).total, 0);
    assert.equal((await overview('platform=platform')).total, 3);
  });

  it('cancels what waits, which leaves as -11, unsent, and nothing else', async () => {
    void pass(node, { imei: '1', payload: 1 });
    const leaving = pass(node, { imei: '2', payload: 1 });
    await platform.requests(1);
    const handle = (await overview()).commands[1]?.cancel;
    assert.deepEqual(await cancel(handle), { kind: 'cancelled' });
    const { output, msg } = await leaving;
    const { state, code } = msg.onenet as { state: string; code: string };
    assert.deepEqual([output, msg.errno, state, code], [2, -11, 'unsent', 'ONENET_CANCELLED']);
    assert.deepEqual(await cancel(handle), { kind: 'gone' });
    assert.equal(phases(await overview()), '1 running');
    assert.equal(platform.received.length, 1);
  });

  for (const [what, handle, more] of [
    ['nothing', undefined, {}],
    ['what nobody has seen', 'waiting 99999', {}],
    ['of another platform', 'waiting 1', { platform: 'other' }],
    ['a kept command without a name', 'kept ["1",""]', {}],
    ['no JSON', 'kept [', {}],
  ] as const) {
    it(`cancels nothing where asked for ${what}`, async () => {
      assert.deepEqual(await cancel(handle, more), { kind: 'gone' });
    });
  }

  it('remembers what has ended, the newest first, with its cause in the language asked for', async () => {
    platform.answer = ({ target }, reply) => {
      reply(target.includes('imei=2') ? '{"errno":2001,"error":"<b>not online</b>"}' : SUCCESS);
    };
    await pass(node, { imei: '1', payload: 1 });
    await pass(node, { imei: '2', payload: 1 });
    const english = await overview('list=ended');
    assert.equal(phases(english), '2 refused, 1 confirmed');
    const [failed, confirmed] = english.commands;
    assert.deepEqual([failed?.errno, failed?.reason], [2001, 'offline']);
    assert.match(failed?.cause ?? '', /^[A-Z]/);
    assert.equal(confirmed?.cause, undefined);
    const [chinese] = (await overview('list=ended&language=zh-CN')).commands;
    assert.match(chinese?.cause ?? '', /设备/);
  });

  it('remembers messages that were never sent, as far as they can be read', async () => {
    await pass(node, { imei: 'a;b\u0007', payload: 1 });
    const [ended] = (await overview('list=ended')).commands;
    assert.deepEqual([ended?.device, ended?.errno, ended?.phase], ['a;b', -1, 'unsent']);
  });

  it('remembers 200 at most', async () => {
    for (let index = 0; index < 205; index += 1) await pass(node, { imei: ';', payload: index });
    assert.equal((await overview('list=ended')).total, 200);
  });

  it('comes page by page, and quickly, with 10,000 that wait', async () => {
    for (let index = 0; index < 10_000; index += 1)
      void pass(node, { imei: `${index}`, payload: 1 });
    await platform.requests(1);
    const began = performance.now();
    const page = await overview('offset=9990');
    assert.deepEqual([page.total, page.commands.length], [10_000, 10]);
    assert.equal((await overview('offset=50')).commands[0]?.device, '50');
    assert.equal((await overview('device=123')).total, 20);
    // A person would notice a tenth of a second; this allows for a busy machine.
    assert.ok(performance.now() - began < 3000);
  });
});

describe('the overview of what the platform keeps', () => {
  useNodeRed();
  const imei = DEFAULT_IMEIS.asleep;
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator({ devices: createDefaultDevices() });
    const { apiKey } = simulator;
    await loadGuarded(
      [configNode, writeNode, commandNode],
      cachedFlow(simulator, {
        write: { delivery: 'cached', expires: '600', expiresType: 'num' },
        command: { minInterval: 60, maxInterval: 60 },
      }),
      { platform: { apiKey } },
    );
  });
  afterEach(() => simulator.close());

  const running = (id: string): RunningNode => helper.getNode(id) as unknown as RunningNode;

  it('shows what is followed, and cancels it', async () => {
    const { msg } = await pass(running('write'), { imei, payload: true });
    const following = pass(running('command'), { ...msg, imei });
    const kept = await overview('list=kept');
    const [command] = kept.commands;
    assert.equal(phases(kept), `${imei} kept`);
    assert.equal(kept.platforms[0]?.kept, 1);
    assert.deepEqual(await cancel(command?.cancel), { kind: 'cancelled' });
    // At once, though the next poll was due in a minute.
    const left = await following;
    assert.equal((left.msg.onenet as { state: string }).state, 'cancelled');
    assert.equal((await overview('list=kept')).total, 0);
  });

  it('cancels what nobody follows, as long as the platform keeps it', async () => {
    await pass(running('write'), { imei, payload: true });
    const [ended] = (await overview('list=ended')).commands;
    assert.equal(ended?.phase, 'queued');
    assert.deepEqual(await cancel(ended.cancel), { kind: 'cancelled' });
    const again = await cancel(ended.cancel, { language: 'zh-CN' });
    assert.equal(again.kind, 'refused');
    assert.match(again.cause ?? '', /[\u4e00-\u9fff]/);
  });

  it('is for those who may read, and cancelling for those who may write', async () => {
    PERMISSIONS.delete('onenet-nbiot.write');
    assert.equal((await post(`${PATH}/cancel`, {})).status, 401);
    await overview();
    PERMISSIONS.clear();
    const { status } = (await helper.request().get(PATH)) as { status: number };
    assert.equal(status, 401);
  });
});

describe('the overview without a platform', () => {
  useNodeRed();

  it('is empty', async () => {
    await loadGuarded([configNode], []);
    const answer = await overview();
    assert.deepEqual(answer, {
      platforms: [],
      commands: [] as CommandOverview[],
      total: 0,
      nodes: [],
    });
  });
});
