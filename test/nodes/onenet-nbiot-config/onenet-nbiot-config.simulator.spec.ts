import assert from 'node:assert/strict';
import { once, type EventEmitter } from 'node:events';
import helper from 'node-red-node-test-helper';
import { embeddedSimulatorDevices } from '../../../lib/simulator';
import configNode from '../../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import { useNodeRed } from '../../support/flow';

describe('onenet-nbiot-config on the built-in simulator', () => {
  useNodeRed();

  it('says in the log where the devices can be seen', async () => {
    const flow = [{ id: 'platform', type: 'onenet-nbiot-config', host: 'simulator' }];
    await helper.load(configNode as never, flow);
    const node = helper.getNode('platform') as unknown as EventEmitter;
    const [call] = (await once(node, 'call:log')) as [{ args: unknown[] }];
    assert.deepEqual(call.args, ['onenet-nbiot-config.log.simulator']);
  });

  for (const [simulatorDevices, count] of [
    [30, 30],
    ['12', 12],
    ['', 5],
    [undefined, 5],
    ['many', 5],
  ] as const) {
    it(`simulatorDevices ${simulatorDevices ?? 'not there'}: ${count} devices`, async () => {
      const platform = { id: 'platform', type: 'onenet-nbiot-config', host: 'simulator' };
      await helper.load(configNode as never, [{ ...platform, simulatorDevices }] as never);
      await once(helper.getNode('platform') as unknown as EventEmitter, 'call:log');
      assert.equal(embeddedSimulatorDevices().length, count);
    });
  }
});
