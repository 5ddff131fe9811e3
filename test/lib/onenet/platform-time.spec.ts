import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatPlatformTime, parsePlatformTime } from '../../../lib/onenet/platform-time';
import { underZone, ZONES } from '../../support/under-zone';

const FORMATTED: readonly (readonly [utc: string, china: string])[] = [
  ['2026-01-31T00:00:00Z', '2026-01-31T08:00:00'],
  ['2026-01-31T15:59:59Z', '2026-01-31T23:59:59'],
  ['2026-01-31T16:00:00Z', '2026-02-01T00:00:00'],
  ['2026-12-31T16:00:00Z', '2027-01-01T00:00:00'],
  ['2024-02-28T16:00:00Z', '2024-02-29T00:00:00'],
  ['2023-02-28T16:00:00Z', '2023-03-01T00:00:00'],
  ['2026-07-31T00:00:00.999Z', '2026-07-31T08:00:00'],
  // The nights in which the clocks change in New York and Berlin.
  ['2026-03-08T07:30:00Z', '2026-03-08T15:30:00'],
  ['2026-03-29T01:30:00Z', '2026-03-29T09:30:00'],
  ['2026-10-25T01:30:00Z', '2026-10-25T09:30:00'],
  ['2026-11-01T06:30:00Z', '2026-11-01T14:30:00'],
  ['9999-12-31T00:00:00Z', '9999-12-31T08:00:00'],
];

const PARSED: readonly (readonly [text: unknown, utc: string])[] = [
  ['2026-01-31T08:00:00', '2026-01-31T00:00:00.000Z'],
  ['2026-01-31 08:00:00', '2026-01-31T00:00:00.000Z'],
  [' 2026-01-31 08:00:00\n', '2026-01-31T00:00:00.000Z'],
  ['2021-01-02 09:02:24:185', '2021-01-02T01:02:24.185Z'],
  ['2021-01-02 09:02:24.185', '2021-01-02T01:02:24.185Z'],
  ['2021-01-02T09:02:24.5', '2021-01-02T01:02:24.500Z'],
  ['2021-01-02T09:02:24.07', '2021-01-02T01:02:24.070Z'],
  ['2021-01-02T09:02:24.999999', '2021-01-02T01:02:24.999Z'],
  ['2026-01-01 07:59:59', '2025-12-31T23:59:59.000Z'],
  ['2024-02-29 00:00:00', '2024-02-28T16:00:00.000Z'],
  ['0026-01-31 08:00:00', '0026-01-31T00:00:00.000Z'],
  // Nobody has seen these; but a zone that is named counts.
  ['2026-01-31T00:00:00Z', '2026-01-31T00:00:00.000Z'],
  ['2026-01-31T00:00:00.5z', '2026-01-31T00:00:00.500Z'],
  ['2026-01-31T08:00:00+08:00', '2026-01-31T00:00:00.000Z'],
  ['2026-01-31 05:30:00+0530', '2026-01-31T00:00:00.000Z'],
  ['2026-01-30T19:00:00-05:00', '2026-01-31T00:00:00.000Z'],
];

const UNREADABLE: readonly unknown[] = [
  undefined,
  null,
  '',
  ' ',
  'null',
  0,
  1769817600000,
  {},
  '2026-01-31',
  '08:00:00',
  '2026-02-29 08:00:00',
  '2026-02-30T08:00:00',
  '2026-13-01 08:00:00',
  '2026-00-01 08:00:00',
  '2026-01-00 08:00:00',
  '2026-01-31 24:00:00',
  '2026-01-31 08:60:00',
  '2026-01-31 08:00:60',
  '2026-01-31T08:00:00.',
  '2026-01-31T08:00:00+25:00',
  '2026-01-31T08:00:00+08:60',
  '2026-1-31 08:00:00',
  '12026-01-31 08:00:00',
];

describe('platform time', () => {
  for (const zone of ZONES) {
    describe(`with the runtime in ${zone}`, () => {
      for (const [utc, china] of FORMATTED) {
        it(`writes ${utc} as ${china}`, () => {
          assert.equal(
            underZone(zone, () => formatPlatformTime(Date.parse(utc))),
            china,
          );
        });
      }

      it('reads every form in which the platform writes', () => {
        for (const [text, utc] of PARSED) {
          const time = underZone(zone, () => parsePlatformTime(text)) ?? assert.fail(String(text));
          assert.equal(new Date(time).toISOString(), utc, String(text));
        }
      });

      it('reads back what it has written, but for the milliseconds', () => {
        underZone(zone, () => {
          fc.assert(
            fc.property(moments, (time) => {
              const second = Math.floor(time / 1000) * 1000;
              assert.equal(parsePlatformTime(formatPlatformTime(time)), second);
            }),
          );
        });
      });

      it("shows what China's clocks show", () => {
        underZone(zone, () => {
          fc.assert(
            fc.property(moments, (time) => {
              assert.equal(formatPlatformTime(time).replace('T', ' '), CLOCK.format(time));
            }),
          );
        });
      });
    });
  }

  for (const text of UNREADABLE) {
    it(`does not take ${JSON.stringify(text)} for a time`, () => {
      assert.equal(parsePlatformTime(text), undefined);
    });
  }

  it('keeps the order of moments', () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        const [first, second] = [formatPlatformTime(a), formatPlatformTime(b)];
        assert.ok(a <= b ? first <= second : first >= second);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), almostTimes), (value) => {
        const time = parsePlatformTime(value);
        assert.ok(time === undefined || Number.isInteger(time));
      }),
    );
  });
});

/** After China's last summer time, which ended in 1991. */
const moments = fc.integer({ min: Date.UTC(1992, 0), max: Date.UTC(9999, 11, 31) });

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

const almostTimes = fc.stringMatching(
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d([.:]\d{1,4})?(Z|[+-]\d\d:\d\d)?$/,
);
