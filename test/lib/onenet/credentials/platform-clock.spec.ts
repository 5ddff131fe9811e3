import assert from 'node:assert/strict';
import { PlatformClock } from '../../../../lib/onenet';

const NOW = 1_700_000_000_000;
const HOUR = 3_600_000;

describe('PlatformClock', () => {
  it("is this computer's until an answer tells another time", () => {
    const clock = new PlatformClock();
    assert.deepEqual([clock.offset, clock.at(NOW)], [0, NOW]);
  });

  for (const [difference, offset] of [
    [0, 0],
    [900, 0],
    [-30_000, 0],
    [30_000, 0],
    [30_001, 30_001],
    [-31_000, -31_000],
    [3 * HOUR, 3 * HOUR],
    [-400 * 24 * HOUR, -400 * 24 * HOUR],
  ] as const) {
    it(`with a platform ${difference} ms ahead is ${offset} ms ahead`, () => {
      const clock = new PlatformClock();
      clock.observe(NOW + difference, NOW);
      assert.deepEqual([clock.offset, clock.at(NOW + 5)], [offset, NOW + 5 + offset]);
    });
  }

  it('does not follow every second of difference', () => {
    const clock = new PlatformClock();
    clock.observe(NOW + HOUR, NOW);
    clock.observe(NOW + HOUR + 20_000, NOW);
    assert.equal(clock.offset, HOUR);
  });

  it('comes back once somebody has set the clock right', () => {
    const clock = new PlatformClock();
    clock.observe(NOW + HOUR, NOW);
    clock.observe(NOW + HOUR + 1000, NOW + HOUR);
    assert.equal(clock.offset, 0);
  });
});
