import { faultSentence } from '../../../../lib/contract';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { parseJson } from '../../../../lib/onenet/json';
import { BODY_LIMIT } from '../../../../lib/contract';
import { write, type WriteInput } from '../../../../lib/onenet/operations/write';
import type { Outcome } from '../../../../lib/onenet/outcome';
import type { WireResource } from '../../../../lib/onenet/transport';
import { faultOf, valueOf } from '../../../support/result';
import { cpuTime } from '../../../support/cpu-time';
import { otherRealm } from '../../../support/other-realm';

const INPUT: WriteInput = {
  imei: '869405000000010',
  objId: 3311,
  objInstId: 0,
  mode: 2,
  timeout: 25,
  payload: true,
  resId: 5850,
  valueType: 'auto',
};

type Row = readonly [name: string, input: Partial<WriteInput>, data: string];

/** The `data` array on the wire, to the letter. */
const BODIES: readonly Row[] = [
  ['a boolean', { payload: false }, '[{"res_id":5850,"val":false}]'],
  ['a number', { payload: 20.5 }, '[{"res_id":5850,"val":20.5}]'],
  ['a text', { payload: '开' }, '[{"res_id":5850,"val":"开"}]'],
  ['a bigint', { payload: 2n ** 63n - 1n }, '[{"res_id":5850,"val":9223372036854775807}]'],
  ['a Buffer', { payload: Buffer.of(0x12, 0xab) }, '[{"res_id":5850,"type":1,"val":"12ab"}]'],
  ['a Date', { payload: new Date(1500) }, '[{"res_id":5850,"type":2,"val":1}]'],
  ['resource 0', { payload: 1, resId: 0 }, '[{"res_id":0,"val":1}]'],
  ['a resource in text', { payload: 1, resId: ' 65535 ' }, '[{"res_id":65535,"val":1}]'],
  ['hex', { payload: '0x12 AB', valueType: 'opaque' }, '[{"res_id":5850,"type":1,"val":"12AB"}]'],
  [
    'an opaque integer',
    { payload: 121, valueType: 'opaque' },
    '[{"res_id":5850,"type":1,"val":121}]',
  ],
  [
    'seconds',
    { payload: 1769817600, valueType: 'time' },
    '[{"res_id":5850,"type":2,"val":1769817600}]',
  ],
  [
    'an ISO 8601 text',
    { payload: '2026-01-31T00:00:00Z', valueType: 'time' },
    '[{"res_id":5850,"type":2,"val":1769817600}]',
  ],
  ['a blank value type', { payload: 1, valueType: undefined }, '[{"res_id":5850,"val":1}]'],
  [
    'an array, in its order',
    {
      payload: [
        { res_id: 9, val: 1 },
        { val: 'ff', type: 1, res_id: 8 },
        { res_id: 7, type: 2, val: 3 },
      ],
      resId: '',
    },
    '[{"res_id":9,"val":1},{"res_id":8,"type":1,"val":"ff"},{"res_id":7,"type":2,"val":3}]',
  ],
  ['one element', { payload: { res_id: 1, val: 'x' }, resId: '' }, '[{"res_id":1,"val":"x"}]'],
  [
    'an element without type in so many words',
    { payload: { res_id: 1, type: undefined, val: 'x' } },
    '[{"res_id":1,"val":"x"}]',
  ],
  [
    'IDs and types as texts',
    { payload: [{ res_id: '5750', type: '1', val: 'ff' }], resId: '' },
    '[{"res_id":5750,"type":1,"val":"ff"}]',
  ],
  ['a converted text', { payload: 'on', valueType: 'boolean' }, '[{"res_id":5850,"val":true}]'],
  [
    'a converted integer',
    { payload: '9007199254740993', valueType: 'integer' },
    '[{"res_id":5850,"val":9007199254740993}]',
  ],
  ['a converted number', { payload: 20.5, valueType: 'string' }, '[{"res_id":5850,"val":"20.5"}]'],
  ['a body', { payload: { data: [{ res_id: 1, val: 2 }] } }, '[{"res_id":1,"val":2}]'],
  [
    'keys, in ascending order',
    { payload: { 5851: 20, 10: Buffer.of(1), 9: new Date(0), 5850: true } },
    '[{"res_id":9,"type":2,"val":0},{"res_id":10,"type":1,"val":"01"},{"res_id":5850,"val":true},{"res_id":5851,"val":20}]',
  ],
  [
    'keys without a prototype',
    { payload: Object.assign(Object.create(null), { 1: 2 }) },
    '[{"res_id":1,"val":2}]',
  ],
  [
    'an element without a prototype',
    { payload: Object.assign(Object.create(null), { res_id: 1, val: 2 }) },
    '[{"res_id":1,"val":2}]',
  ],
  [
    'an element behind a Proxy',
    { payload: new Proxy({ res_id: 1, val: 2 }, {}) },
    '[{"res_id":1,"val":2}]',
  ],
  [
    'an array behind a Proxy',
    { payload: new Proxy([{ res_id: 1, val: 2 }], {}) },
    '[{"res_id":1,"val":2}]',
  ],
  [
    'an array of a function node',
    {
      payload: otherRealm(
        '[{ res_id: 1, val: new Date(2000) }, { res_id: 2, val: Uint8Array.of(255) }]',
      ),
    },
    '[{"res_id":1,"type":2,"val":2},{"res_id":2,"type":1,"val":"ff"}]',
  ],
  [
    'a body of a function node',
    { payload: otherRealm('{ data: [{ res_id: 1, val: 5n }] }') },
    '[{"res_id":1,"val":5}]',
  ],
  ['keys of a function node', { payload: otherRealm('{ 1: true }') }, '[{"res_id":1,"val":true}]'],
  ['half a character in a text', { payload: '\ud83d' }, '[{"res_id":5850,"val":"\\ud83d"}]'],
];

const TARGETS: readonly (readonly [
  input: Partial<WriteInput>,
  target: string,
  deadline: number,
])[] = [
  [{}, '/nbiot?imei=869405000000010&obj_id=3311&obj_inst_id=0&mode=2&timeout=25', 30_000],
  [
    { mode: 1, timeout: 40 },
    '/nbiot?imei=869405000000010&obj_id=3311&obj_inst_id=0&mode=1&timeout=40',
    45_000,
  ],
  [
    { mode: '1', timeout: ' 5 ' },
    '/nbiot?imei=869405000000010&obj_id=3311&obj_inst_id=0&mode=1&timeout=5',
    10_000,
  ],
  [
    { objId: '65535', objInstId: 65534n },
    '/nbiot?imei=869405000000010&obj_id=65535&obj_inst_id=65534&mode=2&timeout=25',
    30_000,
  ],
  [
    { objId: 0, imei: 869405000000010 },
    '/nbiot?imei=869405000000010&obj_id=0&obj_inst_id=0&mode=2&timeout=25',
    30_000,
  ],
  [{ imei: ' 0012 ' }, '/nbiot?imei=0012&obj_id=3311&obj_inst_id=0&mode=2&timeout=25', 30_000],
  [
    { imei: 'a&mode=1#/?%设' },
    '/nbiot?imei=a%26mode%3D1%23%2F%3F%25%E8%AE%BE&obj_id=3311&obj_inst_id=0&mode=2&timeout=25',
    30_000,
  ],
];

const twice = [
  { res_id: 1, val: 1 },
  { res_id: 2, val: 1 },
  { res_id: 1, val: 2 },
];

const REFUSED: readonly (readonly [
  input: Partial<WriteInput>,
  pointer: string,
  problem: RegExp,
])[] = [
  [{ imei: '' }, '/imei', /is missing/],
  [{ imei: undefined }, '/imei', /is missing/],
  [{ imei: null }, '/imei', /is missing/],
  [{ imei: -1 }, '/imei', /must be a text, not -1/],
  [{ imei: ['1'] }, '/imei', /must be a text, not an array/],
  [{ imei: '12\ud800' }, '/imei', /half a character/],
  [{ objId: '' }, '/objId', /is missing/],
  [{ objId: -1 }, '/objId', /must be from 0 to 65535, not -1/],
  [{ objId: 65536 }, '/objId', /must be from 0 to 65535, not 65536/],
  [{ objId: 1.5 }, '/objId', /must be a whole number, not 1.5/],
  [{ objId: NaN }, '/objId', /must be a whole number, not NaN/],
  [{ objId: Infinity }, '/objId', /must be a whole number, not Infinity/],
  [{ objId: 'lamp' }, '/objId', /must be a whole number, not the text "lamp"/],
  [{ objId: true }, '/objId', /must be a whole number, not true/],
  [{ objInstId: undefined }, '/objInstId', /is missing/],
  [{ objInstId: 65535 }, '/objInstId', /must be from 0 to 65534, not 65535/],
  [{ mode: 0 }, '/mode', /must be one of 1, 2, not 0/],
  [{ mode: 3 }, '/mode', /must be one of 1, 2, not 3/],
  [{ mode: 'replace' }, '/mode', /whole number/],
  [{ timeout: 4 }, '/timeout', /must be from 5 to 40, not 4/],
  [{ timeout: 41 }, '/timeout', /must be from 5 to 40, not 41/],
  [{ timeout: 5.5 }, '/timeout', /whole number/],
  [{ valueType: 'hex' }, '/valueType', /must be one of auto, boolean, .*time, not the text "hex"/],
  [{ resId: '' }, '/resId', /is blank/],
  [{ resId: undefined }, '/resId', /is blank/],
  [{ resId: null, payload: Buffer.of(1) }, '/resId', /is blank/],
  [{ resId: 65536 }, '/resId', /from 0 to 65535, not 65536/],
  [{ resId: -1 }, '/resId', /from 0 to 65535, not -1/],
  [{ resId: 'lamp' }, '/resId', /must be a whole number/],
  [{ payload: undefined }, '/payload', /nothing to write/],
  [{ payload: null }, '/payload', /nothing to write/],
  [{ payload: (): void => undefined }, '/payload', /nothing to write/],
  [{ payload: NaN }, '/data/0/val', /finite number, not NaN/],
  [{ payload: -Infinity }, '/data/0/val', /finite number, not -Infinity/],
  [{ payload: [] }, '/data', /is empty/],
  [{ payload: {} }, '/data', /is empty/],
  [{ payload: { data: [] } }, '/data', /is empty/],
  [{ payload: { data: {} } }, '/data', /must have an array/],
  [{ payload: [1] }, '/data/0', /an object with res_id and val, not 1/],
  [{ payload: [{ res_id: 1, val: 1 }, null] }, '/data/1', /not null/],
  // eslint-disable-next-line no-sparse-arrays -- a hole is what is tested
  [{ payload: [, { res_id: 1, val: 1 }] }, '/data/0', /not nothing/],
  [{ payload: [[{ res_id: 1, val: 1 }]] }, '/data/0', /not an array/],
  [{ payload: [{}] }, '/data/0/res_id', /is missing/],
  [{ payload: { res_id: 1 } }, '/data/0/val', /is missing/],
  [{ payload: { res_id: 1, val: undefined } }, '/data/0/val', /is missing/],
  [{ payload: [{ val: 1 }] }, '/data/0/res_id', /is missing/],
  [{ payload: { res_id: 'x', val: 1 } }, '/data/0/res_id', /whole number, not the text "x"/],
  [{ payload: { res_id: '', val: 1 } }, '/data/0/res_id', /whole number, not an empty text/],
  [{ payload: { res_id: '65536', val: 1 } }, '/data/0/res_id', /from 0 to 65535/],
  [{ payload: { res_id: 1, type: '3', val: 1 } }, '/data/0/type', /one of 1, 2, not 3/],
  [{ payload: { res_id: 1n, val: 1 } }, '/data/0/res_id', /whole number, not 1/],
  [{ payload: { res_id: 65536, val: 1 } }, '/data/0/res_id', /from 0 to 65535/],
  [{ payload: { res_id: -1, val: 1 } }, '/data/0/res_id', /from 0 to 65535/],
  [{ payload: { res_id: 1.5, val: 1 } }, '/data/0/res_id', /whole number/],
  [{ payload: { res_id: 1, type: 0, val: 1 } }, '/data/0/type', /must be one of 1, 2, not 0/],
  [{ payload: { res_id: 1, type: 3, val: 1 } }, '/data/0/type', /must be one of 1, 2, not 3/],
  [{ payload: { res_id: 1, type: '', val: 'ff' } }, '/data/0/type', /whole number/],
  [{ payload: '{"5850":true}', resId: '' }, '/payload', /json node/],
  [{ payload: '${VALUE}' }, '/data/0/val', /environment variable VALUE/],
  // The variable may well be set: Node-RED puts no values into JSON and messages.
  [{ payload: { 5850: '${SET}' } }, '/data/0/val', /variable SET, .*not put its value in/],
  [{ imei: '${IMEI}' }, '/imei', /environment variable IMEI/],
  [{ imei: '86;46' }, '/imei', /endpoint name/],
  [{ payload: 'x', valueType: 'boolean' }, '/data/0/val', /Boolean/],
  [{ payload: { res_id: 1, type: null, val: 1 } }, '/data/0/type', /not null/],
  [
    { payload: { res_id: 1, val: 1, 'a/b~': 2 } },
    '/data/0/a~1b~0',
    /not a field that OneNET knows/,
  ],
  [{ payload: twice }, '/data/2/res_id', /names Resource 1 a second time/],
  [
    {
      payload: [
        { res_id: '1', val: 1 },
        { res_id: 1, val: 2 },
      ],
    },
    '/data/1/res_id',
    /names Resource 1 a second time/,
  ],
  [{ payload: { 1: null } }, '/data/0/val', /not null/],
  [{ payload: { 1: 1, 2: { a: 1 } } }, '/data/1/val', /not an object/],
  [{ payload: [{ res_id: 1, val: [1] }] }, '/data/0/val', /not an array/],
  [{ payload: '12A', valueType: 'opaque' }, '/data/0/val', /has 3 digits/],
  [{ payload: { res_id: 1, type: 2, val: 1769817600000 } }, '/data/0/val', /milliseconds/],
  [{ payload: { lamp: true } }, '/payload', /"lamp"/],
];

describe('write', () => {
  describe('parse and encode', () => {
    for (const [name, input, data] of BODIES) {
      it(`puts ${name} on the wire as ${data}`, () => {
        assert.equal(encode({ ...INPUT, ...input }).body, `{"data":${data}}`);
      });
    }

    it('sends no type that another package added to every object', () => {
      const prototype = Object.prototype as Record<string, unknown>;
      prototype.type = 1;
      try {
        assert.equal(
          encode({ ...INPUT, payload: { 5851: 20 } }).body,
          '{"data":[{"res_id":5851,"val":20}]}',
        );
      } finally {
        delete prototype.type;
      }
    });

    for (const [input, target, deadline] of TARGETS) {
      it(`sends to ${target}`, () => {
        const request = encode({ ...INPUT, ...input });
        assert.deepEqual({ ...request, body: '' }, { method: 'POST', target, deadline, body: '' });
      });
    }

    for (const [input, pointer, problem] of REFUSED) {
      it(`refuses ${nameOf(input)} at ${pointer}`, () => {
        const parsed = write.parse({ ...INPUT, ...input });
        assert.ok(!parsed.ok);
        assert.equal(parsed.fault.pointer, pointer);
        assert.match(faultSentence(parsed.fault, 'en-US'), problem);
      });
    }
  });

  describe('body limit', () => {
    const frame = Buffer.byteLength('{"data":[{"res_id":5850,"val":""}]}');
    const room = BODY_LIMIT - frame;
    const FULL = [
      ['letters', 'x'.repeat(room)],
      ['Chinese', '灯'.repeat(Math.floor(room / 3)) + 'x'.repeat(room % 3)],
      ['emoji', '💡'.repeat(Math.floor(room / 4)) + 'x'.repeat(room % 4)],
      ['characters that JSON escapes', '\n'.repeat(Math.floor(room / 2)) + 'x'.repeat(room % 2)],
    ] as const;

    it('is two kilobytes', () => {
      assert.equal(BODY_LIMIT, 2048);
    });

    for (const [name, text] of FULL) {
      it(`takes 2048 bytes of ${name}, and not one more`, () => {
        const { body } = encode({ ...INPUT, payload: text });
        assert.equal(Buffer.byteLength(body ?? ''), 2048);
        const { pointer, sentence } = faultOf(write.parse({ ...INPUT, payload: `${text}x` }));
        assert.equal(pointer, '/data');
        assert.equal(sentence, 'makes a body of 2049 bytes, and OneNET takes at most 2048');
      });
    }

    it('counts all resources together, and bytes by their hex digits', () => {
      const payload = { 1: Buffer.alloc(500), 2: Buffer.alloc(500) };
      const parsed = write.parse({ ...INPUT, payload });
      assert.ok(!parsed.ok);
      const size = `{"data":[{"res_id":1,"type":1,"val":""},{"res_id":2,"type":1,"val":""}]}`
        .length;
      assert.match(
        faultSentence(parsed.fault, 'en-US'),
        new RegExp(`a body of ${size + 2000} bytes`),
      );
    });
  });

  describe('fixtures', () => {
    const folder = join(__dirname, '../../../fixtures/wire');
    const files = readdirSync(folder).filter((file) => file.startsWith('write-request-'));

    it('hold both documented examples, and the hex one', () => {
      assert.deepEqual(files.sort(), [
        'write-request-basic.json',
        'write-request-opaque-hex.json',
        'write-request-opaque-number.json',
      ]);
    });

    for (const file of files) {
      it(`sends ${file} as it is printed, and with the printed method and path`, () => {
        const { request } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
          request: { method?: string; url?: string; body: { data: object[] } };
        };
        const literal = JSON.stringify(request.body);
        for (const payload of [request.body, request.body.data, request.body.data[0]]) {
          const sent = encode({ ...INPUT, payload, resId: '' });
          assert.equal(sent.body, literal);
          assert.equal(sent.method, request.method ?? 'POST');
          const { pathname } = new URL(request.url ?? 'http://api.heclouds.com/nbiot');
          assert.equal(sent.target.split('?')[0], pathname);
        }
      });
    }
  });

  describe('input', () => {
    it('is never changed', () => {
      const payload = Object.freeze({
        data: Object.freeze([
          Object.freeze({ res_id: 1, type: 1, val: '0x AB' }),
          Object.freeze({ res_id: 2, val: Object.freeze(new Date(1)) }),
        ]),
      });
      const { body } = encode(Object.freeze({ ...INPUT, payload, imei: ' 1 ' }));
      assert.equal(
        body,
        '{"data":[{"res_id":1,"type":1,"val":"AB"},{"res_id":2,"type":2,"val":0}]}',
      );
      assert.equal(payload.data[0]?.val, '0x AB');
    });

    it('may change afterwards without changing the command', () => {
      const bytes = Buffer.of(1);
      const payload = [{ res_id: 1, val: bytes }];
      const parsed = write.parse({ ...INPUT, payload });
      assert.ok(parsed.ok);
      bytes[0] = 2;
      payload.push({ res_id: 2, val: bytes });
      assert.equal(
        write.encode(parsed.value, { now: 0 }).body,
        '{"data":[{"res_id":1,"type":1,"val":"01"}]}',
      );
    });

    it('that throws when it is looked at throws out of parse, for the caller to report', () => {
      const trap = Object.defineProperty({}, 'res_id', {
        enumerable: true,
        get: () => {
          throw new RangeError('trap');
        },
      });
      assert.throws(() => write.parse({ ...INPUT, payload: [trap] }), /trap/);
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      assert.throws(() => write.parse({ ...INPUT, payload: proxy }), /revoked/);
    });
  });

  it('describes a command with the words of the message', () => {
    const payload = { 5851: 2n ** 60n, 5850: Buffer.of(0xab) };
    const parsed = write.parse({ ...INPUT, mode: 1, payload });
    assert.ok(parsed.ok);
    assert.deepEqual(write.describe(parsed.value), {
      imei: '869405000000010',
      path: '/3311/0',
      mode: 1,
      timeout: 25,
      data: [
        { res_id: 5850, type: 1, val: 'ab' },
        { res_id: 5851, val: 2n ** 60n },
      ],
    });
  });

  describe('a refusal of the device', () => {
    const decode = (error: string, input: Partial<WriteInput>): Outcome =>
      write.decode(
        { status: 200, body: JSON.stringify({ errno: 5106, error }) },
        valueOf(write.parse({ ...INPUT, ...input })),
      );
    const several = { payload: { 5850: true, 5851: 20 } };
    for (const [error, input, mayBePartial] of [
      ['UNSUCESS: NOT_FOUND', several, true],
      ['UNSUCESS: NOT_FOUND', { mode: 1 }, true],
      ['UNSUCESS: METHOD_NOT_ALLOWED', several, true],
      ['UNSUCESS: REQ_PARAM_ERROR', several, true],
      ['UNSUCESS: INTERNAL_SERVER_ERROR', { mode: 1 }, true],
      ['UNSUCESS: NOT_FOUND', {}, undefined],
      // What the platform says without asking the device, and what nobody knows anyway
      ['UNSUCESS: OFFLINE', several, undefined],
      ['UNSUCESS: FORBIDDEN', { mode: 1 }, undefined],
      ['auth failed', several, undefined],
      ['UNSUCESS: TIME_OUT', several, undefined],
    ] as const) {
      it(`${error} of ${nameOf(input)} ${mayBePartial ? 'may be partial' : 'is not partial'}`, () => {
        assert.equal(decode(error, input).mayBePartial, mayBePartial);
      });
    }
  });

  it('makes no array of many large values', () => {
    const payload = Array.from({ length: 900 }, (_, id) => ({
      res_id: id,
      val: 'x'.repeat(60_000),
    }));
    const milliseconds = cpuTime(() => {
      assert.equal(faultOf(write.parse({ ...INPUT, payload })).rule, 'tooLarge');
    });
    assert.ok(milliseconds < 200, `${milliseconds} ms`);
  });

  it('takes errno 0 for the acknowledgement of the device', () => {
    const { state } = write.decode({ status: 200, body: '{"errno":0,"error":"succ"}' });
    assert.equal(state, 'confirmed');
  });

  it('writes every map of resources in full, in ascending order', () => {
    const id = fc.integer({ min: 0, max: 65535 });
    const value = fc.oneof(fc.boolean(), fc.integer(), fc.string({ maxLength: 8 }));
    const map = fc.dictionary(id.map(String), value, { minKeys: 1, maxKeys: 20 });
    fc.assert(
      fc.property(map, (payload) => {
        const { data } = JSON.parse(encode({ ...INPUT, payload }).body ?? '') as {
          data: WireResource[];
        };
        assert.deepEqual(Object.fromEntries(data.map(({ res_id, val }) => [res_id, val])), {
          ...payload,
        });
        const ids = data.map(({ res_id }) => res_id);
        assert.deepEqual(
          ids,
          [...new Set(ids)].sort((a, b) => a - b),
        );
      }),
    );
  });

  it('makes of anything at all a body that the platform takes, or a problem with a pointer', () => {
    let valid = 0;
    fc.assert(
      fc.property(fc.oneof(anyInput, likelyInput), (input) => {
        const parsed = write.parse(input);
        if (!parsed.ok) {
          assert.match(parsed.fault.pointer, /^(\/([^~/]|~[01])*)*$/u);
          assert.match(faultSentence(parsed.fault, 'en-US'), /\S/);
          return;
        }
        valid += 1;
        const { target, body = '', deadline } = write.encode(parsed.value, { now: 0 });
        assert.match(
          target,
          /^\/nbiot\?imei=[^&#\s]+&obj_id=\d{1,5}&obj_inst_id=\d{1,5}&mode=[12]&timeout=\d{1,2}$/,
        );
        assert.ok(deadline >= 10_000 && deadline <= 45_000);
        assert.ok(Buffer.byteLength(body) <= BODY_LIMIT);
        assertLegal(parseJson(body));
      }),
      { numRuns: 2000 },
    );
    assert.ok(valid > 100, `only ${valid} of 2000 inputs were valid`);
  });
});

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
});

const anyInput: fc.Arbitrary<WriteInput> = fc.record({
  imei: anything,
  objId: anything,
  objInstId: anything,
  mode: anything,
  timeout: anything,
  payload: anything,
  resId: anything,
  valueType: anything,
});

const anyValue = fc.oneof(
  anything,
  fc.string({ unit: 'binary', maxLength: 800 }),
  fc.double(),
  fc.bigInt(),
  fc.date(),
  fc.uint8Array({ maxLength: 1200 }),
);
const anyElement = fc.record(
  {
    res_id: fc.oneof(fc.integer({ min: -1, max: 65536 }), anything),
    type: fc.constantFrom(undefined, 1, 2, 3, '1'),
    val: anyValue,
  },
  { requiredKeys: [], noNullPrototype: false },
);
const anyPayload = fc.oneof(
  anyValue,
  anyElement,
  fc.array(anyElement, { maxLength: 4 }),
  fc.record({ data: fc.array(anyElement, { maxLength: 4 }) }),
  fc.dictionary(fc.integer({ min: 0, max: 65600 }).map(String), anyValue, { maxKeys: 5 }),
);

/** Mostly right, so that the payload decides. */
const likelyInput: fc.Arbitrary<WriteInput> = fc.record({
  imei: fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.nat()),
  objId: fc.integer({ min: 0, max: 65535 }),
  objInstId: fc.oneof(fc.integer({ min: 0, max: 65534 }), fc.nat(65534).map(String)),
  mode: fc.constantFrom(1, 2, '1', '2'),
  timeout: fc.integer({ min: 5, max: 40 }),
  payload: anyPayload,
  resId: fc.oneof(fc.constant(undefined), fc.nat(65535), fc.nat(65535).map(String)),
  valueType: fc.constantFrom('auto', 'opaque', 'time', undefined),
});

function assertLegal(body: unknown): void {
  assert.deepEqual(Object.keys(body as object), ['data']);
  const { data } = body as { data: Readonly<Record<string, unknown>>[] };
  assert.ok(data.length > 0);
  const ids = data.map(({ res_id }) => res_id as number);
  assert.equal(new Set(ids).size, ids.length);
  for (const element of data) {
    const { res_id, type, val } = element;
    assert.ok(Number.isInteger(res_id) && Number(res_id) >= 0 && Number(res_id) <= 65535);
    assert.deepEqual(
      Object.keys(element),
      type === undefined ? ['res_id', 'val'] : ['res_id', 'type', 'val'],
    );
    if (type === undefined) {
      assert.ok(['boolean', 'number', 'bigint', 'string'].includes(typeof val));
    } else if (type === 1) {
      if (typeof val === 'string') assert.match(val, /^([0-9a-fA-F]{2})*$/);
      else assert.ok(typeof val === 'bigint' || Number.isInteger(val));
    } else {
      assert.equal(type, 2);
      assert.ok(Number.isSafeInteger(val));
    }
  }
}

function encode(input: WriteInput): ReturnType<typeof write.encode> {
  const parsed = write.parse(input);
  return write.encode(valueOf(parsed), { now: 0 });
}

function nameOf(input: object): string {
  return inspect(input, { breakLength: Infinity });
}
