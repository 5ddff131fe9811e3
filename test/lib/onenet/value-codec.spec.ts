import { VALUE_TYPES, type FaultRule, type ValueType } from '../../../lib/contract';
import { cpuTime } from '../../support/cpu-time';
import { faultOf, valueOf } from '../../support/result';
import { inspect } from 'node:util';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ResourceId } from '../../../lib/lwm2m';
import { parseJson } from '../../../lib/onenet/json';
import { encodeBody } from '../../../lib/onenet/operations/write';
import { convertValue, encodeResource, parseValue } from '../../../lib/onenet/value-codec';
import type { WireResource } from '../../../lib/onenet/transport';
import { otherRealm } from '../../support/other-realm';

type Type = 1 | 2 | undefined;

const ID = 5850 as ResourceId;
const memory = Uint8Array.from([0xff, 0x12, 0x1a, 0x00, 0xff]);

/** What a value becomes on the wire, to the letter; `res_id` is always 5850. */
const CARRIED: readonly (readonly [type: Type, name: string, val: unknown, wire: string])[] = [
  // basic types
  [undefined, 'true', true, '"val":true'],
  [undefined, 'false', false, '"val":false'],
  [undefined, '0', 0, '"val":0'],
  [undefined, '-0', -0, '"val":0'],
  [undefined, '20.5', 20.5, '"val":20.5'],
  [undefined, '-1e-7', -1e-7, '"val":-1e-7'],
  [undefined, '2^53 - 1', 9007199254740991, '"val":9007199254740991'],
  [undefined, 'largest 64-bit', 9223372036854775807n, '"val":9223372036854775807'],
  [undefined, 'smallest 64-bit', -9223372036854775808n, '"val":-9223372036854775808'],
  [undefined, '5n', 5n, '"val":5'],
  [undefined, 'empty text', '', '"val":""'],
  [undefined, 'text', 'on', '"val":"on"'],
  [undefined, 'text of digits', '20', '"val":"20"'],
  [undefined, 'text like hex', '121A', '"val":"121A"'],
  [undefined, 'Chinese and quotes', '开灯 "1"\n', '"val":"开灯 \\"1\\"\\n"'],
  // bytes, with type 1 and without
  ...([undefined, 1] as const).flatMap((type) =>
    (
      [
        ['Buffer', Buffer.from('121AFF', 'hex'), '121aff'],
        ['empty Buffer', Buffer.alloc(0), ''],
        ['Buffer that is a part', Buffer.from(memory.buffer, 1, 3), '121a00'],
        ['Uint8Array', Uint8Array.of(1, 2), '0102'],
        ['Uint8Array that is a part', memory.subarray(1, 3), '121a'],
        ['Uint8ClampedArray', Uint8ClampedArray.of(300, -5), 'ff00'],
        ['Int8Array', Int8Array.of(-1), 'ff'],
        ['Uint16Array', Uint16Array.of(0x1234), '3412'],
        ['Float32Array', Float32Array.of(1), '0000803f'],
        ['BigInt64Array', BigInt64Array.of(-2n), 'feffffffffffffff'],
        ['DataView', new DataView(memory.buffer, 1, 2), '121a'],
        ['ArrayBuffer', memory.buffer, 'ff121a00ff'],
        ['SharedArrayBuffer', new SharedArrayBuffer(2), '0000'],
        ['Uint8Array of a function node', otherRealm('Uint8Array.of(18, 26)'), '121a'],
        ['part of a function node', otherRealm('Uint8Array.of(0, 18, 26).subarray(1)'), '121a'],
        ['DataView of a function node', otherRealm('new DataView(new ArrayBuffer(1))'), '00'],
        ['ArrayBuffer of a function node', otherRealm('new ArrayBuffer(2)'), '0000'],
      ] as const
    ).map(([name, val, hex]) => [type, name, val, `"type":1,"val":"${hex}"`] as const),
  ),
  // opaque
  [1, 'hex', '121A', '"type":1,"val":"121A"'],
  [1, 'lower-case hex', '121a', '"type":1,"val":"121a"'],
  [1, 'hex with 0x', '0x121A', '"type":1,"val":"121A"'],
  [1, 'hex with 0X', ' 0X12 1a', '"type":1,"val":"121a"'],
  [1, 'hex with white space', ' 12\t1A\r\nff\u3000', '"type":1,"val":"121Aff"'],
  [1, 'no bytes', '', '"type":1,"val":""'],
  [1, "the vendor's sample", 121, '"type":1,"val":121'],
  [1, '0', 0, '"type":1,"val":0'],
  [1, '-7', -7, '"type":1,"val":-7'],
  [1, 'long integer', 9223372036854775807n, '"type":1,"val":9223372036854775807'],
  // time
  [2, 'seconds', 1769817600, '"type":2,"val":1769817600'],
  [2, 'long seconds', 1769817600n, '"type":2,"val":1769817600'],
  [2, '0', 0, '"type":2,"val":0'],
  [2, 'before 1970', -1, '"type":2,"val":-1'],
  [2, 'Date', new Date(1769817600999), '"type":2,"val":1769817600'],
  [2, 'ISO 8601', '2026-01-31T08:00:00+08:00', '"type":2,"val":1769817600'],
  [undefined, 'Date', new Date(1769817600999), '"type":2,"val":1769817600'],
  [
    undefined,
    'Date of a function node',
    otherRealm('new Date(1769817600001)'),
    '"type":2,"val":1769817600',
  ],
  [undefined, 'ISO 8601', '2026-01-31T00:00:00Z', '"val":"2026-01-31T00:00:00Z"'],
];

const EVERY_TYPE = [undefined, 1, 2] as const;
const NEVER: readonly (readonly [name: string, val: unknown])[] = [
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['null', null],
  ['undefined', undefined],
  ['a function', (): void => undefined],
  ['a function of a function node', otherRealm('() => 1')],
  ['a symbol', Symbol('a')],
  ['an object', {}],
  ['an object without prototype', Object.create(null)],
  ['a nested element', { res_id: 1, val: 1 }],
  ['an array', [1, 2]],
  ['an empty array', []],
  ['an array of a function node', otherRealm('[1, 2]')],
  ['an invalid Date', new Date(NaN)],
  ['a boxed text', Object('text')],
  ['a boxed number', Object(1)],
  ['a Map', new Map([[1, 2]])],
  ['a Buffer that went through JSON', JSON.parse(JSON.stringify(Buffer.from('a')))],
  ['a Proxy of a Date', new Proxy(new Date(0), {})],
];

const REFUSED: readonly (readonly [type: Type, name: string, val: unknown, problem: RegExp])[] = [
  ...EVERY_TYPE.flatMap((type) => NEVER.map(([name, val]) => [type, name, val, /\S/] as const)),
  [1, 'odd hex', '12A', /two hex digits each, but has 3 digits/],
  [1, 'odd hex with 0x', '0x1', /but has 1 digits/],
  [1, 'no hex', '12G4', /hex digits.*"12G4".*plain text leave type out/],
  [1, '0x twice', '0x12 0x34', /hex digits/],
  [1, 'text', '开', /hex digits/],
  [1, 'fraction', 1.5, /hex text/],
  [1, 'true', true, /hex text.*not true/],
  [1, 'Date', new Date(0), /hex text/],
  [2, 'milliseconds', 1769817600000, /milliseconds/],
  [2, 'bytes', Buffer.from([1]), /seconds/],
  [2, 'true', true, /seconds/],
  [2, 'text', 'tomorrow', /\+08:00, not the text "tomorrow"/],
];

describe('value-codec', () => {
  for (const [type, name, val, wire] of CARRIED) {
    it(`carries ${name} with type ${type ?? 'left out'} as ${wire}`, () => {
      assert.equal(carry(type, val), `{"res_id":5850,${wire}}`);
    });
  }

  for (const [type, name, val, problem] of REFUSED) {
    it(`refuses ${name} with type ${type ?? 'left out'}`, () => {
      const fault = faultOf(parseValue('/val', type, val));
      assert.equal(fault.pointer, '/val');
      assert.match(fault.sentence, problem);
    });
  }

  it('brings bytes back as they were, from any part of any memory', () => {
    const bytes = fc.oneof(fc.uint8Array(), fc.int16Array(), fc.float64Array(), fc.bigInt64Array());
    fc.assert(
      fc.property(bytes, fc.nat(9), (whole, start) => {
        const part = whole.subarray(start);
        const { type, val } = JSON.parse(carry(undefined, part)) as WireResource;
        assert.equal(type, 1);
        assert.match(String(val), /^([0-9a-f]{2})*$/);
        assert.deepEqual(
          Buffer.from(String(val), 'hex'),
          Buffer.from(part.buffer, part.byteOffset, part.byteLength),
        );
      }),
    );
  });

  it('brings basic values back as they were', () => {
    const basic = fc.oneof(
      fc.boolean(),
      fc.string({ unit: 'grapheme' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    );
    fc.assert(
      fc.property(basic, (value) => {
        const { val, ...rest } = parseJson(carry(undefined, value)) as WireResource;
        assert.deepEqual(rest, { res_id: 5850 });
        if (typeof value === 'bigint') assert.equal(BigInt(val), value);
        else if (typeof value === 'number') assert.equal(Number(val), value);
        else assert.equal(val, value);
      }),
    );
  });

  it('reads back what it wrote to the same thing', () => {
    const value = fc.oneof(fc.boolean(), fc.string(), fc.integer(), fc.uint8Array(), fc.date());
    fc.assert(
      fc.property(fc.constantFrom(...EVERY_TYPE), value, (type, val) => {
        const parsed = parseValue('/val', type, val);
        if (!parsed.ok) return;
        const wire = encodeResource(ID, parsed.value);
        if (wire.type === 2 && Math.abs(Number(wire.val)) >= 1e11) return;
        assert.deepEqual(parseValue('/val', wire.type, wire.val), parsed);
      }),
    );
  });
});

const CONVERTED: readonly (readonly [type: ValueType, value: unknown, result: unknown])[] = [
  ...[true, 1, 1n, '1', 'true', 'TRUE', ' on ', 'On'].map(
    (value) => ['boolean', value, true] as const,
  ),
  ...[false, 0, 0n, '0', 'false', 'False', 'off', 'OFF', -0].map(
    (value) => ['boolean', value, false] as const,
  ),
  ['integer', 12, 12],
  ['integer', 12.0, 12],
  ['integer', '12', 12],
  ['integer', ' +12 ', 12],
  ['integer', '-7', -7],
  ['integer', '12.0', 12],
  ['integer', 5n, 5],
  ['integer', '9007199254740993', 9007199254740993n],
  ['integer', 2n ** 63n - 1n, 2n ** 63n - 1n],
  ['integer', '-9223372036854775808', -(2n ** 63n)],
  ['integer', '18446744073709551615', 2n ** 64n - 1n],
  ['float', 20.5, 20.5],
  ['float', 20, 20],
  ['float', '20.5', 20.5],
  ['float', ' -1e-3 ', -0.001],
  ['float', '.5', 0.5],
  ['float', '5.', 5],
  ['float', 2n ** 60n, 2n ** 60n],
  ['string', 'x', 'x'],
  ['string', '', ''],
  ['string', 20.5, '20.5'],
  ['string', true, 'true'],
  ['string', 2n ** 63n, '9223372036854775808'],
  ['auto', '1', '1'],
  ['auto', 1, 1],
  ['opaque', '12ab', '12ab'],
  ['time', 5, 5],
];

const NOT_CONVERTED: readonly (readonly [type: ValueType, value: unknown, rule: FaultRule])[] = [
  ...[2, -1, 0.5, NaN, 2n, 'yes', '', 'truee', '1.0', null, new Date(0), Buffer.of(1), {}, [1]].map(
    (value) => ['boolean', value, 'asBoolean'] as const,
  ),
  ...[1.5, NaN, Infinity, 2 ** 53, 1e20, '1.5', '1e3', '0x10', '', ' ', 'a', '1 2', true].map(
    (value) => ['integer', value, 'asInteger'] as const,
  ),
  ...['-9223372036854775809', '18446744073709551616', 2n ** 64n, Buffer.of(1), '１'].map(
    (value) => ['integer', value, 'asInteger'] as const,
  ),
  ...[NaN, Infinity, 'NaN', '1e999', '', '1,5', '.', '0x10', false, new Date(0)].map(
    (value) => ['float', value, 'asFloat'] as const,
  ),
  ...[NaN, -Infinity, null, new Date(0), Buffer.of(1), {}, ['x']].map(
    (value) => ['string', value, 'asString'] as const,
  ),
  ['string', '${NAME}', 'variableAsValue'],
  ['boolean', '$(NAME)', 'variableAsValue'],
  ['string', 'x'.repeat(100_000), 'tooLarge'],
  ['boolean', 'x'.repeat(60_000), 'asBoolean'],
];

describe('convertValue', () => {
  for (const [type, value, result] of CONVERTED) {
    it(`makes ${inspect(value)} the ${type} ${inspect(result)}`, () => {
      const converted = convertValue('/val', type, value);
      assert.deepEqual(converted, { ok: true, value: result });
    });
  }

  for (const [type, value, rule] of NOT_CONVERTED) {
    it(`makes ${inspect(value).slice(0, 60)} no ${type}`, () => {
      assert.equal(faultOf(convertValue('/val', type, value)).rule, rule);
    });
  }
});

describe('values of any size', () => {
  const HUGE: readonly (readonly [name: string, type: Type, value: unknown])[] = [
    ['text', undefined, 'x'.repeat(450_000_000)],
    ['hex', 1, 'ab'.repeat(50_000_000)],
    ['white space', 1, ' '.repeat(5_000_000)],
    ['time', 2, '2'.repeat(100_000_000)],
    ['bytes', undefined, Buffer.alloc(100_000_000)],
    ['memory', 1, new ArrayBuffer(100_000_000)],
    ['integer', undefined, 1n << 10_000_000n],
    ['negative integer', 1, -(1n << 10_000_000n)],
    ['seconds', 2, 1n << 10_000_000n],
  ];
  for (const [name, type, value] of HUGE) {
    it(`are looked at before ${name} is converted`, () => {
      let result: unknown;
      const milliseconds = cpuTime(() => {
        result = parseValue('/val', type, value);
      });
      assert.ok(milliseconds < 100, `${milliseconds} ms`);
      assert.equal((result as { ok: boolean }).ok, false);
      assert.ok(JSON.stringify(result).length < 300);
      for (const valueType of VALUE_TYPES) {
        assert.ok(cpuTime(() => convertValue('/val', valueType, value)) < 100);
      }
    });
  }
});

describe('a variable that is not set', () => {
  for (const [value, name] of [
    ['${NAME}', 'NAME'],
    [' $(NAME) ', 'NAME'],
    ['${A}${B}', 'A, B'],
  ] as const) {
    it(`is not written: ${value}`, () => {
      for (const type of EVERY_TYPE) {
        const parsed = parseValue('/val', type, value);
        assert.ok(!parsed.ok);
        assert.deepEqual([parsed.fault.rule, parsed.fault.params], ['variableAsValue', { name }]);
      }
    });
  }

  it('is not seen in a text that only holds something like it', () => {
    for (const value of ['costs ${x}', '$5', '${', '${}']) {
      assert.deepEqual(parseValue('/val', undefined, value), { ok: true, value });
    }
  });
});

function carry(type: Type, val: unknown): string {
  const body = encodeBody([encodeResource(ID, valueOf(parseValue('/val', type, val)))]);
  return /^\{"data":\[(.*)\]\}$/s.exec(body)?.[1] ?? assert.fail(body);
}
