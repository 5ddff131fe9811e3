/** The pages of the node in the hands of Node-RED's own join node. */

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, it } from 'mocha';
import helper from 'node-red-node-test-helper';
import { DEFAULT_IMEIS, startSimulator, type Simulator } from '../../../lib/simulator';
import configNode from '../../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import deviceNode from '../../../nodes/onenet-nbiot-device/onenet-nbiot-device';
import type { Message } from '../../../nodes/shared/node-red';
import { useNodeRed } from '../../support/flow';

const joinNode: unknown = createRequire(require.resolve('node-red'))(
  '@node-red/nodes/core/sequence/17-split.js',
);

describe('the pages of onenet-nbiot-device', () => {
  useNodeRed();
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.close());

  for (const [title, perPage, count] of [
    ['several', 2, 5],
    ['one', 30, 5],
    ['of one device', 1, 5],
  ] as const) {
    it(`${title}: the core join node makes one list of them`, async () => {
      const flow = [
        { id: 'tab', type: 'tab', label: 'test' },
        { id: 'platform', type: 'onenet-nbiot-config', host: simulator.url, callsPerSecond: '0' },
        {
          ...{
            id: 'device',
            type: 'onenet-nbiot-device',
            z: 'tab',
            x: 1,
            y: 1,
            platform: 'platform',
            query: 'list',
          },
          ...{ perPage, perPageType: 'num', wires: [['join'], []] },
        },
        { id: 'join', type: 'join', z: 'tab', x: 1, y: 1, mode: 'auto', wires: [['end']] },
        { id: 'end', type: 'helper', z: 'tab', wires: [] },
      ];
      const { apiKey } = simulator;
      await helper.load([configNode, deviceNode, joinNode] as never, flow, {
        platform: { apiKey },
      });
      const joined = new Promise<Message>((resolve) =>
        helper.getNode('end').once('input', resolve),
      );
      helper.getNode('device').receive({ payload: Object.values(DEFAULT_IMEIS), parts: undefined });
      const { payload } = (await joined) as { payload: readonly { title: string }[] };
      assert.deepEqual(
        payload.map((device) => device.title),
        Array.from({ length: count }, (_, index) => `simulated-${index + 1}`),
      );
    });
  }
});
