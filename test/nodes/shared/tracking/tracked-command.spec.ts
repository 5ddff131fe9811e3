import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  DEFAULT_PACE,
  lastMoment,
  nextWait,
  readPace,
  waitAfterStart,
} from '../../../../nodes/shared/tracking/tracked-command';

describe('the schedule of polls', () => {
  it('lets each wait grow by half, up to the longest', () => {
    const waits: number[] = [];
    for (let age = 0; waits.length < 12;) {
      const wait = nextWait(age, DEFAULT_PACE);
      waits.push(wait);
      age += wait;
    }
    assert.deepEqual(
      waits,
      [
        2000, 3000, 4500, 6750, 10125, 15187.5, 22781.25, 34171.875, 51257.8125, 60000, 60000,
        60000,
      ],
    );
  });

  it('does not go back in time with a clock that is put back', () => {
    assert.equal(nextWait(-3_600_000, DEFAULT_PACE), 2000);
  });

  const hour = 3_600_000;
  for (const [title, age, index, expected] of [
    ['the first as soon as any', hour, 0, 2000],
    ['those behind a little later', hour, 100, 4000],
    ['none later than if there had been no start', hour, 100_000, 60_000],
    ['a young one no later than its own turn', 1000, 1000, 2500],
  ] as const) {
    it(`after a start asks ${title}`, () => {
      assert.equal(waitAfterStart(age, DEFAULT_PACE, index), expected);
    });
  }

  it('gives up a minute after the expiry, or after a day if that is not known', () => {
    assert.equal(lastMoment(5_000_000, 1), 5_060_000);
    assert.equal(lastMoment(undefined, 1000), 1000 + 24 * hour + 60_000);
  });

  for (const [config, expected] of [
    [{}, DEFAULT_PACE],
    [{ minInterval: '', maxInterval: ' ' }, DEFAULT_PACE],
    [
      { minInterval: '5', maxInterval: 20 },
      { minInterval: 5000, maxInterval: 20_000 },
    ],
    [{ minInterval: 0.5 }, { minInterval: 500, maxInterval: 60_000 }],
    [{ minInterval: 0.001 }, { minInterval: 100, maxInterval: 60_000 }],
    [{ minInterval: 90 }, { minInterval: 90_000, maxInterval: 90_000 }],
    [{ minInterval: -1, maxInterval: 'often' }, DEFAULT_PACE],
    [{ minInterval: 'Infinity', maxInterval: null }, DEFAULT_PACE],
  ] as const) {
    it(`reads ${JSON.stringify(config)}`, () => {
      assert.deepEqual(readPace(config), expected);
    });
  }
});
