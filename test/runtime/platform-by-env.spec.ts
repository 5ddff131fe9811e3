/** A node in a subflow finds the platform that a property of the subflow names, also once that was deployed alone. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';

import { DEFAULT_IMEIS, startSimulator, type Simulator } from '../../lib/simulator';
import type { CommandResult } from '../../nodes/shared/message/result';
import { stagePackage, type UserDirectory } from '../chaos/support/staged-package';
import { NodeRedProcess } from '../support/node-red-process';
import { RELEASES, runtimeOr } from './support/release';

/** Node-RED puts the ID of an instance before those of the nodes in it. */
const WRITE = 'instance-write';

for (const release of RELEASES) {
  describe(`a platform that a property of a subflow names on Node-RED ${release}`, function () {
    this.timeout(120_000);
    let simulator: Simulator;
    let directory: UserDirectory;
    let nodeRed: NodeRedProcess | undefined;

    before(async function () {
      const runtime = await runtimeOr(this, release);
      directory = stagePackage();
      simulator = await startSimulator();
      nodeRed = await NodeRedProcess.start({ ...runtime, userDir: directory.path });
      await nodeRed.event('flows', () => true);
    });
    // Where the suite is skipped there is nothing to stop.
    after(async () => {
      if (nodeRed === undefined) return;
      assert.equal(await nodeRed.stop(), 0);
      await simulator.close();
      directory.remove();
    });

    it('is found again when only the platform was changed', async () => {
      assert.ok(nodeRed);
      await nodeRed.deploy(flow(simulator, { credentials: { apiKey: simulator.apiKey } }));
      assert.equal(await write(nodeRed), 'confirmed');
      await nodeRed.deploy(flow(simulator, { name: 'changed' }), 'nodes');
      assert.equal(await write(nodeRed), 'confirmed');
    });
  });
}

/** @returns the state in which the message left */
async function write(nodeRed: NodeRedProcess): Promise<CommandResult['state']> {
  const from = nodeRed.events.length;
  await nodeRed.inject('feed');
  const { msg } = await nodeRed.event('complete', ({ node }) => node === WRITE, { from });
  return (msg.onenet as CommandResult).state;
}

function flow(simulator: Simulator, platform: object): object[] {
  const property = { name: 'PLATFORM', type: 'conf-type', value: '' };
  const ui = { type: 'conf-types', opts: { types: ['onenet-nbiot-config'] } };
  return [
    { id: 'tab', type: 'tab', label: 'test' },
    { id: 'platform', type: 'onenet-nbiot-config', host: simulator.url, ...platform },
    {
      ...{ id: 'feed', type: 'inject', z: 'tab', x: 100, y: 100, wires: [['instance']] },
      ...{ props: [{ p: 'payload' }], payload: 'true', payloadType: 'bool', repeat: '' },
    },
    {
      ...{ id: 'instance', type: 'subflow:one', z: 'tab', x: 200, y: 100, wires: [] },
      env: [{ ...property, value: 'platform' }],
    },
    {
      ...{ id: 'one', type: 'subflow', name: 'one', in: [{ wires: [{ id: 'write' }] }], out: [] },
      env: [{ ...property, ui }],
    },
    {
      ...{ id: 'write', type: 'onenet-nbiot-write', z: 'one', x: 100, y: 100, wires: [[], []] },
      ...{ platform: '${PLATFORM}', imei: DEFAULT_IMEIS.reachable, imeiType: 'str' },
      ...{ objId: '3311', objIdType: 'num', resId: '5850', resIdType: 'num' },
    },
  ];
}
