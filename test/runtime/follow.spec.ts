/** A message that waits for a sleeping device outlives a deploy and a restart of every major of Node-RED. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';

import { SimulatedDevice } from '../../lib/simulator';
import { FollowBench, ON_DISK } from '../chaos/support/follow-bench';
import { CACHED, FOLLOW, QUEUED } from '../chaos/support/follow-flow';
import { RELEASES, runtimeOr } from './support/release';

const IMEI = '860000000000033';

for (const release of RELEASES) {
  describe(`a message that is followed on Node-RED ${release}`, function () {
    this.timeout(120_000);
    let bench: FollowBench | undefined;

    before(async function () {
      const runtime = await runtimeOr(this, release);
      const device = new SimulatedDevice({ imei: IMEI, reachability: 'asleep' });
      bench = await FollowBench.start([device], ON_DISK, runtime);
    });
    // Where the suite is skipped there is nothing to stop.
    after(async () => {
      if (bench !== undefined) assert.equal(await bench.stop(), 0);
    });

    it('comes out once, and as it went in', async () => {
      assert.ok(bench);
      await bench.feed([
        { seq: 1, imei: IMEI, to: CACHED, expires: 3600 },
        { seq: 2, imei: IMEI, to: QUEUED, expires: 3600 },
      ]);
      await bench.untilAsked(4);
      await bench.deploy('full');
      await bench.untilAsked(4);
      await bench.restart();
      await bench.untilAsked(4);
      assert.equal(bench.left.length, 0);
      bench.simulator.wake(IMEI);
      await bench.untilLeft(2);
      const left = [...bench.left].sort((a, b) => a.seq - b.seq);
      assert.deepEqual(
        left.map(({ seq, node, output, onenet }) => [seq, node, output, onenet.state]),
        [
          [1, CACHED, 1, 'confirmed'],
          [2, FOLLOW, 1, 'confirmed'],
        ],
      );
      for (const { seq, text } of left) {
        assert.match(text, new RegExp(`big: ${2n ** 60n + BigInt(seq)}n`));
        assert.match(text, new RegExp(`_msgid: '${bench.ids.get(seq)}'`));
      }
    });

    for (const kind of ['full', 'flows', 'nodes'] as const) {
      it(`comes out once though its command is on its way when a deploy (${kind}) comes`, async () => {
        assert.ok(bench);
        const before = bench.left.length;
        const order = { seq: before + 1, imei: IMEI, to: CACHED, expires: 3600 };
        await bench.deployUnanswered(order, kind);
        await bench.untilAsked(2);
        assert.equal(bench.left.length, before);
        bench.simulator.wake(IMEI);
        await bench.untilLeft(before + 1);
        const { node, onenet } = bench.left[before] ?? assert.fail();
        assert.deepEqual([node, onenet.state, onenet.attempts], [CACHED, 'confirmed', 1]);
      });
    }
  });
}
