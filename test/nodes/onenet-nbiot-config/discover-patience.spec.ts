import assert from 'node:assert/strict';
import { failed, OneNetError } from '../../../lib/onenet';
import { discover } from '../../../nodes/onenet-nbiot-config/discover';
import type { Platform, PlatformTask } from '../../../nodes/shared/platform/platform';

/** A platform that never settles a question by itself, after it has been sent so many times. */
function stuck(attempts: number): Platform {
  let question: PlatformTask | undefined;
  return {
    problem: undefined,
    authority: 'api.heclouds.com:443',
    simulator: false,
    source: () => ({
      waiting: 1,
      running: 0,
      isClosed: false,
      submit(task) {
        task.attempts = attempts;
        question = task;
      },
      close() {
        question?.onSettled(failed(new OneNetError('ONENET_STOPPED', 'taken back')));
      },
    }),
    counts: () => {
      throw new Error('nobody counts here');
    },
    now: () => 0,
    close: () => Promise.resolve(),
  };
}

describe('discovery whose patience is over', () => {
  for (const [attempts, code] of [
    [0, 'queued'],
    [1, 'silent'],
  ] as const) {
    it(`says ${code} after ${attempts} attempts`, async () => {
      const controller = new AbortController();
      const found = discover(stuck(attempts), 'api-key', '860000000000017', controller.signal);
      controller.abort();
      assert.deepEqual(await found, { code, authority: 'api.heclouds.com:443' });
    });
  }
});
