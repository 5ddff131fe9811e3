import helper from 'node-red-node-test-helper';
import configNode from '../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import type { RunningNode } from './flow';
import type { Host } from './cached-flow';

/** The node under test has this id. */
const ID = 'device-node';

/**
 * A tab with one platform and one node that asks something of a device, whose IMEI comes with the message, and something
 * behind each output.
 *
 * @param register the node set that is tested
 * @param properties of the node, beside the platform and the IMEI
 */
export async function loadDeviceNode(
  { url, apiKey }: Host,
  type: string,
  register: unknown,
  properties: object,
  config: object = {},
): Promise<RunningNode> {
  const flow = [
    { id: 'tab', type: 'tab', label: 'test' },
    {
      ...{ id: 'platform', type: 'onenet-nbiot-config', name: '', host: url },
      ...{ maxInFlight: '1000', callsPerSecond: '0', deviceGap: '0', retries: '0' },
      ...config,
    },
    {
      ...{ id: ID, type, z: 'tab', x: 1, y: 1, platform: 'platform' },
      ...{ imei: 'imei', imeiType: 'msg', timeout: '5', timeoutType: 'num' },
      // As short as the nodes take it, in seconds.
      ...{ minInterval: 0.1, maxInterval: 0.2 },
      ...properties,
      wires: [['accepted'], ['failed']],
    },
    { id: 'accepted', type: 'helper', z: 'tab', wires: [] },
    { id: 'failed', type: 'helper', z: 'tab', wires: [] },
  ];
  // The helper's types do not know node functions with options.
  await helper.load([configNode, register] as never, flow, { platform: { apiKey } });
  return helper.getNode(ID) as unknown as RunningNode;
}
