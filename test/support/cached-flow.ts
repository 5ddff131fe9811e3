import helper from 'node-red-node-test-helper';
import commandNode from '../../nodes/onenet-nbiot-command/onenet-nbiot-command';
import configNode from '../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import writeNode from '../../nodes/onenet-nbiot-write/onenet-nbiot-write';
import type { RunningNode } from './flow';

/** A platform of the tests. */
export interface Host {
  readonly url: string;
  readonly apiKey: string;
}

export interface CachedFlowOptions {
  /** Properties of the write node, beside those of a lamp whose IMEI comes with the message. */
  readonly write?: object;
  /** Properties of the command node. */
  readonly command?: object;
  readonly config?: object;
}

export interface CachedNodes {
  readonly write: RunningNode;
  readonly command: RunningNode;
}

/** As short as the nodes take it, in seconds. */
const INTERVALS = { minInterval: 0.1, maxInterval: 0.2 };

/** A tab with one platform, a write node, a command node, and something behind each output. */
export function cachedFlow({ url }: Host, options: CachedFlowOptions = {}): object[] {
  const outputs = (id: string): object => ({ wires: [[`${id}-accepted`], [`${id}-failed`]] });
  const listener = (id: string): object => ({ id, type: 'helper', z: 'tab', wires: [] });
  return [
    { id: 'tab', type: 'tab', label: 'test' },
    {
      ...{ id: 'platform', type: 'onenet-nbiot-config', name: '', host: url },
      ...{ maxInFlight: '1000', callsPerSecond: '0', deviceGap: '0', retries: '0' },
      ...options.config,
    },
    {
      ...{ id: 'write', type: 'onenet-nbiot-write', z: 'tab', x: 1, y: 1, platform: 'platform' },
      ...{ imei: 'imei', imeiType: 'msg', objId: '3311', objIdType: 'num' },
      ...{ objInstId: '0', objInstIdType: 'num', resId: '5850', resIdType: 'num' },
      ...{ payload: 'payload', payloadType: 'msg', mode: '2', modeType: 'num' },
      ...{ timeout: '5', timeoutType: 'num', valueType: 'auto' },
      ...INTERVALS,
      ...options.write,
      ...outputs('write'),
    },
    {
      ...{ id: 'command', type: 'onenet-nbiot-command', z: 'tab', x: 1, y: 1 },
      ...{ platform: 'platform', operation: 'follow' },
      ...{ uuid: 'onenet.uuid', uuidType: 'msg', imei: 'imei', imeiType: 'msg' },
      ...INTERVALS,
      ...options.command,
      ...outputs('command'),
    },
    ...['write-accepted', 'write-failed', 'command-accepted', 'command-failed'].map(listener),
  ];
}

export async function loadCachedFlow(
  host: Host,
  options: CachedFlowOptions = {},
): Promise<CachedNodes> {
  // The helper's types do not know node functions with options.
  const nodes = [configNode, writeNode, commandNode] as never;
  const flow = cachedFlow(host, options) as never;
  await helper.load(nodes, flow, { platform: { apiKey: host.apiKey } });
  return currentNodes();
}

/** The nodes of now; a deploy puts others in their place. */
export function currentNodes(): CachedNodes {
  const find = (id: string): RunningNode => helper.getNode(id) as unknown as RunningNode;
  return { write: find('write'), command: find('command') };
}
