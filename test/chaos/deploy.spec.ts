/** A deploy may come at any moment of a message's way: the message leaves or is logged, and nothing follows. */

import assert from 'node:assert/strict';

import { DeployBench, NODES, type Deployed, type FlowOptions } from './support/deploy-bench';
import type { DeployKind } from './support/node-red';
import { PHASES, type Phase } from './support/phase';

const KINDS: readonly DeployKind[] = ['full', 'flows', 'nodes'];
/** Milliseconds; Node-RED itself gives a node fifteen seconds. */
const CLOSE_LIMIT = 2000;

describe('a deploy', function () {
  this.timeout(30_000);

  let bench: DeployBench;

  before(async () => {
    bench = await DeployBench.start();
  });

  after(() => {
    bench.kill();
  });

  afterEach('no exception went uncaught', () => {
    assert.deepEqual(bench.nodeRed.child.faults.splice(0), []);
  });

  for (const phase of PHASES) {
    for (const kind of KINDS) {
      it(`${kind}, with messages ${phase.name}`, async () => {
        await bench.enter(phase);
        const deployed = await bench.deploy(changed(phase), kind);
        assertAccounted(deployed, kind === 'nodes');
        await assertWorks(bench);
        assert.equal(await bench.silentConnections(), 0);
        assert.deepEqual(await bench.dishonest(deployed.departures), []);
      });
    }
  }

  const hanging = find('sent and without an answer');

  for (const kind of KINDS) {
    it(`${kind}, of another pace`, async () => {
      await bench.enter(hanging);
      const deployed = await bench.deploy({ limits: { callsPerSecond: '100' } }, kind);
      assertAccounted(deployed, kind === 'nodes');
      await assertWorks(bench);
    });

    it(`${kind}, that removes the platform`, async () => {
      await bench.enter(hanging);
      const deployed = await bench.deploy({ withoutPlatform: true }, kind);
      assertAccounted(deployed, kind === 'nodes');
      const codes = (await bench.probe()).map(({ onenet }) => onenet.code);
      assert.deepEqual(codes, ['ONENET_CONFIG', 'ONENET_CONFIG']);
      await bench.deploy({}, kind);
      await assertWorks(bench);
    });

    it(`${kind}, that disables the tab`, async () => {
      await bench.enter(hanging);
      const deployed = await bench.deploy({ tab: { disabled: true } }, kind);
      assertAccounted(deployed, false);
      await bench.deploy({}, kind);
      await assertWorks(bench);
    });

    it(`${kind}, that deletes the nodes`, async () => {
      await bench.enter(hanging);
      const deployed = await bench.deploy({ withoutNodes: true }, kind);
      assertAccounted(deployed, false);
      await bench.deploy({}, kind);
      await assertWorks(bench);
    });
  }

  it('nodes, of one node, leaves the messages of the other alone', async () => {
    await bench.put({}, 'full');
    await bench.feed(['hang.0'], { nodes: [NODES[0]] });
    const [kept] = await bench.feed(['succ-after-a-second.0'], { nodes: [NODES[1]] });
    await bench.put({ names: ['changed', ''] }, 'nodes');
    await bench.nodeRed.child.call('settled', 5000);
    const { departures, strays } = await bench.nodeRed.child.call('take', undefined);
    assert.deepEqual(strays, []);
    const stateOf = new Map(departures.map(({ seq, onenet }) => [seq, onenet.state]));
    assert.equal(stateOf.size, 2);
    assert.equal(stateOf.get(kept ?? -1), 'confirmed');
  });

  it('nodes, again and again while messages pour in', async () => {
    await bench.put({}, 'full');
    await bench.nodeRed.child.call('forget', undefined);
    const devices = Array.from(
      { length: 3000 },
      (_, index) => `succ-after-a-moment.${index % 200}`,
    );
    const progress = { fed: 0, deploys: 0, isPouring: true };
    // On a busy machine a deploy may take as long as it takes to pour them all: then once more.
    const pour = async (): Promise<void> => {
      while (progress.deploys < 3) {
        progress.fed += (await bench.feed(devices, { burst: 20 })).length;
      }
    };
    const poured = pour().finally(() => (progress.isPouring = false));
    for (; progress.isPouring; progress.deploys++) {
      const name = `changed ${progress.deploys}`;
      await bench.put({ names: [name, name] }, 'nodes');
    }
    await poured;
    await bench.nodeRed.child.call('settled', 5000);
    const { departures, strays } = await bench.nodeRed.child.call('take', undefined);
    assert.deepEqual(strays, []);
    assert.equal(departures.length, progress.fed);
    assert.deepEqual(await bench.dishonest(departures), []);
  });

  it('lets nothing out afterwards', async () => {
    assert.deepEqual(await bench.sentAfterDeploy(), []);
  });

  it('leaves a process that ends by itself', async () => {
    assert.equal(await bench.nodeRed.stop(), 0);
  });
});

/** The same flow with both nodes changed; who waits for a silent platform needs another one as well. */
function changed({ limits, silent }: Phase): FlowOptions {
  return silent === true ? {} : { limits, names: ['changed', 'changed'] };
}

function find(name: string): Phase {
  const phase = PHASES.find((each) => each.name === name);
  assert.ok(phase);
  return phase;
}

/** @param kept whether the nodes behind ours were not touched by the deploy, so that nothing may vanish */
function assertAccounted(deployed: Deployed, kept: boolean): void {
  const { took, pending, departures, strays, log } = deployed;
  assert.ok(took < CLOSE_LIMIT, `the deploy took ${Math.round(took)} ms`);
  assert.ok(pending.length > 0, 'nothing was under way');
  assert.deepEqual(strays, []);
  assertLogged(log);
  const text = log.map((entry) => entry.text).join('\n');
  const left = new Map(departures.map(({ seq, onenet }) => [seq, onenet]));
  for (const { seq, msgid } of pending) {
    const onenet = left.get(seq);
    if (onenet?.code === null) continue;
    assert.ok(text.includes(msgid), `message ${seq} is not in the log:\n${text}`);
    if (kept) assert.ok(onenet, `message ${seq} has vanished`);
    if (onenet !== undefined) assert.equal(onenet.code, 'ONENET_STOPPED');
  }
}

/** One warning for each node, with count and ids. */
function assertLogged(log: Deployed['log']): void {
  assert.deepEqual(
    log.map(({ id, level }) => `${level} ${id ?? ''}`).sort(),
    NODES.map((id) => `warn ${id}`).sort(),
  );
  for (const { text } of log) {
    const [, count, ids] = /: (\d+)\..*: (.+)$/.exec(text) ?? [];
    assert.equal(ids?.split(', ').length, Number(count), text);
  }
}

async function assertWorks(bench: DeployBench): Promise<void> {
  const states = (await bench.probe()).map(({ onenet }) => onenet.state);
  assert.deepEqual(states, ['confirmed', 'confirmed']);
}
