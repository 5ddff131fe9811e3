import assert from 'node:assert/strict';
import { type Dialect as DialectName, DIALECTS, parseHost } from '../../../../lib/contract';
import {
  apiKeyCredential,
  cachedCancel,
  cachedCancelAll,
  cachedList,
  cachedStatus,
  cachedWrite,
  createAxiosTransport,
  inDialect,
  perform,
  type CachedWriteInput,
  type Operation,
  type Outcome,
  type Transport,
} from '../../../../lib/onenet';
import { SimulatedDevice, startSimulator, type Simulator } from '../../../../lib/simulator';
import { underZone } from '../../../support/under-zone';
import { VirtualClock } from '../../../support/virtual-clock';
import { virtual } from '../../simulator/virtual';

const IMEI = '869405000000010';
const AN_HOUR = 3_600_000;

/** The operations and a simulator that was written without them, over a real connection. */
for (const dialect of DIALECTS) {
  describe(`life of a cached command, ${dialect}`, () => {
    let clock: VirtualClock;
    let device: SimulatedDevice;
    let simulator: Simulator;
    let transport: Transport;

    beforeEach(async () => {
      clock = new VirtualClock();
      device = new SimulatedDevice({ imei: IMEI, reachability: 'asleep' });
      simulator = await startSimulator({ devices: [device], clock: virtual(clock) });
      transport = connect(simulator, dialect);
    });

    afterEach(async () => {
      await transport.close();
      await simulator.close();
    });

    async function ask<Input, Command>(
      operation: Operation<Input, Command>,
      input: Input,
    ): Promise<Outcome> {
      const parsed = operation.parse(input, clock.now());
      assert.ok(parsed.ok, JSON.stringify(parsed));
      const { value: command } = parsed;
      const { signal } = new AbortController();
      return perform(transport, operation, command, signal, clock.now());
    }

    const keep = (input: Partial<CachedWriteInput> = {}): Promise<Outcome> =>
      ask(cachedWrite, { ...WRITE, ...input });

    /** The uuid of a command that the platform keeps. */
    async function kept(input: Partial<CachedWriteInput> = {}): Promise<string> {
      const outcome = await keep(input);
      assert.equal(outcome.state, 'queued');
      return outcome.cached?.uuid ?? assert.fail('no uuid');
    }

    const statusOf = (uuid: string): Promise<Outcome> => ask(cachedStatus, { imei: IMEI, uuid });

    it('is queued while the device sleeps, and confirmed once it has woken', async () => {
      const start = clock.now();
      const outcome = await keep({ expires: 3600 });
      const { uuid, expires } = outcome.cached ?? assert.fail('no uuid');
      assert.equal(expires, start + AN_HOUR);
      const waiting = await statusOf(uuid);
      assert.equal(waiting.state, 'queued');
      assert.deepEqual(waiting.cached, {
        uuid,
        sendStatus: 'wait',
        created: start,
        validFrom: start,
        expires: start + AN_HOUR,
        remaining: 3,
      });
      await clock.advance(60_000);
      assert.ok(simulator.wake(IMEI));
      const done = await statusOf(uuid);
      assert.equal(done.state, 'confirmed');
      assert.deepEqual(
        [done.cached?.sendStatus, done.cached?.confirmStatus, done.cached?.sent],
        ['success', 'SUCCESS', start + 60_000],
      );
    });

    it('goes out at the uplink that it waits for, and not before it is valid', async () => {
      const uuid = await kept({ trigger: 4, validFrom: 100 });
      simulator.wake(IMEI, 'notify');
      assert.equal((await statusOf(uuid)).state, 'queued');
      await clock.advance(100_000);
      simulator.wake(IMEI, 'update');
      assert.equal((await statusOf(uuid)).state, 'queued');
      simulator.wake(IMEI, 'notify');
      assert.equal((await statusOf(uuid)).state, 'confirmed');
    });

    for (const zone of ['America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'] as const) {
      it(`expires when it was told to, with the runtime in ${zone}`, async () => {
        const input = { ...WRITE, expires: 3600 };
        const target = underZone(zone, () => {
          const parsed = cachedWrite.parse(input, clock.now());
          assert.ok(parsed.ok);
          return cachedWrite.encode(parsed.value, { now: clock.now() }).target;
        });
        assert.match(target, /expired_time=1970-01-01T09:16:40&/);
        const uuid = await kept(input);
        await clock.advance(AN_HOUR - 1);
        assert.equal((await statusOf(uuid)).state, 'queued');
        await clock.advance(1);
        const outcome = await statusOf(uuid);
        assert.ok(outcome.kind === 'failed');
        assert.deepEqual([outcome.state, outcome.error.errno], ['expired', -10]);
        assert.match(
          outcome.error.message,
          /expired at 1970-01-01T01:16:40.000Z before the device/,
        );
      });
    }

    it('ends unknown when the device leaves every delivery without an answer', async () => {
      device.reachability = 'slow';
      device.delayMs = 60_000;
      const uuid = await kept({ timeout: 5, retry: 0 });
      simulator.wake(IMEI);
      const sent = await statusOf(uuid);
      assert.deepEqual([sent.state, sent.cached?.sendStatus], ['queued', 'sent']);
      await clock.advance(5000);
      const outcome = await statusOf(uuid);
      assert.ok(outcome.kind === 'failed');
      assert.deepEqual(
        [outcome.state, outcome.error.errno, outcome.reason, outcome.error.message],
        ['unknown', -12, 'timeout', 'the device did not answer in time (TIME_OUT)'],
      );
    });

    it('is refused by the device only when it gets there', async () => {
      const uuid = await kept({ payload: 'not a boolean' });
      simulator.wake(IMEI);
      const outcome = await statusOf(uuid);
      assert.ok(outcome.kind === 'failed');
      assert.deepEqual([outcome.state, outcome.reason], ['refused', 'invalid']);
      assert.match(outcome.error.message, /\(REQ_PARAM_ERROR\)$/);
    });

    it('can be cancelled while it waits, and not once it is done', async () => {
      const uuid = await kept();
      const cancel = () => ask(cachedCancel, { imei: IMEI, uuid });
      const cancelled = await cancel();
      assert.deepEqual([cancelled.kind, cancelled.state], ['accepted', 'cancelled']);
      const outcome = await statusOf(uuid);
      assert.ok(outcome.kind === 'failed');
      assert.deepEqual([outcome.state, outcome.error.errno], ['cancelled', -11]);
      const again = await cancel();
      assert.deepEqual([again.kind, again.state], ['refused', 'refused']);
    });

    it('is refused as the eleventh, and taken when the others were cancelled', async () => {
      for (let number = 1; number <= 10; number += 1) await kept();
      const eleventh = await keep();
      assert.ok(eleventh.kind === 'refused');
      assert.deepEqual([eleventh.state, eleventh.reason], ['refused', 'limit']);
      const cancelled = await ask(cachedCancelAll, { imei: IMEI });
      assert.deepEqual([cancelled.kind, cancelled.state], ['accepted', 'cancelled']);
      await kept();
      const list = await ask(cachedList, { imei: IMEI, page: 1, perPage: 5 });
      assert.ok(list.kind === 'accepted');
      const { items } = list.reply.data as { items: readonly unknown[] };
      assert.equal(items.length, 5);
    });

    it('is not found under a uuid that nobody has given', async () => {
      const outcome = await statusOf('4711');
      assert.ok(outcome.kind === 'refused');
      assert.equal(outcome.reason, 'not-found');
    });

    it('is refused with a time that has passed on the clock of the platform', async () => {
      const expires = new Date(clock.now() + 60_000);
      const parsed = cachedWrite.parse({ ...WRITE, expires }, clock.now());
      assert.ok(parsed.ok);
      await clock.advance(60_000);
      const { signal } = new AbortController();
      const outcome = await perform(transport, cachedWrite, parsed.value, signal, clock.now());
      assert.ok(outcome.kind === 'refused');
      assert.deepEqual([outcome.state, outcome.reason], ['refused', 'invalid']);
    });
  });
}

const WRITE: CachedWriteInput = {
  imei: IMEI,
  objId: 3311,
  objInstId: 0,
  mode: 2,
  timeout: 25,
  payload: true,
  resId: 5850,
};

function connect(simulator: Simulator, dialect: DialectName): Transport {
  const baseUrl = parseHost(simulator.url);
  const credential = apiKeyCredential(simulator.apiKey);
  assert.ok(baseUrl.ok && credential.ok);
  const transport = createAxiosTransport({
    baseUrl: baseUrl.value,
    credential: credential.value,
  });
  return inDialect(transport, dialect);
}
