/** A message that waits for a sleeping device leaves when its node is deleted in a way that Node-RED does not tell of. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';

import { SimulatedDevice, startSimulator, type Simulator } from '../../lib/simulator';
import type { CommandResult } from '../../nodes/shared/message/result';
import { ON_DISK } from '../chaos/support/follow-bench';
import { stagePackage, type UserDirectory } from '../chaos/support/staged-package';
import { NodeRedProcess } from '../support/node-red-process';
import { RELEASES, runtimeOr } from './support/release';

const IMEI = '860000000000033';
const PLAIN = 'plain';
/** An instance of a subflow, and one of a subflow that has an instance of the first. */
const INSTANCE = 'instance';
const OUTER = 'outer-instance';
/** Node-RED puts the ID of an instance before those of the nodes in it. */
const WRITERS = [PLAIN, `${INSTANCE}-write`, `${OUTER}-inner-write`];

for (const release of RELEASES) {
  describe(`a message whose node is deleted on Node-RED ${release}`, function () {
    this.timeout(120_000);
    let simulator: Simulator;
    let directory: UserDirectory;
    let nodeRed: NodeRedProcess | undefined;

    before(async function () {
      const runtime = await runtimeOr(this, release);
      directory = stagePackage();
      const device = new SimulatedDevice({ imei: IMEI, reachability: 'asleep' });
      simulator = await startSimulator({ devices: [device] });
      const settings = { contextStorage: ON_DISK };
      nodeRed = await NodeRedProcess.start({ ...runtime, userDir: directory.path, settings });
      await nodeRed.event('flows', () => true);
    });
    // Where the suite is skipped there is nothing to stop.
    after(async () => {
      if (nodeRed === undefined) return;
      assert.equal(await nodeRed.stop(), 0);
      await simulator.close();
      directory.remove();
    });

    const left = (): string[] =>
      (nodeRed?.events ?? []).flatMap((event) => {
        if (event.kind !== 'complete' || !WRITERS.includes(event.node)) return [];
        const { state, code } = event.msg.onenet as CommandResult;
        return [`${event.node} ${state} ${code}`];
      });

    it('leaves as stopped, and not before', async () => {
      assert.ok(nodeRed);
      await nodeRed.deploy(flow(simulator));
      await nodeRed.inject('feed');
      await untilAsked(simulator, 6);
      await nodeRed.deploy(flow(simulator, { name: 'changed' }));
      await untilAsked(simulator, 6);
      assert.deepEqual(left(), []);

      await nodeRed.deploy(flow(simulator, { without: [INSTANCE, OUTER] }), 'nodes');
      await nodeRed.event('complete', () => left().length === 2);
      assert.deepEqual(left().sort(), [
        `${INSTANCE}-write unknown ONENET_STOPPED`,
        `${OUTER}-inner-write unknown ONENET_STOPPED`,
      ]);

      const file = join(directory.path, 'flows.json');
      const stored = JSON.parse(readFileSync(file, 'utf8')) as { id: string }[];
      writeFileSync(file, JSON.stringify(stored.filter(({ id }) => id !== PLAIN)));
      const headers = { 'Node-RED-Deployment-Type': 'reload' };
      const from = nodeRed.events.length;
      const answer = await nodeRed.admin('POST', '/flows', { headers });
      assert.equal(answer.status, 204, answer.text);
      // Node-RED cannot be stopped well while it starts them.
      await nodeRed.event('flows', () => true, { from });
      await nodeRed.event('complete', () => left().length === 3);
      assert.equal(left()[2], `${PLAIN} unknown ONENET_STOPPED`);
    });
  });
}

interface FlowOptions {
  /** Another name is a changed node. */
  readonly name?: string;
  readonly without?: readonly string[];
}

function flow(simulator: Simulator, { name, without = [] }: FlowOptions = {}): object[] {
  const end = [['end'], ['end']];
  const port = (id: string, index: number): object => ({ wires: [{ id, port: index }] });
  const nodes = [
    { id: 'tab', type: 'tab', label: 'sleepers' },
    {
      ...{ id: 'platform', type: 'onenet-nbiot-config', host: simulator.url },
      ...{ callsPerSecond: '0', deviceGap: '0' },
      // Only at first: to set it again is a change.
      ...(name === undefined && without.length === 0
        ? { credentials: { apiKey: simulator.apiKey } }
        : {}),
    },
    node(
      'tab',
      'feed',
      'inject',
      { props: [{ p: 'payload' }], payload: 'true', payloadType: 'bool' },
      [[PLAIN, INSTANCE, OUTER]],
    ),
    node('tab', PLAIN, 'onenet-nbiot-write', { ...WRITE, name }, end),
    node('tab', INSTANCE, 'subflow:one', { name }, end),
    node('tab', OUTER, 'subflow:two', { name }, end),
    node('tab', 'end', 'debug', { active: false, complete: 'true' }, []),
    {
      ...{ id: 'one', type: 'subflow', name: 'one', in: [{ wires: [{ id: 'write' }] }] },
      out: [port('write', 0), port('write', 1)],
    },
    node('one', 'write', 'onenet-nbiot-write', { ...WRITE, name }, [[], []]),
    {
      ...{ id: 'two', type: 'subflow', name: 'two', in: [{ wires: [{ id: 'inner' }] }] },
      out: [port('inner', 0), port('inner', 1)],
    },
    node('two', 'inner', 'subflow:one', {}, [[], []]),
  ];
  return nodes.filter(({ id }) => !without.includes(id));
}

const WRITE = {
  ...{ platform: 'platform', delivery: 'cached', waitForResult: true },
  ...{ imei: IMEI, imeiType: 'str', objId: '3311', objIdType: 'num' },
  ...{ resId: '5850', resIdType: 'num', minInterval: 0.1, maxInterval: 0.4 },
};

function node(
  z: string,
  id: string,
  type: string,
  properties: object,
  wires: string[][],
): { readonly id: string } {
  return { ...{ id, type, z, x: 100, y: 100 }, ...properties, ...{ wires } };
}

/** Resolves once the platform has been asked about so many commands from now on. */
function untilAsked(simulator: Simulator, times: number): Promise<void> {
  return new Promise((resolve) => {
    let asked = 0;
    const restore = simulator.prepend(({ path }) => {
      if (path.startsWith('/nbiot/offline/history/') && (asked += 1) === times) {
        restore();
        resolve();
      }
      return undefined;
    });
  });
}
