import assert from 'node:assert/strict';
import fc from 'fast-check';

import { Pace } from '../../../lib/dispatch/pace';

/** Sends one call after the other as early as the pace allows. `late` says how late each timer is, in milliseconds. */
function send(
  pace: Pace,
  count: number,
  late: (call: number) => number = () => 0,
  from = 0,
): number[] {
  const times: number[] = [];
  let now = from;
  while (times.length < count) {
    const delay = pace.delay(now);
    if (delay > 0) now += delay + late(times.length);
    if (pace.delay(now) > 0) continue;
    pace.count(now);
    times.push(now);
  }
  return times;
}

/** The most calls in one second, wherever it begins. */
function worstSecond(times: readonly number[]): number {
  let worst = 0;
  let first = 0;
  for (const [index, time] of times.entries()) {
    while ((times[first] ?? 0) <= time - 1000) first += 1;
    worst = Math.max(worst, index - first + 1);
  }
  return worst;
}

const rounded = (times: readonly number[]): number[] => times.map((time) => Math.round(time));

describe('Pace', () => {
  for (const [callsPerSecond, expected] of [
    [0, [0, 0, 0, 0]],
    [1, [0, 1010, 2020]],
    [0.5, [0, 2020, 4040]],
    [2.5, [0, 404, 808]],
    [4, [0, 253, 505, 758, 1010]],
  ] as const) {
    it(`spaces calls at ${callsPerSecond} a second as ${expected.join(', ')} ms`, () => {
      assert.deepEqual(rounded(send(new Pace(callsPerSecond), expected.length)), expected);
    });
  }

  it('is a tenth slower in the first second, since new connections take longer than old ones', () => {
    const times = send(new Pace(100), 300);
    assert.deepEqual(rounded(times.slice(0, 3)), [0, 11, 22]);
    assert.equal(times.filter((time) => time < 1000).length, 91);
    assert.equal(times.filter((time) => time >= 1000 && time < 2000).length, 98);
  });

  it('lets nothing be saved up in a pause, and begins as at the start after a long one', () => {
    const pace = new Pace(100);
    const [last = NaN] = send(pace, 200).slice(-1);
    pace.idle();
    const [first = NaN, second = NaN] = send(pace, 2, undefined, last + 500);
    assert.deepEqual(rounded([first - last, second - first]), [500, 10]);
    pace.idle();
    const [third = NaN, fourth = NaN] = send(pace, 2, undefined, second + 5000);
    assert.deepEqual(rounded([third - second, fourth - third]), [5000, 11]);
  });

  it('makes up for late timers, and not in one lump', () => {
    const late = (call: number): number => (call === 600 ? 60 : 2);
    const times = send(new Pace(300), 1500, late);
    const inOneMoment = times.filter((time) => time === times[601]).length;
    assert(inOneMoment <= 4, `${inOneMoment} calls at once`);
    const [last = NaN] = times.slice(-1);
    // A hundredth is spare, and a tenth of the first second is given up.
    assert(last < (1500 / 300) * 1000 * 1.01 + 100 + 20, `it took ${last} ms`);
  });

  it('never exceeds the limit by more than a tenth in any second, however late the timers', () => {
    const lateness = fc.oneof(
      { arbitrary: fc.double({ min: 0, max: 8, noNaN: true }), weight: 20 },
      { arbitrary: fc.double({ min: 0, max: 300, noNaN: true }), weight: 1 },
    );
    const pauses = fc.array(fc.nat(3000), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.array(lateness, { minLength: 50, maxLength: 50 }),
        pauses,
        (callsPerSecond, late, given) => {
          const pace = new Pace(callsPerSecond);
          const times: number[] = [];
          for (const pause of given) {
            const from = (times.at(-1) ?? 0) + pause;
            const count = Math.min(400, 3 * callsPerSecond);
            times.push(...send(pace, count, (call) => late[call % late.length] ?? 0, from));
            pace.idle();
          }
          const worst = worstSecond(times);
          assert(worst <= callsPerSecond * 1.1 + 1e-9, `${worst} calls in a second`);
        },
      ),
      { numRuns: 300 },
    );
  });

  describe('when the platform turns calls away for its quota', () => {
    it('halves the rate and wins it back within five seconds', () => {
      const pace = new Pace(100);
      send(pace, 300);
      assert.equal(pace.turnedAway(5000, 4990, 0, 0), true);
      const times = send(pace, 1000, undefined, 5000);
      const perSecond = [5, 6, 7, 8, 9, 10, 11].map(
        (second) => times.filter((time) => Math.floor(time / 1000) === second).length,
      );
      assert.deepEqual(perSecond, [54, 64, 74, 84, 94, 99, 99]);
    });

    it('stays as it is for a few refusals among many calls', () => {
      const pace = new Pace(100);
      send(pace, 300);
      for (let refusal = 0; refusal < 9; refusal++) {
        assert.equal(pace.turnedAway(5000 + refusal, 4990, 100, 0), false);
      }
      assert.equal(pace.turnedAway(5009, 4990, 100, 0), true);
    });

    it('heeds one refusal a second, since a quota counts by the second', () => {
      const pace = new Pace(100);
      send(pace, 300);
      assert.equal(pace.turnedAway(5000, 4990, 0, 0), true);
      assert.equal(pace.turnedAway(5001, 4999, 0, 0), false);
      assert.equal(Math.round(pace.interval(5001)), 20);
      assert.equal(pace.turnedAway(6005, 6000, 0, 0), false);
      assert.equal(pace.turnedAway(6010, 6001, 0, 0), true);
      assert.equal(Math.round(pace.interval(6010)), 34);
    });

    it('goes on at one call a second at least, or as slowly as it is set', () => {
      for (const [limit, interval] of [
        [100, 1010],
        [0.5, 2020],
      ] as const) {
        const pace = new Pace(limit);
        for (let second = 2; second < 42; second += 2) {
          pace.turnedAway(second * 1000, second * 1000 - 1, 0, 0);
        }
        assert.equal(Math.round(pace.interval(40_000)), interval);
      }
    });

    it('takes half of what went out of late where there is no limit, until that has doubled', () => {
      const pace = new Pace(0);
      assert.equal(pace.interval(1000), 0);
      assert.equal(pace.turnedAway(1000, 999, 10, 0), true);
      assert.equal(pace.interval(1000), 202);
      assert.equal(pace.interval(15_900) > 0, true);
      assert.equal(pace.interval(16_001), 0);
    });

    for (const [retryAfter, rest] of [
      [5, 5000],
      [0.5, 500],
      [3600, 60_000],
    ] as const) {
      it(`rests ${rest} ms for Retry-After: ${retryAfter}, and goes on evenly`, () => {
        const pace = new Pace(100);
        const [last = NaN] = send(pace, 300).slice(-1);
        pace.turnedAway(last + 5, last, 0, retryAfter);
        assert.equal(pace.restFor(last + 5), rest);
        assert.equal(pace.delay(last + 5), rest);
        const [first = NaN, second = NaN] = send(pace, 2, undefined, last + 5);
        assert.equal(Math.round(first - last), rest + 5);
        assert(second - first >= 10, `${second - first} ms`);
        assert.equal(pace.restFor(second), 0);
      });
    }
  });
});
