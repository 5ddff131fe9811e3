/** The examples that come closest to a day's work, as they are, in each Node-RED: what is pressed, and what comes out. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';

import { DEFAULT_IMEIS } from '../../lib/simulator';
import { stagePackage, type UserDirectory } from '../chaos/support/staged-package';
import { NodeRedProcess } from '../support/node-red-process';
import { listFiles, readJson } from '../support/package-files';
import { RELEASES, runtimeOr, type Release } from './support/release';

interface FlowNode {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
}

interface Told {
  readonly state?: string;
}

/** By the number of the example: what is pressed, then the debug nodes that get a message, with its state. */
const RUNS: Readonly<Record<string, readonly (readonly [press: string, ends: object])[]>> = {
  '07': [
    ['roll out 开始', { 'results 结果': '5 / 5  ✗2' }],
    ['repeat the failed 重试失败', { 'results 结果': '2 / 2  ✗2' }],
  ],
  '11': [['slide 滑动', { 'written 已写入': 'confirmed', 'left out 已跳过': 'unsent' }]],
  '13': [
    ['22:00', { 'done 已执行': 'confirmed' }],
    ['6:00', { 'done 已执行': 'confirmed' }],
  ],
  '14': [
    ['reachable 在线', { 'done 完成': 'confirmed' }],
    ['asleep 休眠', { 'alarm 报警': 'unknown' }],
    ['offline 离线', { 'failed 失败': 'refused' }],
  ],
};

/** What a test says, and what it does with a Node-RED of its release. */
const TESTS: readonly (readonly [
  title: string,
  run: (nodeRed: NodeRedProcess) => Promise<void>,
])[] = [
  ...Object.entries(RUNS).map(
    ([number, steps]) =>
      [
        `${number}: ${steps.map(([press]) => press).join(', ')}`,
        async (nodeRed: NodeRedProcess) => {
          const idOf = await deploy(nodeRed, number);
          for (const [press, ends] of steps) {
            const from = nodeRed.events.length;
            await nodeRed.inject(idOf(press));
            for (const [name, state] of Object.entries(ends)) {
              assert.equal((await arrives(nodeRed, idOf(name), from)).state, state, name);
            }
          }
        },
      ] as const,
  ),
  [
    '12: what one device reports by itself switches the lamp of another',
    async (nodeRed) => {
      const idOf = await deploy(nodeRed, '12');
      const path = `/onenet-nbiot/simulator/devices/${DEFAULT_IMEIS.reachable}/value`;
      for (const text of ['24.5', '20']) {
        const from = nodeRed.events.length;
        const body = { path: '/3303/0/5700', text };
        assert.equal((await nodeRed.admin('POST', path, { body })).status, 200);
        const { state } = await arrives(nodeRed, idOf('switched 已切换'), from);
        assert.equal(state, 'confirmed');
      }
    },
  ],
];

/** All tests of a release, one after the other. */
interface Run {
  readonly started: Promise<NodeRedProcess>;
  readonly outcomes: ReadonlyMap<string, Promise<void>>;
  readonly directory: UserDirectory;
}

let runs: ReadonlyMap<Release, Run> | undefined;

/** Most of an example is waiting, so that the releases run beside each other, from the first test on. */
function runOf(release: Release): Run {
  runs ??= new Map(RELEASES.map((each) => [each, begin(each)]));
  return runs.get(release) ?? assert.fail(release);
}

function begin(release: Release): Run {
  const directory = stagePackage();
  const started = start(release, directory);
  const outcomes = new Map<string, Promise<void>>();
  let last: Promise<unknown> = started;
  for (const [title, run] of TESTS) {
    const outcome = last.then(async () => run(await started));
    // What fails is reported by the test that awaits it, and the next one begins all the same.
    last = outcome.catch(() => undefined);
    outcomes.set(title, outcome);
  }
  return { started, outcomes, directory };
}

async function start(release: Release, directory: UserDirectory): Promise<NodeRedProcess> {
  const { ensureRuntime } = await import('../../scripts/test/runtimes.mjs');
  const runtime = await ensureRuntime(release);
  const nodeRed = await NodeRedProcess.start({ ...runtime, userDir: directory.path });
  await nodeRed.event('flows', () => true);
  return nodeRed;
}

for (const release of RELEASES) {
  describe(`examples on Node-RED ${release}`, function () {
    this.timeout(120_000);

    before(async function () {
      await runtimeOr(this, release);
      await runOf(release).started;
    });
    after(async () => {
      const { started, directory } = runOf(release);
      const nodeRed = await started.catch(() => undefined);
      if (nodeRed !== undefined) assert.equal(await nodeRed.stop(), 0);
      directory.remove();
    });

    for (const [title] of TESTS) it(title, () => runOf(release).outcomes.get(title));
  });
}

async function deploy(nodeRed: NodeRedProcess, number: string): Promise<(name: string) => string> {
  const file = listFiles('examples').find((each) => each.startsWith(`${number} `));
  const flow = readJson(`examples/${file ?? number}`) as FlowNode[];
  await nodeRed.deploy(flow);
  return (name) => flow.find((node) => node.name === name)?.id ?? assert.fail(name);
}

/** @param from the number of events before what is to be seen */
async function arrives(nodeRed: NodeRedProcess, id: string, from: number): Promise<Told> {
  const { msg } = await nodeRed.event('send', ({ to }) => to === id, { from });
  return msg.onenet as Told;
}
