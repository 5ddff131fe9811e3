import assert from 'node:assert/strict';

import { systemClock } from '../../../lib/dispatch';

describe('systemClock', () => {
  it('never calls back too early', async () => {
    const waits = Array.from({ length: 40 }, (_, index) => index / 3);
    const early = waits.map(
      (milliseconds) =>
        new Promise<number>((resolve) => {
          const began = systemClock.now();
          const passed = (): number => systemClock.now() - began;
          systemClock.start(() => {
            resolve(milliseconds - passed());
          }, milliseconds);
        }),
    );
    for (const by of await Promise.all(early)) assert(by <= 0, `${by} ms too early`);
  });

  it('does not call back once it was stopped, nor at once where the wait is very long', async () => {
    const called: string[] = [];
    const stopped = systemClock.start(() => called.push('stopped'), 1);
    const long = systemClock.start(() => called.push('long'), 1e12);
    stopped.stop();
    await new Promise<void>((resolve) => {
      systemClock.start(resolve, 5);
    });
    long.stop();
    assert.deepEqual(called, []);
  });
});
