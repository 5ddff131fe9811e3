import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, it } from 'mocha';
import helper from 'node-red-node-test-helper';
import configNode from '../../../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import writeNode from '../../../../nodes/onenet-nbiot-write/onenet-nbiot-write';
import { failed, OneNetError } from '../../../../lib/onenet';
import { MessageOutput } from '../../../../nodes/shared/message/message-output';
import { NodeStatus } from '../../../../nodes/shared/message/node-status';
import type { Message, Node, NodeAPI } from '../../../../nodes/shared/node-red';
import { FakePlatform } from '../../../support/fake-platform';
import { faultSaying } from '../../../support/fault';
import { API_KEY, useNodeRed } from '../../../support/flow';
import { quiet } from '../../../support/virtual-clock';

const fromNodeRed = createRequire(require.resolve('node-red'));
const MODULES = [
  configNode,
  writeNode,
  fromNodeRed('@node-red/nodes/core/common/24-complete.js'),
  fromNodeRed('@node-red/nodes/core/common/25-catch.js'),
];

interface Spied {
  on(event: 'call:error', listener: (call: { args: unknown[] }) => void): void;
  receive(msg: Message): void;
}

/** Deeper than Node-RED can copy. */
function deep(): object {
  let nested = {};
  for (let depth = 0; depth < 50_000; depth++) nested = { nested };
  return nested;
}

describe('the way out of a node', () => {
  useNodeRed();
  let platform: FakePlatform;

  beforeEach(async () => {
    platform = await FakePlatform.start();
  });
  afterEach(async () => {
    await platform.stop();
  });

  /**
   * Gives a write node a message that cannot be copied, where its failures go to Catch nodes.
   *
   * @returns what the node said without a message, and the message if it came out
   */
  const pass = async (): Promise<{ reports: string[]; came: Message[] }> => {
    const flow = [
      { id: 'tab', type: 'tab', label: 'test' },
      { id: 'platform', type: 'onenet-nbiot-config', host: platform.url },
      {
        ...{ id: 'write', type: 'onenet-nbiot-write', z: 'tab', x: 1, y: 1 },
        ...{ platform: 'platform', imei: '860000000000001', imeiType: 'str' },
        ...{ objId: '3311', objIdType: 'num', resId: '5850', resIdType: 'num' },
        wires: [['end'], []],
      },
      { id: 'catch', type: 'catch', z: 'tab', x: 1, y: 1, scope: null, wires: [['end']] },
      { id: 'done', type: 'complete', z: 'tab', x: 1, y: 1, scope: ['write'], wires: [['end']] },
      { id: 'end', type: 'helper', z: 'tab', x: 1, y: 1, wires: [] },
    ];
    await helper.load(MODULES as never, flow, { platform: { apiKey: API_KEY } });
    const write = helper.getNode('write') as unknown as Spied;
    const end = helper.getNode('end');
    const reports: string[] = [];
    const came: Message[] = [];
    end.on('input', (msg) => came.push(msg));
    const reported = new Promise<void>((resolve) => {
      write.on('call:error', ({ args }) => {
        if (args.length > 1) return;
        reports.push(String(args[0]));
        resolve();
      });
    });
    write.receive({ payload: true, more: deep() });
    await reported;
    await quiet();
    return { reports, came };
  };

  it('logs the failure of a message that cannot be copied for Catch nodes', async () => {
    platform.answer = (_request, reply) => {
      reply('{"errno":16,"error":"unsuccess: TIME_OUT null"}');
    };
    const { reports, came } = await pass();
    assert.deepEqual(came, []);
    assert.equal(reports.length, 1);
    assert.match(reports[0] ?? '', /^Catch nodes .*call stack.*which failed: .*TIME_OUT/);
  });

  it('lets a message out though it cannot be copied for Complete nodes', async () => {
    const { reports, came } = await pass();
    assert.deepEqual(
      came.map(({ errno }) => errno),
      [0],
    );
    assert.equal(reports.length, 1);
    assert.match(
      reports[0] ?? '',
      /^Complete nodes .*call stack.*left as: confirmed, errno 0, succ$/,
    );
  });
});

describe('the warning about messages that were not finished', () => {
  const warn = (ids: readonly unknown[]): { count: number; ids: string } => {
    const warnings: string[] = [];
    const node = {
      ...{ type: 't', wires: [[], []] },
      status: () => undefined,
      metric: () => false,
      warn: (text: string) => warnings.push(text),
    } as unknown as Node;
    const RED = {
      _: (_key: string, values: object) => JSON.stringify(values),
    } as unknown as NodeAPI;
    const output = new MessageOutput(RED, node, new NodeStatus(RED, node), () => undefined);
    output.isClosing = true;
    const stopped = failed(new OneNetError('ONENET_STOPPED', faultSaying('stopped')));
    for (const id of ids) {
      const msg = { _msgid: id } as Message;
      const exit = { send: () => undefined, done: () => undefined, attempts: 0 };
      output.complete({ msg, ...exit }, stopped, {}, 1);
    }
    output.warnUnfinished();
    assert.equal(warnings.length, 1);
    return JSON.parse(warnings[0] ?? '') as { count: number; ids: string };
  };

  it('counts all of thousands, and names the first', () => {
    const { count, ids } = warn(Array.from({ length: 5000 }, (_, index) => `m${index}`));
    assert.equal(count, 5000);
    assert.match(ids, /^m0, m1, .*, m19 \(\+4980\)$/);
  });

  it('shows no ID raw, and none that is no text', () => {
    const { ids } = warn([`a\n[error] \u001b[31m${'x'.repeat(100_000)}`, { far: 'too much' }]);
    assert.match(ids, /^a \[error\] \[31mx+…, \?$/);
    assert.ok(ids.length < 100);
  });
});
