/** A message that waits for a sleeping device comes out once, whatever is deployed or restarted meanwhile. */

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';

import { SimulatedDevice } from '../../lib/simulator';
import { FollowBench, ON_DISK, type Left } from './support/follow-bench';
import { CACHED, FALLBACK, FOLLOW, QUEUED } from './support/follow-flow';

const ASLEEP = '860000000000033';
const OFFLINE = '860000000000041';

describe('a message that is followed', function () {
  this.timeout(60_000);
  let bench: FollowBench | undefined;

  afterEach(async () => {
    assert.equal(await bench?.stop(), 0);
    bench = undefined;
  });

  /** Starts, and hands in one message for each of the three ways. */
  const start = async (contextStorage: object | undefined): Promise<FollowBench> => {
    const devices = [
      new SimulatedDevice({ imei: ASLEEP, reachability: 'asleep' }),
      new SimulatedDevice({ imei: OFFLINE, reachability: 'offline' }),
    ];
    bench = await FollowBench.start(devices, contextStorage);
    await bench.feed([
      { seq: 1, imei: ASLEEP, to: CACHED, expires: 3600 },
      { seq: 2, imei: OFFLINE, to: FALLBACK, expires: 3600 },
      { seq: 3, imei: ASLEEP, to: QUEUED, expires: 3600 },
    ]);
    await bench.untilAsked(9);
    assert.deepEqual(bench.left, []);
    return bench;
  };

  const wakeAll = ({ simulator }: FollowBench): void => {
    simulator.wake(ASLEEP);
    const device = simulator.devices.get(OFFLINE);
    assert.ok(device);
    device.reachability = 'reachable';
  };

  const assertComplete = ({ left, completed, ids }: FollowBench): void => {
    const sorted = [...left].sort((a, b) => a.seq - b.seq);
    assert.deepEqual(
      sorted.map(({ seq, node, output, onenet }) => [seq, node, output, onenet.state]),
      [
        [1, CACHED, 1, 'confirmed'],
        [2, FALLBACK, 1, 'confirmed'],
        [3, FOLLOW, 1, 'confirmed'],
      ],
    );
    assert.deepEqual(sorted.map(attempts), [1, 2, undefined]);
    for (const { seq, text } of sorted) {
      assert.match(
        text,
        new RegExp(`<Buffer ${Buffer.from(`bytes of ${seq}`).toString('hex', 0, 1)}`),
      );
      assert.match(text, new RegExp(`at: ${new Date(1e12 + seq).toISOString()}`));
      assert.match(text, new RegExp(`big: ${2n ** 60n + BigInt(seq)}n`));
      assert.match(text, new RegExp(`_msgid: '${ids.get(seq)}'`));
    }
    const ours = completed.filter((each) => /^(write|follow)/.test(each)).sort();
    assert.deepEqual(ours, [`${FOLLOW} 3`, `${CACHED} 1`, `${FALLBACK} 2`, `${QUEUED} 3`].sort());
  };

  /** Those of a write; of a question there are as many as it takes. */
  const attempts = ({ node, onenet }: Left): number | undefined =>
    node === FOLLOW ? undefined : onenet.attempts;

  for (const [title, contextStorage] of [
    ['without a context store', undefined],
    ['with contexts in memory', { default: { module: 'memory' } }],
    ['with contexts on disk', ON_DISK],
    [
      'with contexts on disk, uncached',
      { default: { module: 'localfilesystem', config: { cache: false } } },
    ],
  ] as const) {
    it(`outlives deploys of all kinds ${title}`, async () => {
      const running = await start(contextStorage);
      for (const kind of ['full', 'flows', 'nodes'] as const) {
        await running.deploy(kind);
        await running.untilAsked(6);
      }
      assert.deepEqual(running.left, []);
      wakeAll(running);
      await running.untilLeft(3);
      assertComplete(running);
    });
  }

  it('outlives restarts with contexts on disk, and what happens meanwhile', async () => {
    const running = await start(ON_DISK);
    await running.restart();
    await running.untilAsked(6);
    assert.deepEqual(running.left, []);
    const restarted = running.restart();
    wakeAll(running);
    await restarted;
    await running.untilLeft(3);
    assertComplete(running);
    await running.restart();
    await running.feed([{ seq: 4, imei: OFFLINE, to: CACHED, expires: 3600 }]);
    await running.untilLeft(4);
    assert.equal(running.left.length, 4);
  });

  it('leaves as stopped if its node is deleted, and does not come back with it', async () => {
    const running = await start(ON_DISK);
    await running.deploy('nodes', { without: [CACHED] });
    await running.untilLeft(1);
    const [{ seq, output, onenet } = assert.fail()] = running.left;
    assert.deepEqual([seq, output, onenet.state, onenet.code], [1, 2, 'unknown', 'ONENET_STOPPED']);
    await running.deploy('nodes');
    await running.restart();
    wakeAll(running);
    await running.untilLeft(3);
    await running.feed([{ seq: 4, imei: OFFLINE, to: CACHED, expires: 3600 }]);
    await running.untilLeft(4);
    assert.deepEqual(running.left.map((each) => each.seq).sort(), [1, 2, 3, 4]);
  });
});
