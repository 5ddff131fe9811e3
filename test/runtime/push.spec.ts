/** Pushes through the HTTP server of each Node-RED: in front of its parsers and its login, and gone after a deploy. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';

import { signPush } from '../../lib/onenet';
import { DEFAULT_IMEIS } from '../../lib/simulator';
import { stagePackage, type UserDirectory } from '../chaos/support/staged-package';
import { NodeRedProcess } from '../support/node-red-process';
import { RELEASES, runtimeOr } from './support/release';

const TOKEN = 'canary-token-1';
const NONCE = '?@H&9p9E';

/** A text that JSON printed again would not be: `1.0`, a long integer. */
const POINT =
  '{"type":1,"imei":"869999990000001","ds_id":"3303_0_5700","at":1466133706841,"value":1.0,"n":12345678901234567890}';
const point = (): object => ({ type: 1, ds_id: '3303_0_5700', at: 1466133706841 });
const BODY = JSON.stringify({ msg: 0, msg_signature: signPush(TOKEN, NONCE, POINT), nonce: NONCE });

const flow = (fields: object = {}): object[] => [
  { id: 'tab', type: 'tab', label: 'push' },
  {
    ...{ id: 'in', type: 'onenet-nbiot-in', z: 'tab', x: 100, y: 100, wires: [['out']] },
    ...{ path: '', verify: 'strict', credentials: { token: TOKEN }, ...fields },
  },
  { id: 'out', type: 'junction', z: 'tab', x: 200, y: 100, wires: [[]] },
];

/** A command that the simulator keeps for a sleeping device, and that is cancelled: it pushes the result. */
function simulatedFlow(): object[] {
  const { asleep } = DEFAULT_IMEIS;
  return [
    ...flow({ platform: 'platform' }),
    { id: 'platform', type: 'onenet-nbiot-config', host: 'simulator' },
    {
      ...{ id: 'feed', type: 'inject', z: 'tab', x: 100, y: 200, wires: [['write']] },
      ...{ props: [{ p: 'payload' }], payload: 'true', payloadType: 'bool', repeat: '' },
    },
    {
      ...{ id: 'write', type: 'onenet-nbiot-write', z: 'tab', x: 200, y: 200 },
      ...{ platform: 'platform', imei: asleep, imeiType: 'str', objId: '3311', resId: '5850' },
      ...{ delivery: 'cached', wires: [['cancel'], []] },
    },
    {
      ...{ id: 'cancel', type: 'onenet-nbiot-command', z: 'tab', x: 300, y: 200 },
      ...{ platform: 'platform', operation: 'cancel', wires: [[], []] },
    },
  ];
}

for (const release of RELEASES) {
  describe(`pushes on Node-RED ${release}`, function () {
    this.timeout(120_000);
    let directory: UserDirectory;
    let nodeRed: NodeRedProcess | undefined;

    before(async function () {
      const runtime = await runtimeOr(this, release);
      directory = stagePackage();
      nodeRed = await NodeRedProcess.start({ ...runtime, userDir: directory.path });
      await nodeRed.event('flows', () => true);
    });
    after(async () => {
      if (nodeRed === undefined) return;
      assert.equal(await nodeRed.stop(), 0);
      directory.remove();
    });

    const push = async (body: string): Promise<number> => {
      assert.ok(nodeRed);
      const headers = { 'content-type': 'application/json' };
      const { status } = await fetch(`${nodeRed.url}/onenet`, { method: 'POST', headers, body });
      return status;
    };

    it('are taken as the bytes that came, and checked', async () => {
      assert.ok(nodeRed);
      await nodeRed.deploy(flow());
      assert.equal(await push(BODY.replace('0', POINT)), 200);
      const { msg } = await nodeRed.event('send', ({ node }) => node === 'in');
      assert.deepEqual([msg.topic, msg.payload], ['869999990000001/3303/0/5700', 1]);
      assert.equal(await push(BODY.replace('0', POINT.replace('1.0', '1'))), 401);
      assert.ok(!nodeRed.log.includes(TOKEN), 'the token is in the log');
    });

    it('leave the editor and the other routes alone', async () => {
      assert.ok(nodeRed);
      assert.equal((await nodeRed.admin('GET', '/flows')).status, 200);
      assert.equal((await nodeRed.admin('GET', '/')).status, 200);
      assert.equal((await nodeRed.admin('POST', '/elsewhere', { body: {} })).status, 404);
    });

    it('come from the simulator by themselves', async () => {
      assert.ok(nodeRed);
      await nodeRed.deploy(simulatedFlow());
      await nodeRed.inject('feed');
      const { msg } = await nodeRed.event('send', ({ node, msg: { topic } }) => {
        return node === 'in' && topic === `${DEFAULT_IMEIS.asleep}/result`;
      });
      assert.equal((msg.payload as { state: string }).state, 'cancelled');
    });

    it('arrive once each, although the flow is deployed meanwhile', async () => {
      assert.ok(nodeRed);
      const values = Array.from({ length: 600 }, (_, index) => `value ${index}`);
      const points = values.map((value): object => ({ ...point(), value }));
      for (const type of ['full', 'flows', 'nodes'] as const) {
        await nodeRed.deploy(flow({ name: type, verify: 'off' }));
        const from: number = nodeRed.events.length;
        const body = JSON.stringify({ msg: points.map((each) => ({ ...each, imei: type })) });
        const pushed = push(body);
        await nodeRed.deploy(flow({ name: `${type} again`, verify: 'off' }), type);
        // Without a node for a moment; the platform repeats what is not answered with 200.
        if ((await pushed) !== 200) assert.equal(await push(body), 200);
        const last = values.at(-1);
        await nodeRed.event('complete', ({ msg }) => msg.payload === last, { from });
        const arrived: unknown[] = nodeRed.events
          .slice(from)
          .flatMap((event) => (event.kind === 'complete' ? [event.msg.payload] : []));
        assert.deepEqual(arrived, values, type);
      }
    });

    it('are not taken any more once the node is gone', async () => {
      assert.ok(nodeRed);
      await nodeRed.deploy(flow({ d: true }));
      assert.equal(await push(BODY.replace('0', POINT)), 404);
    });
  });
}
