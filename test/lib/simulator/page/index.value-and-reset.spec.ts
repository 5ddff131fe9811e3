import assert from 'node:assert/strict';
import {
  DEFAULT_IMEIS,
  SimulatedDevice,
  startSimulator,
  type Simulator,
} from '../../../../lib/simulator';
import { ask } from './ask';
import { Listener } from './listener';
import { call } from '../call';

const IMEI = DEFAULT_IMEIS.reachable;

describe('page: setting a value and returning to the first state', () => {
  let simulator: Simulator;
  let device: SimulatedDevice;
  beforeEach(async () => {
    device = new SimulatedDevice({ imei: IMEI });
    simulator = await startSimulator({ devices: [device] });
  });
  afterEach(() => simulator.close());

  const post = async (
    path: string,
    body: string,
    headers: Record<string, string> = {},
  ): Promise<number | undefined> => {
    const all = { Origin: simulator.url, 'Content-Type': 'application/json', ...headers };
    const answer = await ask(simulator, path, all, 'POST', body);
    answer.resume();
    return answer.statusCode;
  };
  const VALUE = `/devices/${IMEI}/value`;
  const reading = (): unknown => device.get(3303, 0, 5700);

  it('sets a reading, and shows it with those before', async () => {
    const listener = await Listener.open(simulator);
    await listener.state();
    assert.equal(await post(VALUE, '{"path":"/3303/0/5700","text":"-7.5"}'), 204);
    assert.equal(reading(), -7.5);
    const [view] = (await listener.update()).devices;
    const sensor = view?.objects.find(({ id }) => id === 3303);
    const resource = sensor?.resources.find(({ id }) => id === 5700);
    assert.deepEqual([resource?.values, resource?.history], [[-7.5], [21.5, -7.5]]);
  });

  for (const [body, status] of [
    ['{"path":"/3303/0/5700","text":"warm"}', 422],
    ['{"path":"/3303/0/5605","text":"1"}', 422],
    ['{"path":"/3303/9/5700","text":"1"}', 422],
    ['{"path":"/3303/0/99999","text":"1"}', 422],
    ['{"path":"/3303/0/5700","text":1}', 400],
    ['{"path":"/3303/0","text":"1"}', 400],
    ['{"path":["/3303/0/5700"],"text":"1"}', 400],
    ['{"text":"1"}', 400],
    ['[]', 400],
    ['', 400],
    [`{"path":"/3303/0/5700","text":"${'1'.repeat(3000)}"}`, 400],
  ] as const) {
    it(`refuses ${body.slice(0, 50)}: ${status}`, async () => {
      assert.equal(await post(VALUE, body), status);
      assert.equal(reading(), 21.5);
    });
  }

  for (const path of [`/devices/${IMEI}/reset`, '/reset']) {
    it(`${path} returns the device to its first state, for the page alone`, async () => {
      device.set(3303, 0, 5700, 1);
      device.reachability = 'offline';
      assert.equal(await post(path, '{}', { Origin: 'null' }), 403);
      assert.equal(await post(path, '{}', { 'Content-Type': 'text/plain' }), 415);
      assert.equal(await post(path, ''), 400);
      assert.equal(reading(), 1);
      assert.equal(await post(path, '{}'), 204);
      assert.deepEqual([reading(), device.reachability], [21.5, 'reachable']);
    });
  }

  it('clears the list of requests with all devices, in every window', async () => {
    await call(simulator, 'GET', `/nbiot?imei=${IMEI}&obj_id=3`);
    const listener = await Listener.open(simulator);
    assert.equal((await listener.state()).requests.length, 1);
    assert.equal(await post('/reset', '{}'), 204);
    assert.deepEqual((await listener.state()).requests, []);
    assert.deepEqual(simulator.requests, []);
    assert.deepEqual(device.received.list(), []);
  });
});
