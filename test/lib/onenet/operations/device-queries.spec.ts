import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import {
  deviceCount,
  deviceDetails,
  deviceList,
  deviceState,
  nextDevicePage,
  type DeviceListInput,
  type PlatformReply,
} from '../../../../lib/onenet';
import { toClassicReply } from '../../../../lib/onenet/dialect-transport';
import { wire } from './wire-reply';

const IMEI = '869405000000010';
const CONTEXT = { now: 0 };

describe('operation device-state', () => {
  it('asks by IMEI', () => {
    for (const [input, target] of [
      [{ imei: 869405000000010 }, `/devices/getbyimei?imei=${IMEI}`],
      [{ imei: ' a&b ', productId: '' }, '/devices/getbyimei?imei=a%26b'],
      [
        { imei: IMEI, productId: 7, projectId: 'p/1' },
        `/devices/getbyimei?imei=${IMEI}&project_id=p%2F1&product_id=7`,
      ],
    ] as const) {
      const parsed = deviceState.parse(input);
      assert.ok(parsed.ok, inspect(parsed));
      const { method, target: asked } = deviceState.encode(parsed.value, CONTEXT);
      assert.deepEqual([method, asked], ['GET', target]);
    }
  });

  it('refuses what is no identity', () => {
    for (const [input, pointer] of [
      [{ imei: '' }, '/imei'],
      [{ imei: IMEI, productId: {} }, '/productId'],
    ] as const) {
      const parsed = deviceState.parse(input);
      assert.ok(!parsed.ok);
      assert.equal(parsed.fault.pointer, pointer);
    }
  });

  const answers: readonly (readonly [title: string, answer: unknown, expected: unknown])[] = [
    [
      'classic',
      {
        errno: 0,
        data: {
          id: '2016617',
          online: true,
          observe_status: true,
          title: 'lamp',
          create_time: '2018-01-31 08:00:00',
        },
        error: 'succ',
      },
      {
        imei: IMEI,
        online: true,
        deviceId: '2016617',
        title: 'lamp',
        observed: true,
        created: '2018-01-31T00:00:00.000Z',
      },
    ],
    [
      'classic, with the numbers and the spelling of the table',
      { errno: 0, data: { id: 2016617, online: 0, observ_status: 'false' }, error: 'succ' },
      { imei: IMEI, online: false, deviceId: '2016617', observed: false },
    ],
    [
      'new: online',
      {
        code: 0,
        data: { did: 'd1', name: 'n', status: 1, last_time: '2025-08-01T08:00:00.123+08:00' },
        msg: 'succ',
        request_id: 'r',
      },
      {
        imei: IMEI,
        online: true,
        activated: true,
        deviceId: 'd1',
        title: 'n',
        lastSeen: '2025-08-01T00:00:00.123Z',
      },
    ],
    [
      'new: offline',
      { code: 0, data: { status: 0 }, msg: 'succ' },
      { imei: IMEI, online: false, activated: true },
    ],
    [
      'new: not activated',
      { code: 0, data: { status: 2 }, msg: 'succ' },
      { imei: IMEI, online: false, activated: false },
    ],
    [
      'Studio: not activated',
      { requestId: 'r', success: true, data: { status: 1 } },
      { imei: IMEI, online: false, activated: false },
    ],
    [
      'Studio: online',
      { requestId: 'r', success: true, data: { status: 2 } },
      { imei: IMEI, online: true, activated: true },
    ],
    [
      'Studio: offline',
      { requestId: 'r', success: true, data: { status: '3' } },
      { imei: IMEI, online: false, activated: true },
    ],
    [
      'a number that nobody has documented',
      { code: 0, data: { status: 9 }, msg: '' },
      { imei: IMEI },
    ],
    ['no data', { errno: 0, error: 'succ' }, { imei: IMEI }],
  ];
  for (const [title, answer, expected] of answers) {
    it(`reads ${title}`, () => {
      const outcome = deviceState.decode(toClassicReply(wire(answer)), { imei: IMEI });
      assert.ok(outcome.kind === 'accepted', inspect(outcome));
      assert.deepEqual(outcome.payload, expected);
      assert.deepEqual(outcome.answer, answer);
    });
  }

  it('takes the errno as verdict', () => {
    const outcome = deviceState.decode(wire({ errno: 3, error: 'auth failed' }), { imei: IMEI });
    assert.ok(outcome.kind === 'refused');
    assert.equal(outcome.payload, undefined);
  });
});

describe('operation device-details', () => {
  it('asks by the id of the platform', () => {
    const parsed = deviceDetails.parse({ imei: IMEI, deviceId: 2016617 });
    assert.ok(parsed.ok);
    assert.equal(deviceDetails.encode(parsed.value, CONTEXT).target, '/devices/2016617');
    const named = deviceDetails.parse({ imei: IMEI, deviceId: IMEI, productId: 'Q' });
    assert.ok(named.ok);
    assert.equal(
      deviceDetails.encode(named.value, CONTEXT).target,
      `/devices/${IMEI}?product_id=Q`,
    );
  });

  it('takes no id that would lead to another call', () => {
    for (const deviceId of ['', '..', 'status', 'DataPoints', 'getbyimei', ' ', undefined]) {
      assert.equal(deviceDetails.parse({ imei: IMEI, deviceId }).ok, false, inspect(deviceId));
    }
  });

  it('tells all that there is', () => {
    const data = {
      id: '1',
      online: false,
      rg_id: IMEI,
      protocol: 'LWM2M',
      act_time: '2018-01-31 08:00:01',
      auth_info: { [IMEI]: '460' },
      tags: ['a'],
    };
    const outcome = deviceDetails.decode(wire({ errno: 0, data, error: 'succ' }));
    assert.deepEqual(outcome.payload, {
      imei: IMEI,
      online: false,
      deviceId: '1',
      activatedAt: '2018-01-31T00:00:01.000Z',
      more: { protocol: 'LWM2M', auth_info: { [IMEI]: '460' }, tags: ['a'] },
    });
  });
});

describe('operation device-list', () => {
  const parse = (input: DeviceListInput) => {
    const parsed = deviceList.parse(input);
    assert.ok(parsed.ok, inspect(parsed));
    return parsed.value;
  };

  for (const [input, query] of [
    [{}, 'page=1&per_page=30'],
    [{ page: '2', perPage: '100' }, 'page=2&per_page=100'],
    [
      { search: 'a b', online: 'true', tag: 't' },
      'page=1&per_page=30&key_words=a%20b&online=true&tag=t',
    ],
    [{ online: false, productId: 'Q' }, 'page=1&per_page=30&online=false&product_id=Q'],
  ] as const) {
    it(`asks for ${query}`, () => {
      assert.equal(deviceList.encode(parse(input), CONTEXT).target, `/devices?${query}`);
    });
  }

  for (const [input, pointer] of [
    [{ page: 0 }, '/page'],
    [{ page: 10_001 }, '/page'],
    [{ perPage: 101 }, '/perPage'],
    [{ online: 'yes' }, '/online'],
    [{ search: {} }, '/search'],
    [{ search: 'x'.repeat(65) }, '/search'],
    [{ search: '\ud83d' }, '/search'],
    [{ search: '${TITLE}' }, '/search'],
    [{ search: 'a${TITLE}' }, '/search'],
    [{ tag: '${A}${B}' }, '/tag'],
    [{ tag: 'a $(TAG)' }, '/tag'],
    [{ tag: 'a\u0000b' }, '/tag'],
    [{ search: ' '.repeat(2000) }, '/search'],
    [{ tag: ' '.repeat(2000) }, '/tag'],
    [{ productId: ' '.repeat(2000) }, '/productId'],
  ] as const) {
    it(`refuses ${inspect(input)}`, () => {
      const parsed = deviceList.parse(input);
      assert.ok(!parsed.ok);
      assert.equal(parsed.fault.pointer, pointer);
    });
  }

  const reply = (data: unknown): PlatformReply => ({ errno: 0, error: 'succ', data });

  it('reads the list of every generation', () => {
    const devices = [{ id: '1', title: 'a', online: true, auth_info: { 86: '46' } }];
    for (const data of [{ devices }, { list: devices }, devices]) {
      const outcome = deviceList.decode(wire(reply(data)));
      assert.deepEqual(outcome.payload, [{ imei: '86', online: true, deviceId: '1', title: 'a' }]);
    }
    assert.deepEqual(deviceList.decode(wire(reply(undefined))).payload, []);
  });

  it('goes on page by page', () => {
    const first = parse({ perPage: 2 });
    const second = nextDevicePage(
      first,
      reply({ total_count: 3, devices: [{ id: 1 }, { id: 2 }] }),
    );
    assert.deepEqual(second, { ...first, page: 2 });
    assert.equal(nextDevicePage({ ...first, page: 2 }, reply({ total_count: 3 })), undefined);
    // Where no count is told, a page that is not full is the last.
    assert.deepEqual(nextDevicePage(first, reply({ list: [{ id: 1 }, { id: 2 }] })), {
      ...first,
      page: 2,
    });
    assert.equal(nextDevicePage(first, reply({ list: [{ id: 1 }] })), undefined);
    assert.equal(deviceCount(reply({ total: '7' })), 7);
    assert.equal(deviceCount(reply({})), undefined);
  });
});
