/** A flow with a device node, and how its messages leave. */

import assert from 'node:assert/strict';

import helper from 'node-red-node-test-helper';
import configNode from '../../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import deviceNode from '../../../nodes/onenet-nbiot-device/onenet-nbiot-device';
import type { CommandResult } from '../../../nodes/shared/message/result';
import type { Message } from '../../../nodes/shared/node-red';
import type { RunningNode } from '../../support/flow';

export interface DeviceFlowOptions {
  readonly device?: object;
  readonly config?: object;
}

export async function loadDeviceNode(
  { url, apiKey }: { readonly url: string; readonly apiKey: string },
  { device, config }: DeviceFlowOptions = {},
): Promise<RunningNode> {
  const flow = [
    { id: 'tab', type: 'tab', label: 'test' },
    {
      ...{ id: 'platform', type: 'onenet-nbiot-config', name: '', host: url },
      ...{ maxInFlight: '1000', callsPerSecond: '0', deviceGap: '0', retries: '0' },
      ...config,
    },
    {
      ...{ id: 'device', type: 'onenet-nbiot-device', z: 'tab', x: 1, y: 1, platform: 'platform' },
      ...{ imei: 'imei', imeiType: 'msg', wires: [['answers'], ['failed']] },
      ...device,
    },
    { id: 'answers', type: 'helper', z: 'tab', wires: [] },
    { id: 'failed', type: 'helper', z: 'tab', wires: [] },
  ];
  // The helper's types do not know node functions with options.
  await helper.load([configNode, deviceNode] as never, flow, { platform: { apiKey } });
  return helper.getNode('device') as unknown as RunningNode;
}

export interface Sent {
  readonly output: 1 | 2;
  readonly msg: Message;
  /** Whether it is the object that came in. */
  readonly isInput: boolean;
}

export interface Ended {
  readonly sent: readonly Sent[];
  readonly error: Error | undefined;
}

/** Gives a message to the node, and resolves with all that left once `done` was called; rejects if that was called twice. */
export function query(
  node: RunningNode,
  msg: Message,
  onSent?: (sent: Sent) => void,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const sent: Sent[] = [];
    let isDone = false;
    node._inputCallback(
      msg,
      (out) => {
        if (isDone) reject(new Error('sent after done'));
        const outputs = out as (Message | null)[];
        const index = outputs.findIndex((each) => each !== null);
        const left = outputs[index];
        assert.ok(left);
        const one: Sent = { output: index === 0 ? 1 : 2, msg: left, isInput: left === msg };
        sent.push(one);
        onSent?.(one);
      },
      (error) => {
        if (isDone) reject(new Error('done was called twice'));
        isDone = true;
        resolve({ sent, error });
      },
    );
  });
}

export function resultOf({ msg }: { readonly msg: Message }): CommandResult {
  return msg.onenet as CommandResult;
}

/** One of the messages that left, the first by 0, the last by -1. */
export function sentAt({ sent }: Ended, index: number): Sent {
  const one = sent.at(index);
  assert.ok(one);
  return one;
}
