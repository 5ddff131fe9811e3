/** The examples that come closest to a day's work, as they are, in each Node-RED: what is pressed, and what comes out. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';

import { DEFAULT_IMEIS } from '../../lib/simulator';
import { stagePackage, type UserDirectory } from '../chaos/support/staged-package';
import { NodeRedProcess } from '../support/node-red-process';
import { listFiles, readJson } from '../support/package-files';
import { RELEASES, runtimeOr } from './support/release';

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

for (const release of RELEASES) {
  describe(`examples on Node-RED ${release}`, function () {
    this.timeout(120_000);
    let directory: UserDirectory;
    let started: NodeRedProcess | undefined;

    before(async function () {
      const runtime = await runtimeOr(this, release);
      directory = stagePackage();
      started = await NodeRedProcess.start({ ...runtime, userDir: directory.path });
      await started.event('flows', () => true);
    });
    after(async () => {
      if (started === undefined) return;
      assert.equal(await started.stop(), 0);
      directory.remove();
    });

    const nodeRed = (): NodeRedProcess => {
      assert.ok(started);
      return started;
    };

    async function deploy(number: string): Promise<(name: string) => string> {
      const file = listFiles('examples').find((each) => each.startsWith(`${number} `));
      const flow = readJson(`examples/${file ?? number}`) as FlowNode[];
      await nodeRed().deploy(flow);
      return (name) => flow.find((node) => node.name === name)?.id ?? assert.fail(name);
    }

    /** @param from the number of events before what is to be seen */
    const arrives = async (id: string, from: number): Promise<Told> => {
      const { msg } = await nodeRed().event('send', ({ to }) => to === id, { from });
      return msg.onenet as Told;
    };

    for (const [number, steps] of Object.entries(RUNS)) {
      it(`${number}: ${steps.map(([press]) => press).join(', ')}`, async () => {
        const idOf = await deploy(number);
        for (const [press, ends] of steps) {
          const from = nodeRed().events.length;
          await nodeRed().inject(idOf(press));
          for (const [name, state] of Object.entries(ends)) {
            assert.equal((await arrives(idOf(name), from)).state, state, name);
          }
        }
      });
    }

    it('12: what one device reports by itself switches the lamp of another', async () => {
      const idOf = await deploy('12');
      const path = `/onenet-nbiot/simulator/devices/${DEFAULT_IMEIS.reachable}/value`;
      for (const text of ['24.5', '20']) {
        const from = nodeRed().events.length;
        const body = { path: '/3303/0/5700', text };
        assert.equal((await nodeRed().admin('POST', path, { body })).status, 200);
        assert.equal((await arrives(idOf('switched 已切换'), from)).state, 'confirmed');
      }
    });
  });
}
