import assert from 'node:assert/strict';
import { parseIdentity, type FaultRule } from '../../../lib/contract';

/** Braille blank, Hangul fillers, soft hyphen, Mongolian separator, invisible operators, tags. */
const INVISIBLE = [
  ...['\u2800', '\u3164', '\u115f', '\u1160', '\uffa0', '\u00ad', '\u180e', '\u034f', '\u061c'],
  ...[
    '\u2060',
    '\u2061',
    '\u2062',
    '\u2063',
    '\u2064',
    '\u206a',
    '\u{e0001}',
    '\u{e0041}',
    '\u{e007f}',
  ],
  ...['\u{1d173}', '\u{e0100}', '\ufff9'],
];

const VALID: [value: unknown, identity: string][] = [
  ['869999990000001', '869999990000001'],
  [869999990000001, '869999990000001'],
  [869999990000001n, '869999990000001'],
  [0, '0'],
  ['  869999990000001\r\n', '869999990000001'],
  ['\u200b869999990000001\ufeff', '869999990000001'],
  ['\u202a\u2066869999990000001\u2069\u202c', '869999990000001'],
  ['\u00a0\u3000869999990000001\u2028', '869999990000001'],
  ['\u0000869999990000001\u0007', '869999990000001'],
  ['\u3164869999990000001\ufe0f', '869999990000001'],
  ...INVISIBLE.map((each): [string, string] => [
    `${each}${each}869999990000001${each}`,
    '869999990000001',
  ]),
  ['A-b_c.1/中', 'A-b_c.1/中'],
  ['x'.repeat(64), 'x'.repeat(64)],
  [` ${'x'.repeat(64)} `, 'x'.repeat(64)],
  ['a$b', 'a$b'],
];

const INVALID: [value: unknown, rule: FaultRule][] = [
  [undefined, 'missing'],
  [null, 'missing'],
  ['', 'missing'],
  [' \u200b\t', 'missing'],
  [true, 'text'],
  [{}, 'text'],
  [['869999990000001'], 'text'],
  [-1, 'text'],
  [1.5, 'text'],
  [NaN, 'text'],
  [2 ** 53, 'text'],
  [-1n, 'text'],
  [10n ** 64n, 'text'],
  ['x'.repeat(65), 'tooLong'],
  ['x'.repeat(400_000_000), 'tooLong'],
  [' '.repeat(5_000_000), 'tooLong'],
  ['86999\u200b9990000001', 'controlCharacter'],
  ['86999\u202e9990000001', 'controlCharacter'],
  ['86999\u00009990000001', 'controlCharacter'],
  ['86999\ufe0f9990000001', 'controlCharacter'],
  ...INVISIBLE.map((each): [string, FaultRule] => [`86999${each}9990000001`, 'controlCharacter']),
  [INVISIBLE.join(''), 'missing'],
  ['86999\n9990000001', 'controlCharacter'],
  ['86999 9990000001', 'innerSpace'],
  ['86999\u00a09990000001', 'innerSpace'],
  ['869999990000001;460000000000001', 'endpointName'],
  ['86999\ud800', 'halfCharacter'],
  ['${IMEI}', 'unsetVariable'],
  ['$(IMEI)', 'unsetVariable'],
  ['86${REST}', 'variableWithin'],
  ['${A}${B}', 'variableWithin'],
];

describe('parseIdentity', () => {
  for (const [value, identity] of VALID) {
    it(`reads ${title(value)}`, () => {
      assert.deepEqual(parseIdentity('/imei', value), { ok: true, value: identity });
    });
  }

  for (const [value, rule] of INVALID) {
    it(`refuses ${title(value)}`, () => {
      const began = performance.now();
      const parsed = parseIdentity('/imei', value);
      assert.ok(performance.now() - began < 50, 'sizes are checked first');
      assert.ok(!parsed.ok);
      assert.deepEqual([parsed.fault.pointer, parsed.fault.rule], ['/imei', rule]);
      assert.ok(JSON.stringify(parsed.fault).length < 300);
    });
  }

  it('names the variable', () => {
    const parsed = parseIdentity('/uuid', '${MY_UUID}');
    assert.ok(!parsed.ok);
    assert.deepEqual(parsed.fault.params, { name: 'MY_UUID' });
  });
});

function title(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  return typeof value === 'bigint' ? `${value}n` : JSON.stringify(value);
}
