import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import {
  deviceHistory,
  deviceLatest,
  nextHistoryPage,
  type DeviceHistoryCommand,
  type DeviceHistoryInput,
} from '../../../../lib/onenet';
import { underZone, ZONES } from '../../../support/under-zone';
import { wire } from './wire-reply';

const DEVICE = { imei: '869405000000010', deviceId: '2016617' };
const NOW = Date.parse('2026-01-31T00:00:00Z');
const CONTEXT = { now: NOW };

describe('operation device-latest', () => {
  it('asks by the id of the platform', () => {
    const parsed = deviceLatest.parse(DEVICE);
    assert.ok(parsed.ok);
    assert.equal(
      deviceLatest.encode(parsed.value, CONTEXT).target,
      '/devices/datapoints?devIds=2016617',
    );
  });

  it('gives a value and its time by path', () => {
    const datastreams = [
      { id: '3303_0_5700', at: '2026-01-31 08:00:00.123', value: 21.5 },
      { id: '33000_0_0', at: '2026-01-31 08:00:00', value: [1, 255] },
      { id: '3_0_0', value: 'x' },
      { id: 'other', at: '2026-01-31 08:00:00', value: 1 },
      null,
    ];
    const data = { devices: [{ id: '2016617', title: 'a', datastreams }] };
    const outcome = deviceLatest.decode(wire({ errno: 0, error: 'succ', data }));
    assert.deepEqual(outcome.payload, {
      '3303/0/5700': { value: 21.5, at: '2026-01-31T00:00:00.123Z' },
      '33000/0/0': { value: Buffer.from([1, 255]), at: '2026-01-31T00:00:00.000Z' },
      '3/0/0': { value: 'x' },
    });
  });
});

describe('operation device-history', () => {
  const parse = (input: Partial<DeviceHistoryInput>) => {
    const parsed = deviceHistory.parse({ ...DEVICE, ...input }, NOW);
    assert.ok(parsed.ok, inspect(parsed));
    return parsed.value;
  };

  const rows: readonly (readonly [input: Partial<DeviceHistoryInput>, query: string])[] = [
    [{}, ''],
    [{ path: '3303/0/5700' }, '?datastream_id=3303_0_5700'],
    [
      { path: ' /3303/0/5700 , 3303_0_5601', start: '2026-01-30T08:00:00+08:00' },
      '?datastream_id=3303_0_5700,3303_0_5601&limit=1000&start=2026-01-30T08:00:00',
    ],
    [
      {
        path: ['3/0/9'],
        start: '2026-01-29T23:59:59.9Z',
        end: '2026-01-30T00:00:00.1Z',
        limit: 6000,
      },
      '?datastream_id=3_0_9&limit=6000&start=2026-01-30T07:59:59&end=2026-01-30T08:00:01',
    ],
    [
      { start: new Date('2025-02-28T00:00:00Z'), end: '2026-02-28T00:00:00Z' },
      '?limit=1000&start=2025-02-28T08:00:00&end=2026-02-28T08:00:00',
    ],
  ];
  for (const [input, query] of rows) {
    it(`asks for ${query || 'the newest point'}, in every zone`, () => {
      for (const zone of ZONES) {
        const { target } = underZone(zone, () => deviceHistory.encode(parse(input), CONTEXT));
        assert.equal(target, `/devices/2016617/datapoints${query}`);
      }
    });
  }

  for (const [input, pointer, rule] of [
    [{ path: '3303/0' }, '/path', 'resourcePaths'],
    [{ path: '3303/0/5700,' }, '/path', 'resourcePaths'],
    [{ path: 'x' }, '/path', 'resourcePaths'],
    [{ path: 7 }, '/path', 'resourcePaths'],
    [{ path: Array(101).fill('3303/0/5700') }, '/path', 'resourcePaths'],
    [{ path: Array(100).fill('3303/0/5700,3303/0/5701') }, '/path', 'resourcePaths'],
    [{ start: '2026-01-30T08:00:00' }, '/start', 'zone'],
    [{ start: 'yesterday' }, '/start', 'instant'],
    [{ start: '-3600' }, '/start', 'instant'],
    [{ start: '2026-02-30T08:00:00Z' }, '/start', 'instant'],
    [{ start: 3600 }, '/start', 'instant'],
    [{ end: '2026-01-30T08:00:00Z' }, '/start', 'startMissing'],
    [{ start: '2026-01-30T08:00:00Z', end: '2026-01-30T16:00:00+08:00' }, '/end', 'endBeforeStart'],
    [{ start: '2025-01-30T23:59:59Z' }, '/start', 'overYear'],
    [{ start: '2024-01-01T00:00:00Z', end: '2025-01-01T00:00:01Z' }, '/start', 'overYear'],
    [{ limit: 6001 }, '/limit', 'range'],
    [{ limit: 0 }, '/limit', 'range'],
    [{ deviceId: '' }, '/deviceId', 'missing'],
  ] as const) {
    it(`refuses ${inspect(input)}`, () => {
      const parsed = deviceHistory.parse({ ...DEVICE, ...input }, NOW);
      assert.ok(!parsed.ok, inspect(parsed));
      assert.deepEqual([parsed.fault.pointer, parsed.fault.rule], [pointer, rule]);
    });
  }

  const answer = (data: unknown) => ({ errno: 0, error: 'succ', data });

  it('gives points, and follows the cursor', () => {
    const command = parse({ path: '3303/0/5700', start: '2026-01-30T08:00:00+08:00', limit: 2 });
    const datapoints = [
      { at: '2026-01-30 08:00:00.000', value: 21 },
      { at: '2026-01-30 08:00:10.000', value: 22 },
    ];
    const data = { count: 2, cursor: 'c/1', datastreams: [{ id: '3303_0_5700', datapoints }] };
    const outcome = deviceHistory.decode(wire(answer(data)), command);
    assert.deepEqual(outcome.payload, [
      { path: '3303/0/5700', value: 21, at: '2026-01-30T00:00:00.000Z' },
      { path: '3303/0/5700', value: 22, at: '2026-01-30T00:00:10.000Z' },
    ]);
    assert.ok(outcome.kind === 'accepted');
    const next = nextHistoryPage(command, outcome.reply);
    assert.ok(next !== undefined);
    assert.equal(
      deviceHistory.encode(next, CONTEXT).target,
      '/devices/2016617/datapoints?datastream_id=3303_0_5700&limit=2&start=2026-01-30T08:00:00&cursor=c%2F1',
    );
    // One that the platform only repeats would never end.
    assert.equal(nextHistoryPage(next, outcome.reply), undefined);
    for (const end of [{}, { cursor: '' }, { cursor: null }, { cursor: 'c\ud83d' }]) {
      assert.equal(nextHistoryPage(command, answer(end)), undefined);
    }
    assert.equal(nextHistoryPage(command, answer({ cursor: 25971_56665 }))?.cursor, '2597156665');
  });

  for (const [title, cursorAfter] of [
    ['a circle of two', (page: number) => ['a', 'b'][page % 2]],
    ['a circle after a while', (page: number) => String(page < 50 ? page : 50 + (page % 7))],
  ] as const) {
    it(`ends where the cursors go round in ${title}`, () => {
      let command: DeviceHistoryCommand | undefined = parse({ start: '2026-01-30T08:00:00+08:00' });
      let pages = 0;
      for (; command !== undefined && pages < 1000; pages += 1) {
        const cursor = cursorAfter(pages);
        command = nextHistoryPage(command, { errno: 0, error: 'succ', data: { cursor } });
      }
      assert.ok(pages < 150, String(pages));
    });
  }

  it('follows a history of thousands of pages to its end', () => {
    let command = parse({ start: '2026-01-30T08:00:00+08:00' });
    for (let page = 0; page < 10_000; page += 1) {
      const reply = { errno: 0, error: 'succ', data: { cursor: `c${page}` } };
      const next = nextHistoryPage(command, reply);
      assert.ok(next !== undefined, String(page));
      command = next;
    }
  });

  it('shows people what it asks for', () => {
    const command = parse({ path: '3303/0/5700', start: '2026-01-30T08:00:00+08:00' });
    assert.deepEqual(deviceHistory.describe(command), {
      imei: DEVICE.imei,
      operation: 'history',
      path: '3303/0/5700',
      start: '2026-01-30T00:00:00.000Z',
      limit: 1000,
    });
  });
});
