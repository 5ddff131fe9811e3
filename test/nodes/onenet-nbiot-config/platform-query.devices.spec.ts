import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import helper from 'node-red-node-test-helper';
import type { DevicesAnswer } from '../../../lib/contract';
import { DEFAULT_IMEIS, startSimulator, type Simulator } from '../../../lib/simulator';
import configNode from '../../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import { loadGuarded, PERMISSIONS, post } from '../../support/admin';
import { useNodeRed } from '../../support/flow';

describe('the list of devices for the dialogs', () => {
  useNodeRed();
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
    const node = (id: string, dialect: string, host = simulator.url) => {
      return { id: `${id}-1`, type: 'onenet-nbiot-config', host, dialect };
    };
    const { apiKey } = simulator;
    await loadGuarded(
      [configNode],
      [
        { id: 'tab', type: 'tab', label: 'test' },
        ...[node('classic', 'classic'), node('new', 'new'), node('studio', 'studio')],
        node('odd', 'x'),
      ],
      { 'classic-1': { apiKey }, 'new-1': { apiKey }, 'studio-1': { apiKey } },
    );
  });
  afterEach(() => simulator.close());

  const list = async (id: string, question: object = {}): Promise<DevicesAnswer> => {
    const { status, body, text } = await post(`/onenet-nbiot-config/${id}-1/devices`, question);
    assert.equal(status, 200, text);
    assert.ok(!text.includes(simulator.apiKey));
    return body as DevicesAnswer;
  };
  const imeis = ({ devices = [] }: DevicesAnswer): string[] => devices.map(({ imei }) => imei);

  it('has the IMEIs and names of the first page', async () => {
    const answer = await list('classic');
    assert.equal(answer.code, 'ok');
    assert.deepEqual(imeis(answer), Object.values(DEFAULT_IMEIS));
    assert.equal(answer.devices?.[0]?.title, 'simulated-1');
    assert.equal('more' in answer, false);
    assert.equal(simulator.requests.at(-1)?.target, '/devices?page=1&per_page=100');
  });

  it('asks the newer platforms by product and project', async () => {
    const place = { productId: 'p', projectId: 'q' };
    assert.deepEqual(imeis(await list('new', place)), Object.values(DEFAULT_IMEIS));
    assert.equal((await list('studio', place)).code, 'ok');
  });

  for (const [id, code] of [
    ['new', 'config'],
    ['odd', 'config'],
    ['nobody', 'not-deployed'],
  ] as const) {
    it(`says of ${id}, with no product, ${code}`, async () => {
      assert.deepEqual([(await list(id)).code, imeis(await list(id))], [code, []]);
    });
  }

  it('has no more than one page, whatever the platform sends', async () => {
    const devices = Array.from({ length: 1_500 }, (_, at) => ({ title: String(at), imei: '1' }));
    const server = createServer((_request, response) => {
      response.end(JSON.stringify({ errno: 0, error: 'succ', data: { devices, total_count: 7 } }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await helper.unload();
      await loadGuarded(
        [configNode],
        [{ id: 'classic-1', type: 'onenet-nbiot-config', host, dialect: 'classic' }],
        { 'classic-1': { apiKey: simulator.apiKey } },
      );
      const answer = await list('classic');
      assert.deepEqual([answer.code, answer.devices?.length, answer.more], ['ok', 100, 1_400]);
    } finally {
      server.close();
    }
  });

  it('is for those who may change our nodes', async () => {
    PERMISSIONS.delete('onenet-nbiot.write');
    const { status } = await post('/onenet-nbiot-config/classic-1/devices', {});
    assert.equal(status, 401);
    assert.deepEqual(simulator.requests, []);
  });
});
