import assert from 'node:assert/strict';

import { readMessages, Repeats, type PushedMessage } from '../../../../lib/onenet/push';

const AT = 1466133706841;
const ISO = '2016-06-17T03:21:46.841Z';

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
    const about = { kind: 'data', imei: '8658', at: ISO, raw: message };
    assert.deepEqual(readMessages(message), [
      { ...about, path: '3/0/20', value: Buffer.from([10, 255]) },
      { ...about, path: 'temperature', value: 21.5 },
    ]);
  });

  for (const strange of [
    null,
    'x',
    7,
    {},
    { type: 9 },
    { type: '__proto__' },
    { messageType: 'lifeCycle' },
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
