import assert from 'node:assert/strict';
import { PlatformClock } from '../../../../lib/onenet';
import { BUILD_DATE } from '../../../../lib/onenet/credentials/platform-clock';

const NOW = 1_900_000_000_000;
const HOUR = 3_600_000;

describe('PlatformClock', () => {
  it("is this computer's until an answer tells another time", () => {
    const clock = new PlatformClock();
    assert.deepEqual([clock.offset, clock.at(NOW)], [0, NOW]);
  });

  for (const [difference, offset] of [
    [0, 0],
    [1000, 0],
    [-2000, 0],
    [1001, 1001],
    [-2001, -2001],
    [25_000, 25_000],
    [-31_000, -31_000],
    [3 * HOUR, 3 * HOUR],
    [-400 * 24 * HOUR, -400 * 24 * HOUR],
  ] as const) {
    it(`with a platform ${difference} ms ahead is ${offset} ms ahead`, () => {
      const clock = new PlatformClock();
      clock.observe(NOW + difference, NOW, true);
      assert.deepEqual([clock.offset, clock.at(NOW + 5)], [offset, NOW + 5 + offset]);
    });
  }

  it('does not follow every second of difference, nor what a slow answer accounts for', () => {
    const clock = new PlatformClock();
    clock.observe(NOW + HOUR, NOW, true);
    clock.observe(NOW + HOUR + 900, NOW, true);
    clock.observe(NOW + HOUR - 20_000, NOW, true, 25_000);
    assert.equal(clock.offset, HOUR);
    clock.observe(NOW + HOUR - 20_000, NOW, true, 10_000);
    assert.equal(clock.offset, HOUR - 20_000);
  });

  it('comes back once somebody has set the clock right', () => {
    const clock = new PlatformClock();
    clock.observe(NOW + HOUR, NOW, true);
    clock.observe(NOW + HOUR + 1000, NOW + HOUR, true);
    assert.equal(clock.offset, 0);
  });

  describe('when the clock of this computer is set', () => {
    /** Time passes for both clocks alike, but for the steps. */
    let passed = 0;
    const clockOf = (ahead: number): PlatformClock => {
      passed = 0;
      const clock = new PlatformClock(() => passed);
      clock.observe(NOW + ahead, NOW, true);
      return clock;
    };

    for (const [what, ahead, step] of [
      ['right, after a start in the past', 72 * HOUR, 72 * HOUR],
      ['right, after a start in the future', -3 * HOUR, -3 * HOUR],
      ['right in part', 5 * HOUR, 2 * HOUR],
    ] as const) {
      it(`${what}, still tells the platform's time`, () => {
        const clock = clockOf(ahead);
        passed = 60_000;
        const now = NOW + passed + step;
        assert.equal(clock.at(now), NOW + ahead + passed);
        assert.equal(clock.offset, ahead - step);
        assert.equal(clock.at(now + 5), NOW + ahead + passed + 5);
      });
    }

    it('believes a clock that was right before, since the computer may have been asleep', () => {
      const clock = clockOf(0);
      for (const asleep of [8 * HOUR, -8 * HOUR]) {
        assert.equal(clock.at(NOW + asleep), NOW + asleep);
        assert.equal(clock.offset, 0);
      }
    });

    it('believes so of one that was a few seconds off, too', () => {
      const clock = clockOf(5000);
      assert.equal(clock.at(NOW + 8 * HOUR), NOW + 8 * HOUR + 5000);
    });

    it('learns from the next answer as before', () => {
      const clock = clockOf(5 * HOUR);
      clock.observe(NOW + 2 * HOUR, NOW + 3 * HOUR, true);
      assert.equal(clock.offset, -HOUR);
    });

    it('takes no slow drift for a step', () => {
      const clock = clockOf(0);
      for (let hour = 1; hour <= 100; hour += 1) {
        passed = hour * HOUR;
        const now = NOW + passed + hour * 1000;
        clock.observe(now, now, true);
        assert.equal(clock.at(now), now);
      }
    });
  });

  describe('believes', () => {
    const DAY = 24 * HOUR;
    const YEAR = 365.25 * DAY;
    const rows: readonly (readonly [
      what: string,
      serverTime: number,
      now: number,
      isProtected: boolean,
      believed: boolean,
    ])[] = [
      ['https in the year 1970', 0, NOW, true, false],
      ['https a second before the build', BUILD_DATE - 1000, NOW, true, false],
      ['https on the day of the build', BUILD_DATE, NOW, true, true],
      ['https years ahead', NOW + 5 * YEAR, NOW, true, true],
      ['https twenty years after the build', BUILD_DATE + 20 * YEAR, NOW, true, true],
      ['https later than that', BUILD_DATE + 20 * YEAR + DAY, NOW, true, false],
      ['https in the year 9999', Date.UTC(9999, 11, 31), NOW, true, false],
      ['plain http within seven days', NOW + 7 * DAY, NOW, false, true],
      ['plain http seven days back', NOW - 7 * DAY, NOW, false, true],
      ['plain http beyond seven days', NOW + 7 * DAY + 1000, NOW, false, false],
      ['plain http far back', NOW - 8 * DAY, NOW, false, false],
      ['plain http in 2066', Date.UTC(2066, 0), NOW, false, false],
      ['plain http of a clock before the build', NOW, 0, false, true],
      ['plain http of such a clock, in the year 9999', Date.UTC(9999, 0), 0, false, false],
      ['plain http of such a clock, in the past', 5 * DAY, 0, false, false],
    ];
    for (const [what, serverTime, now, isProtected, believed] of rows) {
      it(`${what}: ${believed}`, () => {
        const clock = new PlatformClock();
        clock.observe(serverTime, now, isProtected);
        assert.equal(clock.at(now), believed ? serverTime : now);
      });
    }

    it('nothing that would undo what it has learnt', () => {
      const clock = new PlatformClock();
      clock.observe(NOW + HOUR, NOW, true);
      clock.observe(Date.UTC(9999, 0), NOW, true);
      clock.observe(0, NOW, false);
      assert.equal(clock.offset, HOUR);
    });
  });
});
