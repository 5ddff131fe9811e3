import assert from 'node:assert/strict';
import { DEFAULT_IMEIS, startSimulator, type Simulator } from '../../../../lib/simulator';
import { call } from '../call';

interface ResourceList {
  readonly data: {
    readonly total_count: number;
    readonly item: readonly {
      readonly obj_id: number;
      readonly instances: readonly { readonly inst_id: number; readonly resources: number[] }[];
    }[];
  };
}

describe('simulator: list of resources', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());

  const list = async (query: string): Promise<string> =>
    (await call(simulator, 'GET', `/nbiot/resources?${query}`)).text;

  it('answers one Object in the documented form', async () => {
    assert.equal(
      await list(`imei=${DEFAULT_IMEIS.reachable}&obj_id=3311`),
      '{"errno":0,"data":{"total_count":1,"item":[{"obj_id":3311,"instances":[' +
        '{"inst_id":0,"resources":[5850,5851,5852,5805,5820,5706,5701,5750]},' +
        '{"inst_id":1,"resources":[5850,5851,5852,5805,5820,5706,5701,5750]}]}]},"error":"succ"}',
    );
  });

  for (const imei of Object.values(DEFAULT_IMEIS)) {
    it(`answers at once for ${imei}, whether it can be reached or not`, async () => {
      const { data } = JSON.parse(await list(`imei=${imei}`)) as ResourceList;
      assert.equal(data.total_count, data.item.length);
      assert.deepEqual(
        data.item.map(({ obj_id: id }) => id),
        [3, 3200, 3303, 3306, 3308, 3311, 3341, 33000],
      );
    });
  }

  for (const [query, answer] of [
    [
      `imei=${DEFAULT_IMEIS.slow}&obj_id=3300`,
      '{"errno":0,"data":{"total_count":0,"item":[]},"error":"succ"}',
    ],
    ['', '{"errno":7,"error":"parameter required: imei"}'],
    [`imei=${DEFAULT_IMEIS.slow}&obj_id=x`, '{"errno":6,"error":"invalid parameter: obj_id"}'],
    ['imei=1', '{"errno":3,"error":"auth failed"}'],
  ] as const) {
    it(`${query === '' ? 'no query' : query}: ${answer}`, async () => {
      assert.equal(await list(query), answer);
    });
  }
});
