import { VALUE_TYPES, type ValueType } from '../../../lib/contract';
import { faultOf, valueOf } from '../../support/result';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_ELEMENTS, readPayload } from '../../../lib/onenet/payload';
import { otherRealm } from '../../support/other-realm';

const date = new Date(0);
const bytes = Buffer.from('a');

/** The elements that a payload stands for, when Resource is 5850 and the value type automatic. */
const FOUND: readonly (readonly [name: string, payload: unknown, elements: unknown[]])[] = [
  [
    'an array',
    [
      { res_id: 1, val: 2 },
      { res_id: 3, type: 1, val: 'ff' },
    ],
    [
      { res_id: 1, val: 2 },
      { res_id: 3, type: 1, val: 'ff' },
    ],
  ],
  ['an array of anything', [1, null, 'x'], [1, null, 'x']],
  ['an empty array', [], []],
  ['an element', { res_id: 1, val: 2 }, [{ res_id: 1, val: 2 }]],
  ['an element that is not whole', { res_id: 1 }, [{ res_id: 1 }]],
  ['an element with more fields', { data: [], res_id: 1 }, [{ data: [], res_id: 1 }]],
  ['the documented body', { data: [{ res_id: 1, val: 2 }] }, [{ res_id: 1, val: 2 }]],
  ['an empty documented body', { data: [] }, []],
  [
    'keys',
    { 5850: true, 5851: 20 },
    [
      { res_id: 5850, val: true },
      { res_id: 5851, val: 20 },
    ],
  ],
  [
    'keys out of order',
    { 10: 'c', 9: 'b', 0: 'a' },
    [
      { res_id: 0, val: 'a' },
      { res_id: 9, val: 'b' },
      { res_id: 10, val: 'c' },
    ],
  ],
  ['the last key', { 65535: null }, [{ res_id: 65535, val: null }]],
  [
    'keys without a prototype',
    Object.assign(Object.create(null), { 1: true }),
    [{ res_id: 1, val: true }],
  ],
  ['keys of a function node', otherRealm('{ 5850: true }'), [{ res_id: 5850, val: true }]],
  ['true', true, [{ res_id: 5850, val: true }]],
  ['0', 0, [{ res_id: 5850, val: 0 }]],
  ['NaN', NaN, [{ res_id: 5850, val: NaN }]],
  ['an empty text', '', [{ res_id: 5850, val: '' }]],
  ['a text that looks like JSON', '{"1":2}', [{ res_id: 5850, val: '{"1":2}' }]],
  ['a bigint', 5n, [{ res_id: 5850, val: 5n }]],
  ['a Date', date, [{ res_id: 5850, val: date }]],
  ['a Buffer', bytes, [{ res_id: 5850, val: bytes }]],
];

/** Only found to be one value; whether it is a good one is not for this file to say. */
const SINGLE: readonly (readonly [name: string, payload: unknown])[] = [
  ['an empty Buffer', Buffer.alloc(0)],
  ['a DataView', new DataView(new ArrayBuffer(1))],
  ['an ArrayBuffer', new ArrayBuffer(1)],
  ['a Date of a function node', otherRealm('new Date(0)')],
  ['bytes of a function node', otherRealm('Uint8Array.of(1, 2)')],
  ['memory of a function node', otherRealm('new ArrayBuffer(1)')],
  ['a boxed text, whose keys look like Resources', Object('ab')],
];

const REFUSED: readonly (readonly [
  name: string,
  payload: unknown,
  pointer: string,
  problem: RegExp,
])[] = [
  ['undefined', undefined, '/payload', /is nothing: there is nothing to write/],
  ['null', null, '/payload', /is null: there is nothing to write/],
  ['a function', (): void => undefined, '/payload', /is a function/],
  ['a symbol', Symbol('s'), '/payload', /is a symbol/],
  ['an empty object', {}, '/data', /is empty/],
  [
    'data that is no array',
    { data: { res_id: 1, val: 1 } },
    '/data',
    /must have an array.*not an object/,
  ],
  ['data and more', { data: [], mode: 1 }, '/payload', /"data"/],
  ['a word for a key', { 5850: true, on: true }, '/payload', /the key "on"/],
  ['65536', { 65536: 1 }, '/payload', /"65536"/],
  ['a leading zero', { '05850': 1 }, '/payload', /"05850"/],
  ['a negative key', { '-1': 1 }, '/payload', /"-1"/],
  ['a fraction', { '1.5': 1 }, '/payload', /"1.5"/],
  ['an empty key', { '': 1 }, '/payload', /""/],
  ['white space', { ' 1': 1 }, '/payload', /" 1"/],
  [
    'a Buffer that went through JSON',
    JSON.parse(JSON.stringify(bytes)),
    '/payload',
    /Buffer\.from/,
  ],
  ['data beside something', { data: [], imei: '1' }, '/payload', /beside it "imei"/],
  ['a Map', new Map([[1, 2]]), '/payload', /is a Map, which is no value/],
  ['an Error', new Error('x'), '/payload', /is an Error/],
  ['val alone', { val: 1 }, '/payload', /"val"/],
];

describe('payload', () => {
  for (const [name, payload, elements] of FOUND) {
    it(`finds the elements of ${name}`, () => {
      assert.deepEqual(found(payload, 5850), elements);
    });
  }

  for (const [name, payload] of SINGLE) {
    it(`takes ${name} for one value`, () => {
      const [element] = valueOf(readPayload(payload, 5850, 'auto')) as [
        { res_id: number; val: unknown },
      ];
      assert.equal(element.res_id, 5850);
      assert.strictEqual(element.val, payload);
    });
  }

  for (const [name, payload, pointer, problem] of REFUSED) {
    it(`refuses ${name}`, () => {
      const read = readPayload(payload, 5850, 'auto');
      const fault = faultOf(read);
      assert.equal(fault.pointer, pointer);
      assert.match(fault.sentence, problem);
    });
  }

  for (const payload of [true, 0, '', 'on', 5n, date, bytes, Object('ab')]) {
    it(`wants to know the Resource of ${typeof payload} ${String(payload)}`, () => {
      const read = readPayload(payload, undefined, 'auto');
      assert.deepEqual([faultOf(read).pointer, faultOf(read).rule], ['/resId', 'noResource']);
    });
  }

  it('looks at Resource and value type only if the payload names no Resource', () => {
    for (const type of ['auto', 'opaque', 'time'] as const) {
      assert.deepEqual(found({ 1: 'ff' }, 'x', type), [{ res_id: 1, val: 'ff' }]);
      assert.deepEqual(found({ res_id: 1, val: 2 }, 'x', type), [{ res_id: 1, val: 2 }]);
      assert.deepEqual(found([{ res_id: 1, val: 2 }], 'x', type), [{ res_id: 1, val: 2 }]);
    }
  });

  for (const [valueType, type] of [
    ['opaque', 1],
    ['time', 2],
  ] as const) {
    it(`carries a single value with type ${type} if told ${valueType}`, () => {
      assert.deepEqual(found('x', 7, valueType), [{ res_id: 7, type, val: 'x' }]);
    });
  }

  it('finds one element for each key, in ascending order', () => {
    const keyed = fc.dictionary(fc.integer({ min: 0, max: 65535 }).map(String), fc.anything(), {
      minKeys: 1,
      noNullPrototype: false,
    });
    fc.assert(
      fc.property(keyed, (payload) => {
        const ids = Object.keys(payload)
          .map(Number)
          .sort((a, b) => a - b);
        assert.deepEqual(
          valueOf(readPayload(payload, undefined, 'auto')),
          ids.map((id) => ({ res_id: id, type: undefined, val: payload[String(id)] })),
        );
      }),
    );
  });

  it('never throws and never changes what it reads', () => {
    const valueType = fc.constantFrom<ValueType>(...VALUE_TYPES);
    fc.assert(
      fc.property(fc.anything(everything), fc.anything(), valueType, (payload, resId, type) => {
        const read = readPayload(freeze(payload), resId, type);
        if (!read.ok) assert.match(faultOf(read).pointer, /^\/(payload|resId|data)/);
      }),
    );
  });
});

describe('elements', () => {
  class Reading {
    res_id = 5700;
    val = 21.5;
    describe(): string {
      return `${this.val}`;
    }
    get type(): number {
      return this.val;
    }
  }

  it('are what an object has of its own, not what its class has', () => {
    for (const payload of [new Reading(), [new Reading()], { data: [new Reading()] }]) {
      assert.deepEqual(found(payload, undefined), [{ res_id: 5700, val: 21.5 }]);
    }
    assert.deepEqual(found([Object.create({ res_id: 1, val: 1 })], undefined), [{}]);
    assert.equal(faultOf(readPayload(Object.create({ 1: 1 }), 1, 'auto')).rule, 'noValue');
  });

  it('are the same whatever another package adds to every object', () => {
    const prototype = Object.prototype as Record<string, unknown>;
    prototype.describe = (): string => 'x';
    prototype.type = 9;
    prototype.data = [];
    prototype.res_id = 4;
    try {
      assert.deepEqual(found({ 5850: true }, undefined), [{ res_id: 5850, val: true }]);
      assert.deepEqual(found([{ res_id: 1, val: 2 }], undefined), [{ res_id: 1, val: 2 }]);
      assert.deepEqual(found(true, 5850), [{ res_id: 5850, val: true }]);
    } finally {
      for (const name of ['describe', 'type', 'data', 'res_id']) {
        // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- what was added above
        delete prototype[name];
      }
    }
  });

  it('may have their numbers as texts of digits, as a query string gives them', () => {
    assert.deepEqual(found({ res_id: '5750', type: '1', val: 'ff' }, undefined), [
      { res_id: 5750, type: 1, val: 'ff' },
    ]);
    assert.deepEqual(found([{ res_id: ' 7 ', val: '1' }], undefined), [{ res_id: 7, val: '1' }]);
    assert.deepEqual(found([{ res_id: 'x', type: '', val: 1 }], undefined), [
      { res_id: 'x', type: '', val: 1 },
    ]);
  });

  it('are not counted one by one where there are far too many', () => {
    const sparse: unknown[] = [];
    sparse.length = 4_000_000_000;
    const many = Object.fromEntries(Array.from({ length: MAX_ELEMENTS + 1 }, (_, id) => [id, 1]));
    for (const [payload, pointer] of [
      [sparse, '/payload'],
      [{ data: sparse }, '/data'],
      [many, '/payload'],
      [{ ...many, name: 1 }, '/payload'],
      [{ ...many, data: [] }, '/payload'],
    ] as const) {
      const began = performance.now();
      const fault = faultOf(readPayload(payload, undefined, 'auto'));
      assert.ok(performance.now() - began < 200);
      assert.deepEqual([fault.pointer, fault.rule], [pointer, 'tooLarge']);
    }
  });

  it('of an element with many strange fields only one is looked at', () => {
    const element = {
      ...{ res_id: 1, val: 2, first: 3 },
      get second() {
        throw new Error('looked at');
      },
    };
    const [read] = valueOf(readPayload([element], undefined, 'auto'));
    assert.deepEqual(read, { first: 3, res_id: 1, type: undefined, val: 2 });
  });
});

describe('a text that holds JSON', () => {
  for (const payload of [
    '{"5850":true}',
    ' [{"res_id":1,"val":2}]\n',
    '{}',
    '[]',
    `{"1":"${'x'.repeat(100_000)}"}`,
  ]) {
    it(`needs a json node: ${payload.slice(0, 30)}`, () => {
      const fault = faultOf(readPayload(payload, undefined, 'auto'));
      assert.deepEqual([fault.pointer, fault.rule], ['/payload', 'jsonAsText']);
      assert.match(fault.sentence, /json node/);
    });

    it(`needs a json node as bytes, too: ${payload.slice(0, 30)}`, () => {
      const fault = faultOf(readPayload(Buffer.from(payload), undefined, 'auto'));
      assert.deepEqual([fault.pointer, fault.rule], ['/payload', 'jsonAsBytes']);
      assert.match(fault.sentence, /^is a Buffer that holds JSON.* json node/);
    });
  }

  for (const payload of ['{', '[1', '"x"', '5', 'true', '{on}', 'x{"1":2}']) {
    it(`is none: ${payload}`, () => {
      assert.equal(faultOf(readPayload(payload, undefined, 'auto')).rule, 'noResource');
      assert.equal(
        faultOf(readPayload(Buffer.from(payload), undefined, 'auto')).rule,
        'noResource',
      );
    });
  }

  it('is a value where a Resource is set', () => {
    assert.deepEqual(found('{"1":2}', 5), [{ res_id: 5, val: '{"1":2}' }]);
    assert.deepEqual(found(Buffer.from('[]'), 5), [{ res_id: 5, val: Buffer.from('[]') }]);
  });
});

/** The elements, without the fields that are `undefined`. */
function found(payload: unknown, resId: unknown, valueType: ValueType = 'auto'): unknown[] {
  return valueOf(readPayload(payload, resId, valueType)).map((element) =>
    typeof element === 'object' && element !== null && !Array.isArray(element)
      ? Object.fromEntries(Object.entries(element).filter(([, value]) => value !== undefined))
      : element,
  );
}

const everything = {
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
};

/** Bytes cannot be frozen. */
function freeze<T>(value: T): T {
  return ArrayBuffer.isView(value) ? value : Object.freeze(value);
}
