import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import {
  DEFAULT_IMEIS,
  HANG_UP,
  raw,
  startSimulator,
  type Simulator,
} from '../../../lib/simulator';
import type { Message } from '../../../nodes/shared/node-red';
import type { CommandResult } from '../../../nodes/shared/message/result';
import { loadCachedFlow, type CachedNodes } from '../../support/cached-flow';
import { pass, useNodeRed, type Departure, type RunningNode } from '../../support/flow';
import { quiet } from '../../support/virtual-clock';

const { asleep } = DEFAULT_IMEIS;

describe('onenet-nbiot-command', () => {
  useNodeRed();
  let simulator: Simulator;
  let nodes: CachedNodes;

  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await simulator.close();
  });

  const resultOf = ({ msg }: Departure): CommandResult => msg.onenet as CommandResult;
  const load = async (command: object = {}, write: object = {}): Promise<void> => {
    nodes = await loadCachedFlow(simulator, { command, write: { delivery: 'cached', ...write } });
  };

  /** Has the platform keep a command, and returns the message as the write node lets it out. */
  const keep = async (imei = asleep): Promise<Message> => {
    const { output, msg } = await pass(nodes.write, { imei, payload: true });
    assert.equal(output, 1);
    return msg;
  };

  /** Resolves once the platform has been asked so often about a command. */
  const asked = async (count: number): Promise<void> => {
    const isQuestion = ({ target }: { target: string }): boolean =>
      target.startsWith('/nbiot/offline/history/');
    const end = performance.now() + 5000;
    while (simulator.requests.filter(isQuestion).length < count) {
      assert.ok(performance.now() < end, `not asked ${count} times`);
      await quiet();
    }
  };

  describe('follow', () => {
    it('lets the message leave when the device has acknowledged', async () => {
      await load();
      const msg = await keep();
      const { uuid } = msg.onenet as CommandResult;
      const leaving = pass(nodes.command, msg);
      await asked(2);
      simulator.wake(asleep);
      const left = await leaving;
      const { state, request, command, attempts } = resultOf(left);
      assert.deepEqual([left.output, state, left.msg.errno], [1, 'confirmed', 0]);
      assert.deepEqual(request, { imei: asleep, uuid, operation: 'follow' });
      assert.equal(resultOf(left).uuid, uuid);
      assert.equal(command?.sendStatus, 'success');
      assert.ok(attempts >= 3, `${attempts} questions`);
    });

    it('takes uuid and IMEI from where the write node leaves them, if the flow does not say', async () => {
      await load({ uuid: undefined, uuidType: undefined, imei: undefined, imeiType: undefined });
      const msg = await keep();
      delete msg.imei;
      const leaving = pass(nodes.command, msg);
      simulator.wake(asleep);
      assert.equal((await leaving).output, 1);
    });

    it('asks once for two messages about one command', async () => {
      await load();
      const msg = await keep();
      const leaving = [pass(nodes.command, { ...msg }), pass(nodes.command, { ...msg })];
      await asked(1);
      const before = simulator.requests.length;
      simulator.wake(asleep);
      const left = await Promise.all(leaving);
      assert.deepEqual(
        left.map((each) => [each.output, resultOf(each).state]),
        [
          [1, 'confirmed'],
          [1, 'confirmed'],
        ],
      );
      assert.equal(simulator.requests.length - before, 1);
      assert.notEqual(left[0]?.msg.payload, left[1]?.msg.payload);
    });

    it('asks again what could not be answered', async () => {
      await load();
      const msg = await keep();
      const troubles = [HANG_UP, raw(502, '<html>'), raw(503, ''), raw(200, '{}')];
      const restore = simulator.prepend(({ path }) =>
        path.startsWith('/nbiot/offline/history/') ? troubles.shift() : undefined,
      );
      const leaving = pass(nodes.command, msg);
      simulator.wake(asleep);
      const left = await leaving;
      restore();
      assert.deepEqual([left.output, resultOf(left).state, troubles.length], [1, 'confirmed', 0]);
    });

    it('ends if there is no such command', async () => {
      await load();
      const left = await pass(nodes.command, { imei: asleep, onenet: { uuid: 'nobody-knows' } });
      const { state, code } = resultOf(left);
      assert.deepEqual([left.output, state, code], [2, 'unknown', 'ONENET_UNKNOWN']);
      assert.notEqual(left.msg.errno, 0);
    });

    it('tells Catch nodes if nothing is wired for failures', async () => {
      await load();
      nodes.command.wires = [[], []];
      const left = await pass(nodes.command, { imei: asleep, onenet: { uuid: 'nobody-knows' } });
      assert.equal(left.output, undefined);
      assert.equal((left.error as NodeJS.ErrnoException).code, 'ONENET_UNKNOWN');
    });

    for (const [title, msg, pointer, shown] of [
      ['no uuid', { imei: asleep }, '/uuid', { imei: asleep }],
      ['no imei', { onenet: { uuid: 'u' } }, '/imei', { imei: undefined, uuid: 'u' }],
    ] as const) {
      it(`sends nothing for ${title}`, async () => {
        await load();
        const left = await pass(nodes.command, msg);
        const { state, errno, error, request } = resultOf(left);
        assert.deepEqual([left.output, state, errno], [2, 'unsent', -1]);
        assert.deepEqual(request, { ...shown, operation: 'follow' });
        assert.match(error, new RegExp(`^${pointer} `));
        assert.equal(simulator.requests.length, 0);
      });
    }

    it('says at once if there is no platform', async () => {
      await load({ platform: '' });
      const left = await pass(nodes.command, { imei: asleep, onenet: { uuid: 'u' } });
      assert.deepEqual([left.output, left.msg.errno, resultOf(left).state], [2, -2, 'unsent']);
    });

    it('shows that a message waits, and then what came of them', async () => {
      await load();
      const shown: unknown[] = [];
      const changed = watchStatus(nodes.command, shown);
      const leaving = pass(nodes.command, await keep());
      await changed(() => shown.length > 0);
      const text = 'onenet-nbiot-command.status.waits-for-device';
      assert.deepEqual(shown[0], { fill: 'blue', shape: 'ring', text });
      simulator.wake(asleep);
      await leaving;
      await changed(() => shown.length > 1);
      assert.match(JSON.stringify(shown.at(-1)), /"green","shape":"dot","text":"✓ \d+ ms"/);
    });

    it('lets nothing out when it is closed, and says in the log that it goes on', async () => {
      await load();
      const warnings: unknown[] = [];
      nodes.command.on('call:warn', ({ args }) => warnings.push(args[0]));
      let hasLeft = false;
      const msg = await keep();
      void pass(nodes.command, msg).then(() => (hasLeft = true));
      await asked(1);
      await nodes.command.close(false);
      await quiet();
      assert.equal(hasLeft, false);
      // Without a context store Node-RED keeps things in memory only.
      assert.deepEqual(warnings, ['onenet-nbiot-command.log.followedInMemory']);
    });

    it('lets the message out as stopped when it is removed', async () => {
      await load();
      const msg = await keep();
      const leaving = pass(nodes.command, msg);
      await asked(1);
      await nodes.command.close(true);
      const left = await leaving;
      const { state, code } = resultOf(left);
      assert.deepEqual(
        [left.output, state, code, left.msg.errno],
        [2, 'unknown', 'ONENET_STOPPED', -9],
      );
      assert.deepEqual(left.msg.payload, { errno: -9, error: resultOf(left).error });
    });
  });

  it('status: says once how the command stands', async () => {
    await load({ operation: 'status' });
    const msg = await keep();
    const waiting = await pass(nodes.command, { ...msg });
    assert.deepEqual([waiting.output, resultOf(waiting).state], [1, 'queued']);
    assert.equal(resultOf(waiting).command?.sendStatus, 'wait');
    simulator.wake(asleep);
    const done = await pass(nodes.command, { ...msg });
    assert.deepEqual([done.output, resultOf(done).state], [1, 'confirmed']);
    assert.equal(resultOf(done).attempts, 1);
  });

  it('cancel: takes a command back that waits, and no other', async () => {
    await load({ operation: 'cancel' });
    const msg = await keep();
    const cancelled = await pass(nodes.command, { ...msg });
    assert.deepEqual([cancelled.output, resultOf(cancelled).state], [1, 'cancelled']);
    assert.equal(resultOf(cancelled).request.operation, 'cancel');
    const again = await pass(nodes.command, { ...msg });
    assert.deepEqual([again.output, resultOf(again).state], [2, 'refused']);
  });

  it('cancel-all: takes all back that wait for a device', async () => {
    await load({ operation: 'cancel-all' });
    await keep();
    await keep();
    const left = await pass(nodes.command, { imei: asleep });
    assert.deepEqual([left.output, resultOf(left).state], [1, 'cancelled']);
    const states = simulator.devices.get(asleep)?.commands.list(Date.now());
    assert.deepEqual(
      states?.map(({ status }) => status),
      ['cancelled', 'cancelled'],
    );
  });

  for (const [command, error] of [
    [{ operation: '${NOT_SET}' }, /^\/operation .* NOT_SET, /],
    [{ operation: 'folow' }, /^\/operation must be one of follow, .* "folow"$/],
    [{ operation: 'follow', maxInterval: 'slow' }, /^\/maxInterval must be a number above 0, /],
  ] as const) {
    it(`asks nothing where the flow says ${JSON.stringify(command)}`, async () => {
      await load(command);
      const msg = { onenet: { uuid: '1b4e28ba-2fa1-11d2-883f-0016d3cca427' }, imei: asleep };
      const left = await pass(nodes.command, msg);
      assert.deepEqual([left.output, left.msg.errno, resultOf(left).state], [2, -2, 'unsent']);
      assert.match(resultOf(left).error, error);
      assert.equal(simulator.requests.length, 0);
    });
  }

  it('list: shows the commands of a device, a page at a time', async () => {
    await load({
      operation: 'list',
      page: '2',
      pageType: 'num',
      perPage: 'size',
      perPageType: 'msg',
    });
    for (let count = 0; count < 3; count++) await keep();
    const left = await pass(nodes.command, { imei: asleep, size: 2 });
    assert.deepEqual([left.output, resultOf(left).state], [1, 'confirmed']);
    const { data } = left.msg.payload as { data: { items: unknown[] } };
    assert.equal(data.items.length, 1);
    assert.match(simulator.requests.at(-1)?.target ?? '', /[?&]page=2&per_page=2/);
  });
});

/** Notes what a node shows; the result waits until that fits. */
function watchStatus(node: RunningNode, shown: unknown[]): (fits: () => boolean) => Promise<void> {
  let wake: (() => void) | undefined;
  node.on('call:status', ({ args }) => {
    shown.push(args[0]);
    wake?.();
  });
  return async (fits) => {
    while (!fits()) await new Promise<void>((resolve) => (wake = resolve));
  };
}
