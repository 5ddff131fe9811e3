import assert from 'node:assert/strict';
import fc from 'fast-check';

import { RateLimit } from '../../../lib/dispatch/rate-limit';

/** Sends as early as the limit allows, after each of these pauses; returns when the calls went out. */
function send(limit: RateLimit, pauses: readonly number[]): number[] {
  let now = 0;
  return pauses.map((pause) => {
    now += pause;
    now += limit.delay(now);
    assert.equal(limit.delay(now), 0, 'the delay it names is enough');
    limit.count(now);
    return now;
  });
}

describe('RateLimit', () => {
  for (const [callsPerSecond, calls, expected] of [
    [3, 7, [0, 0, 0, 1000, 1000, 1000, 2000]],
    [1, 3, [0, 1000, 2000]],
    [0.5, 3, [0, 2000, 4000]],
    [2.9, 4, [0, 0, 1000, 1000]],
    [1_000_000_000, 4, [0, 0, 0, 0]],
  ] as const) {
    it(`sends ${calls} calls at ${callsPerSecond} a second at ${expected.join(', ')} ms`, () => {
      const limit = new RateLimit(callsPerSecond);
      assert.deepEqual(send(limit, Array<number>(calls).fill(0)), expected);
    });
  }

  it('never lets more than the limit through in any second', () => {
    const pauses = fc.array(fc.oneof(fc.nat(2000), fc.double({ min: 0, max: 500, noNaN: true })), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), pauses, (callsPerSecond, given) => {
        const times = send(new RateLimit(callsPerSecond), given);
        for (const begin of times) {
          const inWindow = times.filter((time) => time >= begin && time < begin + 1000);
          assert(inWindow.length <= callsPerSecond, `${inWindow.length} from ${begin} ms on`);
        }
      }),
    );
  });

  it('makes nobody wait who has sent less than the limit in the last second', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.nat(400), { maxLength: 200 }),
        (callsPerSecond, pauses) => {
          const limit = new RateLimit(callsPerSecond);
          const times: number[] = [];
          let now = 0;
          for (const pause of pauses) {
            now += pause;
            const latest = times.filter((time) => time > now - 1000);
            assert.equal(limit.delay(now) === 0, latest.length < callsPerSecond);
            if (limit.delay(now) > 0) continue;
            limit.count(now);
            times.push(now);
          }
        },
      ),
    );
  });
});
