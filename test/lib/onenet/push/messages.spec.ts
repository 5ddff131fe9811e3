import assert from 'node:assert/strict';

import fc from 'fast-check';

import { parseAnswer } from '../../../../lib/onenet/json';
import {
  Repeats,
  readMessages as eachMessage,
  type CommandResult,
  type PushedMessage,
} from '../../../../lib/onenet/push/messages';
import { underZone, ZONES } from '../../../support/under-zone';

const AT = 1466133706841;
const ISO = '2016-06-17T03:21:46.841Z';

const readMessages = (message: unknown, id?: string): PushedMessage[] => [
  ...eachMessage(message, id),
];

describe('readMessages', () => {
  for (const [title, message, expected] of [
    [
      'a point of the classic push',
      { type: 1, dev_id: 2016617, imei: '8658', ds_id: '3200_0_5750', at: AT, value: 42 },
      { kind: 'data', imei: '8658', deviceId: '2016617', path: '3200/0/5750', at: ISO, value: 42 },
    ],
    [
      'a point of the newer push',
      { type: 1, dev_name: '8658', pid: 'C6', ds_id: '3303_0_5700', at: AT, value: 'a' },
      { kind: 'data', imei: '8658', path: '3303/0/5700', at: ISO, value: 'a' },
    ],
    [
      'bytes',
      { type: 1, imei: '1', ds_id: '3200_0_5505', at: AT, value: [1, 255, 0] },
      { kind: 'data', imei: '1', path: '3200/0/5505', at: ISO, value: Buffer.from([1, 255, 0]) },
    ],
    [
      'an online device of the classic push',
      { type: 2, dev_id: 1, imei: '8658', status: 1, login_type: 10, at: AT },
      { kind: 'online', imei: '8658', deviceId: '1', at: ISO, value: true },
    ],
    [
      'an offline device of the classic push',
      { type: 2, dev_id: 1, status: 0, at: AT },
      { kind: 'online', deviceId: '1', at: ISO, value: false },
    ],
    [
      'an offline device of the newer push',
      { type: 2, dev_name: '8658', pid: 'C6', at: AT, status: 2 },
      { kind: 'online', imei: '8658', at: ISO, value: false },
    ],
    [
      'a life cycle of the newer platforms',
      {
        productId: 'C6',
        deviceName: 'd1',
        messageType: 'lifeCycle',
        data: { status: 'online', time: AT },
      },
      { kind: 'online', imei: 'd1', at: ISO, value: true },
    ],
  ] as const) {
    it(`reads ${title}`, () => {
      assert.deepEqual(readMessages(message), [{ ...expected, raw: message }]);
    });
  }

  it('takes a time without a zone for one of China, in every zone', () => {
    for (const zone of ZONES) {
      const [message] = underZone(zone, () =>
        readMessages({ type: 2, imei: '1', status: 1, at: '2016-06-17 11:21:46.841' }),
      );
      assert.equal(message?.at, ISO);
    }
    for (const at of [String(AT), AT]) {
      assert.equal(readMessages({ type: 2, status: 1, at })[0]?.at, ISO);
    }
    for (const at of ['soon', 1e300, null, {}]) {
      assert.equal(readMessages({ type: 2, status: 1, at })[0]?.at, undefined);
    }
  });

  it('takes a list of numbers for bytes where no type says otherwise', () => {
    for (const [ds_id, value, expected] of [
      ['33000_0_0', [], Buffer.alloc(0)],
      ['9_0_2', [1], Buffer.from([1])],
      // A String by the table of Objects.
      ['3_0_0', [1], [1]],
      // A property of a thing model is no Resource.
      ['track', [1, 2], [1, 2]],
      ['33000_0_1', '9223372036854775807', '9223372036854775807'],
    ] as const) {
      const [message] = readMessages({ type: 1, imei: '1', ds_id, at: AT, value });
      assert.deepEqual(message?.value, expected);
    }
  });

  describe('results of kept commands', () => {
    const result = (more: Readonly<Record<string, unknown>>) => ({
      type: 7,
      cmd_id: 'A-1',
      imei: '8658',
      dev_id: 7,
      cmd_type: 1,
      send_time: '2016-06-17 11:21:40',
      send_status: 5,
      confirm_time: '2016-06-17 11:21:46.841',
      confirm_status: 0,
      ...more,
    });

    it('are read as the record that can be asked for', () => {
      const raw = result({});
      const [message, ...rest] = readMessages(raw);
      assert.deepEqual(rest, []);
      const { outcome, ...seen } = message ?? {};
      assert.deepEqual(seen, {
        kind: 'result',
        imei: '8658',
        deviceId: '7',
        at: ISO,
        value: {
          uuid: 'A-1',
          state: 'confirmed',
          operation: 'write',
          sendStatus: 'success',
          confirmStatus: 'SUCCESS',
          sent: '2016-06-17T03:21:40.000Z',
          confirmed: ISO,
        },
        raw,
      });
      assert.ok(outcome?.kind === 'accepted');
      assert.equal(outcome.state, 'confirmed');
      assert.equal(outcome.cached?.uuid, 'A-1');
      assert.deepEqual(outcome.reply.data, raw);
    });

    it('hold what a Read has read', () => {
      const res = [
        { res_id: 5700, val: 21.5 },
        { res_id: 5701, val: 'Cel' },
      ];
      const body = { obj_id: 3303, obj_inst: [{ obj_inst_id: 0, res }] };
      for (const confirm_body of [body, JSON.stringify(body)]) {
        const [message] = readMessages(result({ cmd_type: 0, confirm_body }));
        assert.deepEqual(message?.outcome?.cached?.result, { 0: { 5700: 21.5, 5701: 'Cel' } });
        const { operation, path, result: values } = message.value as CommandResult;
        assert.deepEqual(
          [operation, path, values],
          ['read', '/3303', { 0: { 5700: 21.5, 5701: 'Cel' } }],
        );
      }
    });

    for (const [more, state, code] of [
      [{ send_status: 6, confirm_status: 3 }, 'refused', 'ONENET_COMMAND_FAILED'],
      [{ send_status: 4, confirm_status: undefined }, 'expired', 'ONENET_EXPIRED'],
      [{ send_status: 2 }, 'cancelled', 'ONENET_CANCELLED'],
      [{ send_status: 'x' }, 'unknown', 'ONENET_BAD_ANSWER'],
    ] as const) {
      it(`are ${state} with ${JSON.stringify(more)}`, () => {
        const [message] = readMessages(result(more));
        assert.equal((message?.value as CommandResult).state, state);
        assert.ok(message?.outcome?.kind === 'failed');
        assert.deepEqual([message.outcome.state, message.outcome.error.code], [state, code]);
      });
    }
  });

  it('reads each property of a thing model, those of LwM2M by their path', () => {
    const message = {
      deviceName: 'd1',
      imei: '8658',
      messageType: 'notify',
      notifyType: 'property',
      data: {
        id: '1',
        params: {
          '3_0_20': { time: AT, value: 'x', bin_data: '0aff' },
          temperature: { time: AT, value: 21.5 },
        },
      },
    };
    const about = { kind: 'data', imei: '8658', at: ISO };
    // What a flow does to the raw message of one must not show in that of the other.
    const rawOf = (name: keyof typeof message.data.params) => ({
      ...message,
      data: { ...message.data, params: { [name]: message.data.params[name] } },
    });
    assert.deepEqual(readMessages(message), [
      { ...about, path: '3/0/20', value: Buffer.from([10, 255]), raw: rawOf('3_0_20') },
      { ...about, path: 'temperature', value: 21.5, raw: rawOf('temperature') },
    ]);
  });

  it('takes a property that is no object with a value for the value', () => {
    const params = { a: 5, b: null, c: { x: 1 }, __proto__: null };
    const read = readMessages({ deviceName: 'd', notifyType: 'property', data: { params } });
    assert.deepEqual(
      read.map(({ path, value }) => [path, value]),
      [
        ['a', 5],
        ['b', null],
        ['c', { x: 1 }],
      ],
    );
  });

  it('reads of a hundred thousand properties only those that are asked for', () => {
    const names = Array.from({ length: 100_000 }, (_, index) => [`p${index}`, { value: index }]);
    let reads = 0;
    const params = new Proxy(Object.fromEntries(names) as object, {
      get: (target, name) => {
        reads += 1;
        return Reflect.get(target, name) as unknown;
      },
    });
    const messages = eachMessage({ notifyType: 'property', data: { params } });
    for (let index = 0; index < 10; index += 1) {
      const { value } = messages.next();
      assert.equal(value?.value, index);
    }
    assert.equal(reads, 10);
  });

  it('tells the device by its name where the IMEI is blank', () => {
    const [message] = readMessages({ type: 2, imei: '', dev_name: 'd1', at: AT, status: 1 });
    assert.equal(message?.imei, 'd1');
  });

  it('reads or lets pass whatever JSON can hold', () => {
    // What type conversion calls is no function in JSON, and so throws.
    const trap = fc.constantFrom(
      { toString: 1, valueOf: 1 },
      { toString: null },
      [{ valueOf: 'x' }],
      Object.create(null) as object,
      '__proto__',
      1e300,
      -1,
    );
    const any = fc.oneof({ weight: 2, arbitrary: trap }, { weight: 1, arbitrary: fc.jsonValue() });
    const key = fc.constantFrom(
      ...['type', 'messageType', 'notifyType', 'data', 'params', 'status', 'value', 'at', 'time'],
      ...['imei', 'dev_name', 'dev_id', 'ds_id', 'cmd_id', 'cmd_type', 'args', 'confirm_body'],
      ...['send_status', 'confirm_status', 'send_time', 'confirm_time', 'obj_id', 'obj_inst'],
      ...['res', 'res_id', 'val', 'bin_data', '__proto__', 'constructor', 'length'],
    );
    const word = fc.constantFrom<unknown>(1, 2, 7, '7', 'lifeCycle', 'property', 'online', '3_0_1');
    const { message } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, word, any, tie('message')),
      message: fc.dictionary(key, tie('value'), { maxKeys: 8, noNullPrototype: true }),
    }));
    const repeats = new Repeats();
    fc.assert(
      fc.property(message, (json) => {
        const parsed = parseAnswer(JSON.stringify(json));
        const read = readMessages(parsed);
        assert.ok(read.length > 0);
        for (const each of read) {
          repeats.isRepeat(each);
          JSON.stringify(each);
          assert.ok(each.kind !== 'data' || each.value !== undefined);
        }
      }),
      { numRuns: 3000 },
    );
  });

  for (const strange of [
    null,
    'x',
    7,
    {},
    { type: 9 },
    { type: '__proto__' },
    { messageType: 'lifeCycle' },
    { type: 1, ds_id: '3303_0_5700', at: AT },
    { type: { toString: 1, valueOf: 1 } },
    { type: 2, at: AT },
    // Neither online nor offline in any generation.
    { type: 2, at: AT, status: 7 },
    { messageType: 'lifeCycle', data: { status: 'deleted', time: AT } },
    { type: 7, send_status: 5 },
    { notifyType: 'property' },
    { notifyType: 'property', data: { params: {} } },
    { notifyType: 'property', data: { params: [1] } },
  ]) {
    it(`lets ${JSON.stringify(strange)} pass whole`, () => {
      assert.deepEqual(readMessages(strange), [{ kind: 'other', value: strange, raw: strange }]);
    });
  }

  it('reads a batch, and tells its messages apart where they share an id', () => {
    const batch = [
      { type: 1, imei: '1', ds_id: '3_0_0', at: AT, value: 1 },
      { type: 2, imei: '2', at: AT, status: 1 },
    ];
    assert.deepEqual(
      readMessages(batch, '7').map(({ kind, imei, id }) => [kind, imei, id]),
      [
        ['data', '1', '7'],
        ['online', '2', '7#1'],
      ],
    );
  });
});

describe('Repeats', () => {
  const point = (more: Partial<PushedMessage>): PushedMessage => ({
    kind: 'data',
    imei: '1',
    path: '3/0/0',
    at: ISO,
    value: 1,
    raw: null,
    ...more,
  });

  it('knows a message by its id', () => {
    const repeats = new Repeats();
    assert.equal(repeats.isRepeat(point({ id: 'a' })), false);
    assert.equal(repeats.isRepeat(point({ id: 'a', value: 2 })), true);
    assert.equal(repeats.isRepeat(point({ id: 'b' })), false);
  });

  it('knows a classic message by device, path, time and value', () => {
    const repeats = new Repeats();
    assert.equal(repeats.isRepeat(point({})), false);
    assert.equal(repeats.isRepeat(point({})), true);
    for (const other of [
      { value: 2 },
      { path: '3/0/1' },
      { imei: '2' },
      { at: 'later' },
      { kind: 'online' as const },
    ]) {
      assert.equal(repeats.isRepeat(point(other)), false, JSON.stringify(other));
    }
  });

  it('knows the result of a command that says no time', () => {
    const repeats = new Repeats();
    const result = { type: 7, cmd_id: 'a', send_status: 5 };
    const [first, again] = readMessages([result, result]);
    const [other] = readMessages({ ...result, send_status: 3 });
    assert.ok(first !== undefined && again !== undefined && other !== undefined);
    assert.deepEqual(
      [first, again, other].map((each) => repeats.isRepeat(each)),
      [false, true, false],
    );
  });

  it('tells a point without a value apart from none', () => {
    const repeats = new Repeats();
    assert.equal(repeats.isRepeat(point({ value: undefined })), false);
    assert.equal(repeats.isRepeat(point({ value: undefined })), true);
  });

  it('remembers little of a message, however long its parts are', () => {
    const repeats = new Repeats();
    const long = 'x'.repeat(100_000);
    for (const more of [{ imei: long }, { path: long }, { id: long }, { deviceId: long }]) {
      assert.equal(repeats.isRepeat(point(more)), false);
      assert.equal(repeats.isRepeat(point(more)), true);
    }
    assert.ok(repeats.keys().every((key) => key.length <= 160));
  });

  it('tells long values apart that begin alike', () => {
    const repeats = new Repeats();
    assert.equal(repeats.isRepeat(point({ value: `${'x'.repeat(500)}1` })), false);
    assert.equal(repeats.isRepeat(point({ value: `${'x'.repeat(500)}2` })), false);
    assert.equal(repeats.isRepeat(point({ value: `${'x'.repeat(500)}1` })), true);
  });

  it('forgets the oldest and survives in another', () => {
    const repeats = new Repeats();
    for (let index = 0; index < 10_001; index += 1) repeats.isRepeat(point({ value: index }));
    const next = new Repeats(repeats.keys());
    assert.equal(next.keys().length, 10_000);
    assert.equal(next.isRepeat(point({ value: 10_000 })), true);
    assert.equal(next.isRepeat(point({ value: 0 })), false);
  });
});
