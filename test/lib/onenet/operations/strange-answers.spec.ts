/** Answers as long as is allowed that hold no records: to read each of their elements would hold up the event loop. */

import assert from 'node:assert/strict';
import {
  deviceDetails,
  deviceHistory,
  deviceLatest,
  deviceList,
  deviceResources,
  read,
} from '../../../../lib/onenet';
import { wire } from './wire-reply';

const ZEROS = Array<number>(500_000).fill(0);
const EMPTY = Array<object>(10_000).fill({});
const TARGET = { objectId: 3311, objectInstanceId: 0 };

const stream = { id: '3303_0_5700', datapoints: ZEROS };

describe('an answer of half a million zeros, or of empty objects', () => {
  for (const [name, operation, data, payload] of [
    ['devices', deviceList, ZEROS, []],
    ['devices within', deviceList, { devices: ZEROS }, []],
    ['empty devices', deviceList, { devices: EMPTY }, []],
    ['empty points', deviceHistory, { datastreams: [{ ...stream, datapoints: EMPTY }] }, []],
    ['points', deviceHistory, { datastreams: [stream] }, []],
    ['data streams', deviceHistory, { datastreams: ZEROS }, []],
    ['latest points', deviceLatest, { devices: [{ datastreams: ZEROS }] }, {}],
    ['Objects', deviceResources, { item: ZEROS }, {}],
    ['Instances', deviceResources, { item: [{ obj_id: 3, instances: ZEROS }] }, {}],
    ['a record', deviceDetails, ZEROS, {}],
  ] as const) {
    it(`has no ${name} for ${operation.name}`, () => {
      const outcome = operation.decode(wire({ errno: 0, error: 'succ', data }));
      assert.deepEqual([outcome.kind, outcome.payload], ['accepted', payload]);
    });
  }

  for (const [name, data] of [
    ['Instances', ZEROS],
    ['Resources', [{ obj_inst_id: 0, res: ZEROS }]],
    ['Resource Instances', [{ obj_inst_id: 0, res: [{ res_id: 1, res_inst: ZEROS }] }]],
  ] as const) {
    it(`has no ${name} for ${read.name}`, () => {
      const command = { imei: '1', path: TARGET, timeout: 5 } as Parameters<typeof read.encode>[0];
      const outcome = read.decode(wire({ errno: 0, error: 'succ', data }), command);
      const values = JSON.stringify(outcome.payload) as string | undefined;
      assert.ok(values === undefined || values === '{}' || values === '{"1":{}}', values);
    });
  }
});

describe('a record with thousands of fields', () => {
  it('counts as none', () => {
    const fields = (count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, index]));
    const detailsOf = (data: object): unknown =>
      deviceDetails.decode(wire({ errno: 0, error: 'succ', data })).payload;
    assert.deepEqual(detailsOf({ id: '7', ...fields(999) }), { deviceId: '7', more: fields(999) });
    assert.deepEqual(detailsOf({ id: '7', ...fields(1000) }), {});
  });
});
