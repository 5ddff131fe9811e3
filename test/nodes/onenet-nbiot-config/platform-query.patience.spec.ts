import assert from 'node:assert/strict';
import { DEFAULT_LIMITS } from '../../../lib/contract';
import { failed, OneNetError } from '../../../lib/onenet';
import { discover } from '../../../nodes/onenet-nbiot-config/platform-query';
import {
  RecentOutcomes,
  type Platform,
  type PlatformTask,
} from '../../../nodes/shared/platform/platform';
import { faultSaying } from '../../support/fault';

/** A platform that never settles a question by itself, after it has been sent so many times. */
function stuck(attempts: number): Platform {
  let question: PlatformTask | undefined;
  return {
    fault: undefined,
    deviceIds: undefined,
    authority: 'api.heclouds.com:443',
    simulator: false,
    limits: DEFAULT_LIMITS,
    settings: {},
    source: () => ({
      waiting: 1,
      running: 0,
      isClosed: false,
      isUnreachable: false,
      submit(task) {
        question = task;
      },
      close() {
        question?.onSettled(failed(new OneNetError('ONENET_STOPPED', faultSaying('taken back'))), {
          attempts,
          past: 'unsent',
        });
      },
    }),
    counts: () => {
      throw new Error('nobody counts here');
    },
    open: () => [],
    cancel: () => false,
    recent: new RecentOutcomes(),
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
