import assert from 'node:assert/strict';
import { Socket } from 'node:net';
import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  deserialize,
  NotSerializable,
  serialize,
} from '../../../../nodes/shared/tracking/tracked-message';

/** Two invalid dates are not equal to `assert`. */
const show = (value: unknown): string => inspect(value, { depth: null, maxArrayLength: null });

describe('a message as a string', () => {
  const cases: [title: string, value: unknown][] = [
    ['what JSON knows', { a: [1, 'x', true, null, { b: {} }], _msgid: 'f0' }],
    ['a Buffer', { payload: Buffer.from([0, 1, 254, 255]) }],
    ['an empty Buffer', Buffer.alloc(0)],
    ['other bytes', Uint8Array.of(1, 2, 3)],
    ['a part of a larger Buffer', Buffer.from('abcdef').subarray(2, 4)],
    ['a Date', { at: new Date(1_700_000_000_123) }],
    ['a Date that is none', new Date(NaN)],
    ['a 64-bit integer', 9007199254740993n],
    ['numbers that JSON has not', [NaN, Infinity, -Infinity, -0]],
    ['what is not there', { a: undefined, b: [undefined, 1] }],
    [
      'an object that looks like a wrapper',
      { $tracked: 'date', value: 3, more: [{ $tracked: 1 }] },
    ],
    ['a key that is dangerous', JSON.parse('{"__proto__":{"polluted":true}}')],
    ['the same object twice', ((same) => ({ a: same, b: same }))({ x: 1 })],
  ];
  for (const [title, value] of cases) {
    it(`brings back ${title}`, () => {
      assert.equal(show(deserialize(serialize(value))), show(value));
    });
  }

  it('brings bytes back as what they were', () => {
    const back = deserialize(serialize([Buffer.from('a'), Uint8Array.of(1)])) as unknown[];
    assert.deepEqual(
      back.map((each) => Buffer.isBuffer(each)),
      [true, false],
    );
  });

  it('takes objects of a function node’s realm', () => {
    const foreign: unknown = runInNewContext('({ a: [{ b: 1 }], at: new Date(5) })');
    assert.deepEqual(deserialize(serialize(foreign)), { a: [{ b: 1 }], at: new Date(5) });
  });

  it('leaves nothing polluted', () => {
    const back = deserialize(serialize(JSON.parse('{"__proto__":{"polluted":true}}'))) as object;
    assert.equal((back as { polluted?: unknown }).polluted, undefined);
    assert.ok(Object.hasOwn(back, '__proto__'));
  });

  it('brings back anything made of data', () => {
    const data = fc.anything({
      withBigInt: true,
      withDate: true,
      withTypedArray: false,
      withNullPrototype: false,
    });
    fc.assert(
      fc.property(data, (value) => {
        assert.equal(show(deserialize(serialize(value))), show(value));
      }),
    );
  });

  const loop: { self?: unknown } = {};
  loop.self = { inside: loop };
  let deep: unknown = 0;
  for (let level = 0; level < 200_000; level++) deep = { deep };
  const refused: [title: string, value: unknown, problem: RegExp][] = [
    ['a function', { a: { b: () => 1 } }, /^msg\.a\.b is a function$/],
    ['a symbol', [Symbol('x')], /^msg\[0\] is a symbol$/],
    ['a socket', { res: new Socket() }, /^msg\.res is more than data$/],
    ['a Map', { map: new Map() }, /^msg\.map is more than data$/],
    ['a loop', loop, /^msg\.self\.inside leads back into itself$/],
    ['a bottomless pit', deep, /too deep/],
  ];
  for (const [title, value, problem] of refused) {
    it(`refuses ${title}`, () => {
      assert.throws(
        () => serialize(value),
        (error) => error instanceof NotSerializable && problem.test(error.message),
      );
    });
  }

  for (const text of ['', '{', '{"$tracked":"socket"}']) {
    it(`does not take ${JSON.stringify(text)} for a message`, () => {
      assert.throws(() => deserialize(text), SyntaxError);
    });
  }
});
