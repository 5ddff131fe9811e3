import { createRequire } from 'node:module';
import { after, afterEach, before } from 'mocha';
import helper from 'node-red-node-test-helper';
import { forgetClocks } from '../../lib/onenet/credentials/platform-clock';
import configNode from '../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import writeNode from '../../nodes/onenet-nbiot-write/onenet-nbiot-write';
import type { Message } from '../../nodes/shared/node-red';

/** Of Node-RED's own nodes, which the helper does not load. */
const junctionNode: unknown = createRequire(require.resolve('node-red'))(
  '@node-red/nodes/core/common/05-junction.js',
);

/** A node of ours inside the test helper. */
export interface RunningNode {
  wires: string[][];
  /**
   * The node's own input listener. `emit('input')` would put Node-RED's send and done in place of the test's, and then
   * nobody could count how often they are called.
   */
  readonly _inputCallback: (
    msg: Message,
    send: (out: unknown) => void,
    done: (error?: Error) => void,
  ) => void;
  close(removed?: boolean): Promise<void>;
  on(event: 'call:status' | 'call:warn', listener: (call: { args: unknown[] }) => void): void;
  context(): { flow: { set(key: string, value: unknown): void } };
}

export const API_KEY = 'canary-WhI4v1c=';

/** Runs the test helper around the tests of a file, in each as if no platform's clock were known. */
export function useNodeRed(): void {
  before(forgetClocks);
  before(
    () =>
      new Promise<void>((resolve) => {
        helper.startServer(resolve);
      }),
  );
  afterEach(async () => {
    await helper.unload();
    forgetClocks();
  });
  after(
    () =>
      new Promise<void>((resolve) => {
        helper.stopServer(resolve);
      }),
  );
}

/** Properties of a write node to the lamp of the tests, with no pace; anything may be overridden. */
export interface FlowOptions {
  readonly host: string;
  readonly apiKey?: string;
  readonly config?: object;
  readonly write?: object;
  readonly env?: { name: string; value: string; type: string }[];
}

/** Loads a tab with one platform and one write node, whose outputs lead to two helper nodes. */
export async function loadWriteNode(options: FlowOptions): Promise<RunningNode> {
  const flow = [
    { id: 'tab', type: 'tab', label: 'test', env: options.env ?? [] },
    {
      id: 'platform',
      type: 'onenet-nbiot-config',
      name: '',
      host: options.host,
      maxInFlight: '1000',
      callsPerSecond: '0',
      deviceGap: '0',
      retries: '0',
      ...options.config,
    },
    {
      id: 'write',
      type: 'onenet-nbiot-write',
      z: 'tab',
      x: 100,
      y: 100,
      platform: 'platform',
      imei: '860000000000001',
      imeiType: 'str',
      objId: '3311',
      objIdType: 'num',
      objInstId: '0',
      objInstIdType: 'num',
      mode: '2',
      modeType: 'num',
      timeout: '25',
      timeoutType: 'num',
      payload: 'payload',
      payloadType: 'msg',
      resId: '5850',
      resIdType: 'num',
      valueType: 'auto',
      keepLatest: false,
      wires: [['accepted'], ['failed']],
      ...options.write,
    },
    { id: 'accepted', type: 'helper', z: 'tab', x: 300, y: 80, wires: [] },
    { id: 'failed', type: 'helper', z: 'tab', x: 300, y: 120, wires: [] },
    { id: 'bend', type: 'junction', z: 'tab', x: 200, y: 120, wires: [['failed']] },
    { id: 'loose end', type: 'junction', z: 'tab', x: 200, y: 160, wires: [[]] },
  ];
  // The helper's types know neither node functions with options nor flows with environment variables.
  await helper.load([configNode, writeNode, junctionNode] as never, flow, {
    platform: { apiKey: options.apiKey ?? API_KEY },
  });
  return helper.getNode('write') as unknown as RunningNode;
}

/** How a message left. */
export interface Departure {
  /** 1 or 2; undefined if it went to Catch nodes. */
  readonly output: 1 | 2 | undefined;
  readonly msg: Message;
  readonly error: Error | undefined;
}

/**
 * Gives a message to a node and resolves when it has left; rejects if it leaves twice, is replaced by another object, or
 * if `done` comes before the message has left.
 */
export function pass(node: RunningNode, msg: Message): Promise<Departure> {
  return new Promise((resolve, reject) => {
    let output: Departure['output'];
    let completed = false;
    node._inputCallback(
      msg,
      (out) => {
        const outputs = out as (Message | null)[];
        const index = outputs.findIndex((sent) => sent !== null);
        if (output !== undefined || completed) reject(new Error('the message left twice'));
        else if (outputs[index] !== msg) reject(new Error('another message left'));
        else output = index === 0 ? 1 : 2;
      },
      (error) => {
        if (completed) reject(new Error('done was called twice'));
        else if (output === undefined && error === undefined)
          reject(new Error('the message never left'));
        else if (output !== undefined && error !== undefined)
          reject(new Error('reported on both routes'));
        completed = true;
        resolve({ output, msg, error });
      },
    );
  });
}
