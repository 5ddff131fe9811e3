import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cpuTime } from '../../support/cpu-time';
import { MAX_PARTS, parseAnswer, parseJson } from '../../../lib/onenet/json';

const READ: readonly (readonly [text: string, value: unknown])[] = [
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', 9007199254740992n],
  ['-9007199254740993', -9007199254740993n],
  ['9223372036854775807', 9223372036854775807n],
  ['-9223372036854775808', -9223372036854775808n],
  ['18446744073709551615', 18446744073709551615n],
  ['0000', SyntaxError],
  ['00000000000000000', SyntaxError],
  ['-', SyntaxError],
  ['0.12345678901234567', 0.12345678901234566],
  ['12345678901234567.5', 12345678901234568],
  ['1234567890123456e2', 123456789012345600],
  ['"12345678901234567890"', '12345678901234567890'],
  ['"\\"12345678901234567890"', '"12345678901234567890'],
  ['["\\\\",12345678901234567890]', ['\\', 12345678901234567890n]],
  ['{"integer-0:1":12345678901234567890}', { 'integer-0:1': 12345678901234567890n }],
  ['["integer-0:1",12345678901234567890]', ['integer-0:1', 12345678901234567890n]],
  [
    '{"n":[9223372036854775807,1,1.0,true,null,"x"]}',
    { n: [9223372036854775807n, 1, 1, true, null, 'x'] },
  ],
  ['{"a":1,"a":9223372036854775807}', { a: 9223372036854775807n }],
  ['', SyntaxError],
  ['{"a":}', SyntaxError],
  ['{12345678901234567890:1}', SyntaxError],
  ['[1234567890123456789', SyntaxError],
  ['"1234567890123456789', SyntaxError],
  ['NaN', SyntaxError],
];

const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n });

describe('parseJson', () => {
  for (const [text, value] of READ) {
    it(`reads ${JSON.stringify(text)}`, () => {
      if (value === SyntaxError) assert.throws(() => parseJson(text), SyntaxError);
      else assert.deepEqual(parseJson(text), value);
    });
  }

  it('brings every 64-bit integer back as it was', () => {
    fc.assert(
      fc.property(long, (integer) => {
        const read = parseJson(`{"val":${integer}}`) as { val: number | bigint };
        assert.equal(BigInt(read.val), integer);
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

  it('refuses what the engine refuses', () => {
    const fragment = fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', '"', '\\', '-', '1', '12345678901234567890', 'e', '.', 'a'],
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 8 }), (fragments) => {
        const text = fragments.join('');
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        if (isJson) assert.doesNotThrow(() => parseJson(text), text);
        else assert.throws(() => parseJson(text), SyntaxError, text);
      }),
      { numRuns: 5000 },
    );
  });

  it('keeps a field called __proto__ a field', () => {
    for (const parse of [parseJson, parseAnswer]) {
      const read = parse('{"__proto__":{"errno":0},"n":9223372036854775807}') as object;
      assert.equal(Object.getPrototypeOf(read), Object.prototype);
      assert.equal('errno' in read, false);
    }
  });
});

describe('parseAnswer', () => {
  it('gives a long integer as the text of its digits, so that the answer can become JSON again', () => {
    const answer = parseAnswer('{"a":9007199254740993,"b":[-9223372036854775808],"c":1,"d":1.5}');
    assert.deepEqual(answer, { a: '9007199254740993', b: ['-9223372036854775808'], c: 1, d: 1.5 });
    assert.doesNotThrow(() => JSON.stringify(answer));
  });

  it('bounds the depth', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    assert.doesNotThrow(() => parseAnswer(nested(64)));
    for (const depth of [65, 100_000]) {
      assert.throws(() => parseAnswer(nested(depth)), SyntaxError);
      assert.throws(() => parseJson(nested(depth)), SyntaxError);
    }
    assert.deepEqual(parseAnswer(JSON.stringify('['.repeat(1000))), '['.repeat(1000));
  });

  for (const [name, unit, parts] of [
    ['objects', '{}', 1],
    ['arrays', '[]', 1],
    ['names', '{"a":0}', 2],
    ['nested arrays', '[[[]]]', 3],
  ] as const) {
    it(`bounds the number of parts: ${name}`, () => {
      const list = (count: number): string => `[${Array(count).fill(unit).join(',')}]`;
      const most = Math.floor((MAX_PARTS - 1) / parts);
      assert.equal((parseAnswer(list(most)) as unknown[]).length, most);
      assert.throws(() => parseAnswer(list(most + 1)), /too many parts/);
      assert.throws(() => parseJson(list(350_000)), /too many parts/);
    });
  }

  it('counts no bracket and no colon of a text, and no number', () => {
    const answer = { text: '{[:'.repeat(MAX_PARTS), numbers: Array<number>(500_000).fill(1) };
    assert.deepEqual(parseAnswer(JSON.stringify(answer)), answer);
  });

  it('takes a whole page of history, with a list of bytes as each value', () => {
    const datapoints = Array.from({ length: 6000 }, (_, index) => {
      return { at: `2026-01-31 08:00:00.${index % 1000}`, value: [index % 256, 2, 3] };
    });
    const answer = { errno: 0, error: 'succ', data: { datastreams: [{ id: 'x', datapoints }] } };
    assert.deepEqual(parseAnswer(JSON.stringify(answer)), answer);
  });

  /** As long as an answer of the platform may be. */
  const SIZE = 1_000_000;
  const HOSTILE: readonly (readonly [name: string, text: string])[] = [
    ['an integer of a million digits', `{"errno":0,"n":${'9'.repeat(SIZE)}}`],
    ['a negative one', `[-${'1'.repeat(SIZE)}]`],
    ['many long integers', `[${'12345678901234567890,'.repeat(SIZE / 21)}0]`],
    ['a fraction of a million digits', `[0.${'1'.repeat(SIZE)}]`],
    ['backslashes before a quote', `["${'\\'.repeat(SIZE)}"]`],
    ['escaped quotes', `["${'\\"'.repeat(SIZE / 2)}"]`],
    ['brackets', '['.repeat(SIZE)],
    ['quotes', '"'.repeat(SIZE)],
    ['signs', '-'.repeat(SIZE)],
  ];
  for (const [name, text] of HOSTILE) {
    it(`does not stall over ${name}`, () => {
      const milliseconds = cpuTime(() => {
        try {
          parseAnswer(text);
        } catch (error) {
          assert.ok(error instanceof SyntaxError);
        }
      });
      assert.ok(milliseconds < 200, `${milliseconds} ms`);
    });
  }
});
