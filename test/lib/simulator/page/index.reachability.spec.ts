import assert from 'node:assert/strict';
import {
  DEFAULT_IMEIS,
  SimulatedDevice,
  startSimulator,
  type Simulator,
} from '../../../../lib/simulator';
import { ask } from './ask';

const IMEI = DEFAULT_IMEIS.reachable;
const ASLEEP = '{"reachability":"asleep"}';
const STRANGE = '<script>/?&#"';

describe('page: change of reachability', () => {
  let simulator: Simulator;
  let device: SimulatedDevice;
  beforeEach(async () => {
    device = new SimulatedDevice({ imei: IMEI });
    const strange = new SimulatedDevice({ imei: STRANGE });
    simulator = await startSimulator({ devices: [device, strange] });
  });
  afterEach(() => simulator.close());

  const change = async (
    body: string,
    { imei = IMEI, ...headers }: Record<string, string> = {},
  ): Promise<{ status: number | undefined; text: string }> => {
    const all = { Origin: simulator.url, 'Content-Type': 'application/json', ...headers };
    const answer = await ask(simulator, `/devices/${imei}/reachability`, all, 'POST', body);
    const text = (await answer.setEncoding('utf8').toArray()).join('');
    return { status: answer.statusCode, text };
  };

  for (const reachability of ['slow', 'asleep', 'offline', 'reachable'] as const) {
    it(`to ${reachability}`, async () => {
      device.reachability = reachability === 'reachable' ? 'offline' : 'reachable';
      const { status, text } = await change(JSON.stringify({ reachability }));
      assert.equal(status, 204);
      assert.equal(text, '');
      assert.equal(device.reachability, reachability);
    });
  }

  it('finds a device whose IMEI needs to be encoded', async () => {
    assert.equal((await change(ASLEEP, { imei: encodeURIComponent(STRANGE) })).status, 204);
    assert.equal(simulator.devices.get(STRANGE)?.reachability, 'asleep');
  });

  for (const [what, headers, status] of [
    ['another site', { Origin: 'https://attacker.example' }, 403],
    ['another port', { Origin: 'http://127.0.0.1:1' }, 403],
    ['a frame without an origin', { Origin: 'null' }, 403],
    ['a program that says nothing of its origin', { Origin: '' }, 403],
    [
      'a site that owns the name',
      { Host: 'attacker.example', Origin: 'http://attacker.example' },
      403,
    ],
    ['a form', { 'Content-Type': 'text/plain' }, 415],
    ['a form with JSON in its type', { 'Content-Type': 'text/plain; application/json' }, 415],
    ['a page of an unknown device', { imei: '860000000000099' }, 404],
    ['a page with a broken IMEI', { imei: '%E0%A4%A' }, 404],
  ] as [string, Record<string, string>, number][]) {
    it(`refuses ${what}: ${status}`, async () => {
      assert.equal((await change(ASLEEP, headers)).status, status);
      assert.equal(device.reachability, 'reachable');
    });
  }

  for (const body of [
    '',
    '{',
    'null',
    '"asleep"',
    '{}',
    '{"reachability":"gone"}',
    '{"reachability":["asleep"]}',
    '{"reachability":"toString"}',
    `{"reachability":"asleep","more":"${'x'.repeat(3000)}"}`,
  ]) {
    it(`refuses the body ${body.slice(0, 40)}: 400`, async () => {
      const { status, text } = await change(body);
      assert.equal(status, 400);
      assert.match(text, /reachable, slow, asleep, offline/);
      assert.equal(device.reachability, 'reachable');
    });
  }
});
