import { faultSentence } from '../../../lib/contract';
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { parseValue } from '../../../lib/onenet/value-codec';
import { otherRealm } from '../../support/other-realm';

const SECONDS: readonly (readonly [val: unknown, seconds: number])[] = [
  [0, 0],
  [1769817600, 1769817600],
  [-1, -1],
  [99_999_999_999, 99_999_999_999],
  [-99_999_999_999, -99_999_999_999],
  [1769817600n, 1769817600],
  [new Date(1769817600000), 1769817600],
  [new Date(1769817600999), 1769817600],
  [new Date(-1), -1],
  [new Date(-1000), -1],
  [new Date(-1001), -2],
  [otherRealm('new Date(1769817600123)'), 1769817600],
  [new Date(8.64e15), 8.64e12],
  [new Date(-8.64e15), -8.64e12],
  ['1970-01-01T00:00:00Z', 0],
  ['2026-01-31T08:00:00+08:00', 1769817600],
  ['2026-01-31T00:00:00Z', 1769817600],
  ['2026-01-31T00:00Z', 1769817600],
  ['2026-01-31T00:00:00.999Z', 1769817600],
  ['2026-01-31T00:00:00.123456789Z', 1769817600],
  ['2026-01-30T18:30:00-05:30', 1769817600],
  ['2026-01-30T24:00:00Z', 1769817600],
  ['2026-01-31', 1769817600],
  [' 2026-01-31T00:00:00Z\n', 1769817600],
  ['2024-02-29T00:00:00Z', 1709164800],
  ['1969-12-31T23:59:59.5Z', -1],
  ['9999-12-31T23:59:59Z', 253402300799],
  ['0001-01-01T00:00:00Z', -62135596800],
];

const REFUSED: readonly (readonly [val: unknown, problem: RegExp])[] = [
  [1769817600000, /in seconds.*milliseconds: divide it by 1000/],
  [1769817600000n, /milliseconds/],
  [1e11, /milliseconds/],
  [-1e11, /milliseconds/],
  [1769817600.5, /whole number of seconds, not 1769817600.5/],
  [NaN, /not NaN/],
  [Infinity, /not Infinity/],
  [10n ** 400n, /whole number/],
  [new Date(NaN), /not a valid Date/],
  [otherRealm('new Date("x")'), /not a valid Date/],
  ['', /an empty text/],
  ['1769817600', /"1769817600"/],
  ['2026-02-29T00:00:00Z', /2026-01-31T08:00:00\+08:00/],
  ['2026-02-30', /2026-01-31T08:00:00\+08:00/],
  ['1900-02-29', /2026-01-31T08:00:00\+08:00/],
  ['2026-13-01', /2026-01-31T08:00:00\+08:00/],
  ['2026-00-10', /2026-01-31T08:00:00\+08:00/],
  ['2026-01-00', /2026-01-31T08:00:00\+08:00/],
  ['2026-01-31T25:00:00Z', /2026-01-31T08:00:00\+08:00/],
  ['2026-01-31T08:60:00Z', /2026-01-31T08:00:00\+08:00/],
  ['2026-01-31T08:00:61Z', /2026-01-31T08:00:00\+08:00/],
  ['2026-01-31 08:00:00', /2026-01-31T08:00:00\+08:00/],
  ['31.01.2026', /2026-01-31T08:00:00\+08:00/],
  ['01/31/2026', /2026-01-31T08:00:00\+08:00/],
  ['2026', /2026-01-31T08:00:00\+08:00/],
  ['now', /2026-01-31T08:00:00\+08:00/],
  [true, /not true/],
  [null, /not null/],
  [undefined, /not nothing/],
  [Buffer.from([1]), /not a Buffer/],
  [[1], /not an array/],
];

describe('time', () => {
  for (const [val, seconds] of SECONDS) {
    it(`reads ${inspect(val)} as ${seconds} s`, () => {
      assert.deepEqual(time(val), { ok: true, value: { kind: 'time', seconds } });
    });
  }

  for (const [val, problem] of REFUSED) {
    it(`refuses ${inspect(val)}`, () => {
      const parsed = time(val);
      assert.ok(!parsed.ok);
      assert.match(faultSentence(parsed.fault, 'en-US'), problem);
    });
  }

  it('reads a time without an offset in the zone of the runtime', () => {
    const local = new Date(2026, 0, 31, 8, 30).getTime() / 1000;
    assert.deepEqual(time('2026-01-31T08:30'), {
      ok: true,
      value: { kind: 'time', seconds: local },
    });
  });

  it('reads every Date, and the same from its ISO text', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const seconds = Math.floor(date.getTime() / 1000);
        const expected = { ok: true, value: { kind: 'time', seconds } };
        assert.deepEqual(time(date), expected);
        const text = date.toISOString();
        // Years of more than four digits are an extension that only JavaScript writes.
        if (/^\d{4}-/.test(text)) assert.deepEqual(time(text), expected);
      }),
    );
  });

  it('gives whole seconds or a problem for anything', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true }), (val) => {
        const parsed = time(val);
        if (!parsed.ok) assert.match(faultSentence(parsed.fault, 'en-US'), /\S/);
        else {
          assert.ok(typeof parsed.value === 'object' && parsed.value.kind === 'time');
          assert.ok(Number.isSafeInteger(parsed.value.seconds));
        }
      }),
    );
  });
});

function time(val: unknown): ReturnType<typeof parseValue> {
  return parseValue('/val', 2, val);
}
