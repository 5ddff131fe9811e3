import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJson, stringifyJson } from '../../../lib/onenet/json';

const READ: readonly (readonly [text: string, value: unknown])[] = [
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', 9007199254740992n],
  ['-9007199254740993', -9007199254740993n],
  ['9223372036854775807', 9223372036854775807n],
  ['-9223372036854775808', -9223372036854775808n],
  ['18446744073709551615', 18446744073709551615n],
  ['0000', SyntaxError],
  ['0.12345678901234567', 0.12345678901234566],
  ['12345678901234567.5', 12345678901234568],
  ['1234567890123456e2', 123456789012345600],
  ['"12345678901234567890"', '12345678901234567890'],
  [
    '{"n":[9223372036854775807,1,1.0,true,null,"x"]}',
    { n: [9223372036854775807n, 1, 1, true, null, 'x'] },
  ],
  ['{"a":1,"a":9223372036854775807}', { a: 9223372036854775807n }],
  ['', SyntaxError],
  ['{"a":}', SyntaxError],
  ['[1234567890123456789', SyntaxError],
  ['NaN', SyntaxError],
];

const WRITTEN: readonly (readonly [value: unknown, text: string])[] = [
  [{ val: 9223372036854775807n }, '{"val":9223372036854775807}'],
  [{ val: -9223372036854775808n }, '{"val":-9223372036854775808}'],
  [[0n, -1n, 1], '[0,-1,1]'],
  [
    { a: 1n, b: '中文\n"\u2028', c: true, d: 1e21, e: -0 },
    '{"a":1,"b":"中文\\n\\"\u2028","c":true,"d":1e+21,"e":0}',
  ],
  [{ a: 1n, b: '\ud800' }, '{"a":1,"b":"\\ud800"}'],
];

const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n });

describe('json', () => {
  for (const [text, value] of READ) {
    it(`reads ${JSON.stringify(text)}`, () => {
      if (value === SyntaxError) assert.throws(() => parseJson(text), SyntaxError);
      else assert.deepEqual(parseJson(text), value);
    });
  }

  for (const [value, text] of WRITTEN) {
    it(`writes ${text}`, () => {
      assert.equal(stringifyJson(value), text);
    });
  }

  it('brings every 64-bit integer back as it was', () => {
    fc.assert(
      fc.property(long, (integer) => {
        const read = parseJson(stringifyJson({ val: integer })) as { val: number | bigint };
        assert.equal(BigInt(read.val), integer);
      }),
    );
  });

  it('writes what has no bigint as the engine does, whatever stands beside it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), long, (value, integer) => {
        assert.equal(stringifyJson(value), JSON.stringify(value));
        assert.equal(stringifyJson([value, integer]), `[${JSON.stringify(value)},${integer}]`);
      }),
    );
  });

  it('reads what has no long integer as the engine does, whatever stands beside it', () => {
    const value = fc.jsonValue().filter((candidate) => !/\d{16}/.test(JSON.stringify(candidate)));
    fc.assert(
      fc.property(value, (candidate) => {
        const text = JSON.stringify(candidate);
        assert.deepEqual(parseJson(text), JSON.parse(text));
        assert.deepEqual(
          (parseJson(`[${text},9223372036854775807]`) as unknown[])[0],
          JSON.parse(text),
        );
      }),
    );
  });

  it('keeps a field called __proto__ a field', () => {
    const read = parseJson('{"__proto__":{"errno":0},"n":9223372036854775807}') as object;
    assert.equal(Object.getPrototypeOf(read), Object.prototype);
    assert.equal('errno' in read, false);
  });

  it('writes digits though another module taught bigints to become texts', () => {
    const prototype = BigInt.prototype as unknown as { toJSON?: () => string };
    prototype.toJSON = function (this: bigint) {
      return this.toString();
    };
    try {
      assert.equal(stringifyJson({ val: 2n ** 63n - 1n }), '{"val":9223372036854775807}');
    } finally {
      delete prototype.toJSON;
    }
  });

  it('does not hide what cannot be written at all', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    assert.throws(() => stringifyJson(circle));
  });
});
