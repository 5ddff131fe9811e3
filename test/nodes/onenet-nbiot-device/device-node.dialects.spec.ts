import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DEFAULT_IMEIS, startSimulator, type Simulator } from '../../../lib/simulator';
import { useNodeRed } from '../../support/flow';
import { loadDeviceNode, query, resultOf, sentAt, type Sent } from './device-flow';

const { reachable, offline } = DEFAULT_IMEIS;
const PRODUCT = { productId: 'p', projectId: 'q' };

describe('onenet-nbiot-device on the newer platforms', () => {
  useNodeRed();
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await simulator.close();
  });

  const ask = async (dialect: string, device: object, imei: string = reachable): Promise<Sent> => {
    const node = await loadDeviceNode(simulator, { config: { dialect }, device });
    const ended = await query(node, { imei });
    assert.deepEqual([ended.sent.length, ended.sent[0]?.isInput], [1, true]);
    return sentAt(ended, 0);
  };

  const rows: [dialect: string, query: string, target: string, payload: object][] = [
    [
      'new',
      'state',
      `/device/detail?product_id=0&imei=${offline}`,
      { imei: offline, online: false, activated: true },
    ],
    [
      'new',
      'details',
      `/device/detail?product_id=0&imei=${offline}`,
      { imei: offline, online: false, activated: true },
    ],
    [
      'studio',
      'state',
      `/application?action=QueryDeviceStatus&version=1&project_id=q&product_id=p&device_name=${offline}`,
      { imei: offline, online: false, activated: true },
    ],
    [
      'studio',
      'details',
      `/application?action=QueryDeviceDetail&version=1&project_id=q&product_id=p&device_name=${offline}`,
      { imei: offline, online: false, activated: true },
    ],
  ];
  for (const [dialect, what, target, payload] of rows) {
    it(`${what}, ${dialect}: one call, by the IMEI`, async () => {
      const left = await ask(dialect, { query: what, ...PRODUCT }, offline);
      const { imei, online, activated } = left.msg.payload as Record<string, unknown>;
      assert.deepEqual([left.output, { imei, online, activated }], [1, payload]);
      assert.deepEqual(
        simulator.requests.map((request) => request.target),
        [target],
      );
    });
  }

  for (const dialect of ['new', 'studio']) {
    it(`resources, ${dialect}`, async () => {
      const left = await ask(dialect, { query: 'resources' });
      assert.equal(left.output, 1);
      assert.ok('3311/0' in (left.msg.payload as object));
    });

    it(`list, ${dialect}: page by page`, async () => {
      const node = await loadDeviceNode(simulator, {
        config: { dialect },
        device: { query: 'list', perPage: '3', perPageType: 'num', ...PRODUCT },
      });
      const { sent } = await query(node, {});
      assert.deepEqual(
        sent.map(({ msg }) => (msg.payload as { imei: string }[]).map(({ imei }) => imei).length),
        [3, 2],
      );
      assert.equal((sent[1]?.msg.parts as { count: number }).count, 2);
    });

    for (const [what, rule] of [
      ['latest', /no such call/],
      ['history', /no such call/],
      ['list', /has no such search/],
    ] as const) {
      it(`${what}${what === 'list' ? ' with a search' : ''}, ${dialect}: nothing is sent`, async () => {
        const search = what === 'list' ? { search: 'x', searchType: 'str' } : {};
        const left = await ask(dialect, { query: what, ...search, ...PRODUCT });
        const { error, code, state } = resultOf(left);
        assert.deepEqual([left.msg.errno, code, state], [-2, 'ONENET_CONFIG', 'unsent']);
        assert.match(error, rule);
        assert.deepEqual(simulator.requests, []);
      });
    }
  }

  it('state, studio: says that it needs project and product', async () => {
    const left = await ask('studio', { query: 'state' });
    assert.deepEqual([left.msg.errno, left.output], [-2, 2]);
    assert.match(resultOf(left).error, /^\/projectId /);
  });
});
