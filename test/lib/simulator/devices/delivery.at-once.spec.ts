import assert from 'node:assert/strict';
import {
  SimulatedDevice,
  startSimulator,
  type Reachability,
  type Simulator,
} from '../../../../lib/simulator';
import { call, SUCC, target, unsuccessText } from '../call';
import { ManualClock } from '../manual-clock';

const IMEI = '860000000000058';
const TIME_OUT = unsuccessText('TIME_OUT');
const NOT_ONLINE = '{"errno":2001,"error":"device not online"}';

describe('simulator: delivery', () => {
  let clock: ManualClock;
  let device: SimulatedDevice;
  let simulator: Simulator;
  beforeEach(async () => {
    clock = new ManualClock();
    device = new SimulatedDevice({ imei: IMEI });
    simulator = await startSimulator({ devices: [device], clock });
  });
  afterEach(() => simulator.close());

  const write = async (timeout?: number): Promise<string> => {
    const query = { obj_id: 3311, obj_inst_id: 0, mode: 2, ...(timeout && { timeout }) };
    const body = '{"data":[{"res_id":5850,"val":true}]}';
    return (await call(simulator, 'POST', target('/nbiot', IMEI, query), body)).text;
  };
  const isLit = (): unknown => device.get(3311, 0, 5850);
  const pass = async (ms: number): Promise<void> => {
    const wait = await clock.next();
    assert.equal(wait.ms, ms);
    wait.elapse();
  };

  for (const [reachability, answer] of [
    ['reachable', SUCC],
    ['offline', NOT_ONLINE],
  ] as const) {
    it(`${reachability}: answers at once`, async () => {
      device.reachability = reachability;
      assert.equal(await write(), answer);
      assert.equal(isLit(), reachability === 'reachable');
    });
  }

  it('slow: answers after three seconds, and does nothing before', async () => {
    device.reachability = 'slow';
    const answer = write();
    const wait = await clock.next();
    assert.equal(wait.ms, 3000);
    assert.equal(isLit(), false);
    wait.elapse();
    assert.equal(await answer, SUCC);
    assert.equal(isLit(), true);
  });

  it('slow: the delay is the device’s own', async () => {
    device.reachability = 'slow';
    device.delayMs = 1234;
    const answer = write();
    await pass(1234);
    assert.equal(await answer, SUCC);
  });

  it('slower than the timeout: TIME_OUT, and yet it is done later', async () => {
    device.reachability = 'slow';
    device.delayMs = 8000;
    const answer = write(5);
    const late = await clock.next();
    await pass(5000);
    assert.equal(await answer, TIME_OUT);
    assert.equal(isLit(), false);
    late.elapse();
    await Promise.resolve();
    assert.equal(isLit(), true);
  });

  for (const [timeout, waits] of [
    [undefined, [5000, 10000, 10000]],
    [5, [5000]],
    [12, [5000, 7000]],
    [40, [5000, 10000, 20000, 5000]],
  ] as const) {
    it(`asleep, timeout ${timeout ?? 'not given'}: TIME_OUT after ${waits.join(' + ')} ms`, async () => {
      device.reachability = 'asleep';
      const answer = write(timeout);
      for (const ms of waits) await pass(ms);
      assert.equal(await answer, TIME_OUT);
      assert.equal(isLit(), false);
    });
  }

  for (const [awake, answer] of [
    ['reachable', SUCC],
    ['offline', NOT_ONLINE],
  ] as [Reachability, string][]) {
    it(`asleep, then ${awake}: the next resend finds it so`, async () => {
      device.reachability = 'asleep';
      const answering = write();
      await pass(5000);
      const second = await clock.next();
      device.reachability = awake;
      second.elapse();
      assert.equal(await answering, answer);
    });
  }

  it('asleep, then slow: waits for the device no longer than is left', async () => {
    device.reachability = 'asleep';
    const answering = write(7);
    const first = await clock.next();
    device.reachability = 'slow';
    first.elapse();
    await clock.next();
    await pass(2000);
    assert.equal(await answering, TIME_OUT);
  });

  it('finds a wrong request before it waits for anybody', async () => {
    device.reachability = 'asleep';
    const query = target('/nbiot', IMEI, { obj_id: 3311, obj_inst_id: 0, mode: 2 });
    const { text } = await call(simulator, 'POST', query, '{');
    assert.equal(text, '{"errno":4,"error":"invalid JSON"}');
  });

  it('makes a read wait as well', async () => {
    device.reachability = 'asleep';
    const query = target('/nbiot', IMEI, { obj_id: 3311, timeout: 5 });
    const answer = call(simulator, 'GET', query);
    await pass(5000);
    assert.equal((await answer).text, TIME_OUT);
  });

  it('takes effect even if nobody waits for the answer any more', async () => {
    device.reachability = 'slow';
    const query = target('/nbiot', IMEI, { obj_id: 3311, obj_inst_id: 0, mode: 2 });
    const controller = new AbortController();
    const request = fetch(simulator.url + query, {
      method: 'POST',
      headers: { 'api-key': simulator.apiKey },
      body: '{"data":[{"res_id":5850,"val":true}]}',
      signal: controller.signal,
    });
    const wait = await clock.next();
    controller.abort();
    await assert.rejects(request, { name: 'AbortError' });
    wait.elapse();
    await Promise.resolve();
    assert.equal(isLit(), true);
  });
});
