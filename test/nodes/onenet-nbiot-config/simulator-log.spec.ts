import assert from 'node:assert/strict';
import { once, type EventEmitter } from 'node:events';
import helper from 'node-red-node-test-helper';
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
});
