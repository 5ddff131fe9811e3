/** What became of a command, as far as is honestly known. */

import type { FailedState } from '../contract';
import type { CachedCommand } from './cached/record';
import type { OneNetError } from './errors';
import type { Reason } from './reason';
import type { PlatformReply } from './wire';

export type Outcome = Background &
  (
    | {
        readonly kind: 'accepted';
        /** `cancelled` only where cancelling was what was asked for. */
        readonly state: 'confirmed' | 'queued' | 'cancelled';
        readonly reply: PlatformReply;
        readonly httpStatus: number;
      }
    | {
        readonly kind: 'refused';
        readonly state: 'refused' | 'unknown';
        readonly reason: Reason;
        readonly reply: PlatformReply;
        readonly httpStatus: number;
        /** Seconds after which the platform asks to be tried again. */
        readonly retryAfter?: number | undefined;
      }
    | {
        readonly kind: 'failed';
        /** `expired` and `cancelled` only of a command that the platform kept. */
        readonly state: FailedState;
        readonly reason: Reason;
        readonly error: OneNetError;
        /** The answer that told of the failure, where it was a record of the platform. */
        readonly reply?: PlatformReply | undefined;
        readonly retryAfter?: number | undefined;
      }
  );

export type { FailedState, State } from '../contract';

interface Background {
  /** The answer in the platform's own words, where `reply` is a translation of it. */
  readonly payload?: unknown;
  /** Whether an earlier attempt may have reached the device, whatever this outcome says of the last one. */
  readonly mayHaveHappened?: boolean | undefined;
  /** The command that the platform keeps, where the outcome is about one. */
  readonly cached?: CachedCommand | undefined;
}
