import assert from 'node:assert/strict';
import fc from 'fast-check';

import { QuotaPlatform, REFUSALS } from './quota-platform';

/** What happens to the platform from one moment to the next, each for some seconds. */
const PHASES = fc.array(
  fc.record({
    what: fc.constantFrom('well', 'down', 'silent'),
    seconds: fc.integer({ min: 1, max: 20 }),
    perSecond: fc.constantFrom(5, 40, 100),
  }),
  { minLength: 2, maxLength: 6 },
);

describe('Dispatcher beside a platform with quota, rests and outages', () => {
  it('loses nothing, does nothing twice, and keeps the order of each device', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(
        PHASES,
        fc.constantFrom(...Object.values(REFUSALS)),
        fc.constantFrom(30, 60, 150),
        fc.constantFrom(0, 100, 300),
        fc.constantFrom(0, 1000),
        fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        async (phases, refusal, quota, callsPerSecond, deviceGap, seed) => {
          const random = randomFrom(seed);
          const platform = new QuotaPlatform({
            quota,
            refusal,
            random,
            latency: () => 20 + random() * 400,
            limits: { callsPerSecond, deviceGap, retries: 0, deviceQueueLimit: 10_000 },
          });
          let number = 0;
          for (const { what, seconds, perSecond } of phases) {
            platform.isDown = what === 'down';
            platform.isSilent = what === 'silent';
            await platform.feed(perSecond, seconds, 200, number);
            number += perSecond * seconds;
          }
          platform.isDown = false;
          platform.isSilent = false;
          await platform.clock.advance(600_000);
          assert.equal(platform.left.size, number, 'every message leaves');
          assert.equal(platform.count('confirmed') + platform.count('unknown'), number);
          assert.equal(platform.done.length, number);
          platform.assertOrder();
          assert.equal(platform.clock.pending, 0, 'no timer is left');
          if (callsPerSecond > 0) assert(platform.worstSecond <= callsPerSecond * 1.1);
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
