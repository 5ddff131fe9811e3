import { faultSentence } from '../../../../lib/contract';
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { isOver, readSchedule, timesOf } from '../../../../lib/onenet/operations/cached-delivery';
import { otherRealm } from '../../../support/other-realm';
import { valueOf } from '../../../support/result';
import { underZone, ZONES } from '../../../support/under-zone';

const NOW = Date.parse('2026-01-31T00:00:00.250Z');

interface Times {
  readonly expires?: unknown;
  readonly validFrom?: unknown;
}

const VALID: readonly (readonly [Times, expires: string, validFrom?: string])[] = [
  [{}, '2026-02-01T00:00:01Z'],
  [{ expires: undefined, validFrom: null }, '2026-02-01T00:00:01Z'],
  [{ expires: ' ', validFrom: '' }, '2026-02-01T00:00:01Z'],
  [{ expires: 3600 }, '2026-01-31T01:00:01Z'],
  [{ expires: ' 3600 ' }, '2026-01-31T01:00:01Z'],
  [{ expires: '+3600' }, '2026-01-31T01:00:01Z'],
  [{ expires: 3600n }, '2026-01-31T01:00:01Z'],
  [{ expires: 0.75 }, '2026-01-31T00:00:01Z'],
  [{ expires: '1.5' }, '2026-01-31T00:00:02Z'],
  [{ expires: 0.001 }, '2026-01-31T00:00:01Z'],
  [{ expires: 999_999_999 }, '2057-10-09T01:46:40Z'],
  [{ expires: new Date('2026-01-31T08:00:00Z') }, '2026-01-31T08:00:00Z'],
  [{ expires: new Date('2026-01-31T08:00:00.001Z') }, '2026-01-31T08:00:01Z'],
  [{ expires: otherRealm('new Date("2026-01-31T08:00:00Z")') }, '2026-01-31T08:00:00Z'],
  [{ expires: '2026-01-31T08:00:00Z' }, '2026-01-31T08:00:00Z'],
  [{ expires: '2026-01-31T08:00Z' }, '2026-01-31T08:00:00Z'],
  [{ expires: '2026-01-31 08:00:00z' }, '2026-01-31T08:00:00Z'],
  [{ expires: '2026-01-31T16:00:00+08:00' }, '2026-01-31T08:00:00Z'],
  [{ expires: ' 2026-01-31 16:00:00 +0800 ' }, '2026-01-31T08:00:00Z'],
  [{ expires: '2026-01-31T02:30:00.123456789-05:30' }, '2026-01-31T08:00:01Z'],
  [{ expires: '9999-12-31T00:00:00Z' }, '9999-12-31T00:00:00Z'],
  [{ expires: 60, validFrom: 10 }, '2026-01-31T00:01:01Z', '2026-01-31T00:00:11Z'],
  [{ expires: 60, validFrom: 59 }, '2026-01-31T00:01:01Z', '2026-01-31T00:01:00Z'],
  [{ validFrom: '2026-01-31T12:00:00+08:00' }, '2026-02-01T00:00:01Z', '2026-01-31T04:00:00Z'],
  // What begins in the past, or now, begins at once; the platform would refuse to be told so.
  [{ expires: 60, validFrom: 0 }, '2026-01-31T00:01:01Z'],
  [{ expires: 60, validFrom: -5 }, '2026-01-31T00:01:01Z'],
  [{ expires: 60, validFrom: new Date(0) }, '2026-01-31T00:01:01Z'],
  [{ expires: 60, validFrom: new Date(NOW) }, '2026-01-31T00:01:01Z'],
];

const INVALID: readonly (readonly [Times, pointer: string, problem: RegExp])[] = [
  [{ expires: 0 }, '/expires', /later than now, not 2026-01-31T00:00:00.250Z$/],
  [{ expires: -1 }, '/expires', /later than now, not 2026-01-30T23:59:59.250Z$/],
  [{ expires: '-86400' }, '/expires', /later than now/],
  [{ expires: new Date(NOW) }, '/expires', /later than now/],
  [{ expires: '2026-01-31T07:00:00+08:00' }, '/expires', /later than now/],
  [{ expires: NaN }, '/expires', /finite number, not NaN/],
  [{ expires: Infinity }, '/expires', /finite number, not Infinity/],
  [{ expires: 10n ** 400n }, '/expires', /finite number/],
  [{ expires: 1e9 }, '/expires', /1000000000 can only be meant as a time since 1970.*Date/],
  [{ expires: 1769900000 }, '/expires', /only be meant as a time since 1970/],
  [{ expires: '1769900000' }, '/expires', /only be meant as a time since 1970/],
  [{ expires: 1769900000000 }, '/expires', /only be meant as a time since 1970/],
  [{ expires: -1e9 }, '/expires', /since 1970/],
  [{ validFrom: 1769900000000n }, '/validFrom', /only be meant as a time since 1970/],
  [{ expires: true }, '/expires', /number of seconds from now.*not true/],
  [{ expires: {} }, '/expires', /not an object/],
  [{ expires: [60] }, '/expires', /not an array/],
  [{ expires: new Date(NaN) }, '/expires', /not a valid Date/],
  [{ expires: new Date(8.64e15) }, '/expires', /before the year 10000/],
  [{ expires: '9999-12-31T23:59:59Z' }, '/expires', /before the year 10000/],
  [{ expires: 'tomorrow' }, '/expires', /not the text "tomorrow"/],
  [{ expires: '1e3' }, '/expires', /seconds from now/],
  [{ expires: '2026-01-31' }, '/expires', /seconds from now/],
  [{ expires: '2026-02-29T00:00:00Z' }, '/expires', /seconds from now/],
  [{ expires: '2026-01-31T25:00:00Z' }, '/expires', /seconds from now/],
  [{ expires: '2026-01-31T08:00:00+24:00' }, '/expires', /seconds from now/],
  [{ expires: '2026-01-31T08:00:00' }, '/expires', /does not say its zone.*\+08:00.*Z for UTC/],
  [{ validFrom: '2026-01-31 08:00' }, '/validFrom', /does not say its zone/],
  [{ validFrom: 'soon' }, '/validFrom', /not the text "soon"/],
  [{ expires: 60, validFrom: 60 }, '/expires', /later than validFrom: .* is not after/],
  [{ expires: 60, validFrom: 61 }, '/expires', /later than validFrom/],
  // Different, but not to the platform, which counts whole seconds.
  [{ expires: 59.9, validFrom: 59.8 }, '/expires', /later than validFrom/],
  [{ validFrom: 86_401 }, '/expires', /later than validFrom/],
];

describe('schedule of a cached command', () => {
  for (const zone of ZONES) {
    it(`reads every form the same in ${zone}`, () => {
      for (const [times, expires, validFrom] of VALID) {
        const read = underZone(zone, () => readSchedule(times, NOW));
        assert.ok(read.ok, inspect([times, read]));
        assert.deepEqual(
          timesIn(read, NOW),
          {
            expires: Date.parse(expires),
            ...(validFrom === undefined ? {} : { validFrom: Date.parse(validFrom) }),
          },
          inspect(times),
        );
      }
    });
  }

  for (const [times, pointer, problem] of INVALID) {
    it(`refuses ${inspect(times)}`, () => {
      const read = readSchedule(times, NOW);
      assert.ok(!read.ok, inspect(read));
      assert.equal(read.fault.pointer, pointer);
      assert.match(faultSentence(read.fault, 'en-US'), problem);
    });
  }

  it('gives whole seconds in the future, in their order, and never earlier than asked for', () => {
    fc.assert(
      fc.property(clocks, waits, waits, (now, expires, validFrom) => {
        const read = readSchedule({ expires, validFrom }, now);
        if (!read.ok) {
          assert.ok(expires <= 0 || validFrom > 0);
          assert.ok(expires <= 0 || Math.ceil(expires) <= Math.ceil(validFrom) + 1);
          return;
        }
        const schedule = timesIn(read, now);
        assert.equal(schedule.expires % 1000, 0);
        assert.ok(schedule.expires >= now + expires * 1000 && schedule.expires > now);
        assert.ok(schedule.expires < now + expires * 1000 + 1000);
        assert.equal(schedule.validFrom !== undefined, validFrom > 2);
        const begin = schedule.validFrom ?? now;
        assert.ok(begin >= now + Math.min(0, validFrom * 1000) && begin < schedule.expires);
      }),
    );
  });

  it('reads the same moment from seconds, a Date and a text in any zone', () => {
    fc.assert(
      fc.property(clocks, fc.integer({ min: 1, max: 10_000_000 }), offsets, (now, wait, offset) => {
        const moment = now + wait * 1000;
        const forms = [wait, String(wait), BigInt(wait), new Date(moment), inZone(moment, offset)];
        const read = forms.map((expires) => readSchedule({ expires }, now));
        const times = read.map((each) => timesIn(each, now));
        for (const each of times) assert.deepEqual(each, times[0]);
      }),
    );
  });

  it('never throws, and never lets through what has passed', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (expires, validFrom) => {
        const read = readSchedule({ expires, validFrom }, NOW);
        if (read.ok) assert.ok(!isOver(read.value, NOW));
        else assert.match(read.fault.pointer, /^\/(expires|validFrom)$/);
      }),
    );
  });
});

/** What a request that leaves now says, without what it leaves out. */
function timesIn(
  read: ReturnType<typeof readSchedule>,
  now: number,
): {
  readonly expires: number;
  readonly validFrom?: number;
} {
  const { expires, validFrom } = timesOf(valueOf(read), now);
  return { expires, ...(validFrom === undefined ? {} : { validFrom }) };
}

const clocks = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2099, 0) });

const waits = fc.oneof(
  fc.integer({ min: -100, max: 200_000 }),
  fc.integer({ min: -8, max: 800_000 }).map((eighths) => eighths / 8),
);

/** Minutes ahead of UTC. */
const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });

function inZone(moment: number, offset: number): string {
  const local = new Date(moment + offset * 60_000).toISOString().slice(0, -1);
  const minutes = Math.abs(offset);
  const [hh, mm] = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0'));
  return `${local}${offset < 0 ? '-' : '+'}${hh}:${mm}`;
}
