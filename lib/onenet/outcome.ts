/** What became of a command, as far as is honestly known. */

import type { OneNetError } from './errors';
import type { Reason } from './reason';
import type { PlatformReply } from './wire';

/**
 * - `confirmed`: the device acknowledged.
 * - `queued`: the platform keeps the command for later; not yet done.
 * - `refused`: the platform or the device said no; nothing was written.
 * - `unsent`: it never left.
 * - `unknown`: it was sent and no verdict came; it may have happened.
 */
export type State = 'confirmed' | 'queued' | 'refused' | 'unsent' | 'unknown';

export type Outcome =
  | {
      readonly kind: 'accepted';
      readonly state: 'confirmed' | 'queued';
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
      readonly state: 'refused' | 'unsent' | 'unknown';
      readonly reason: Reason;
      readonly error: OneNetError;
      readonly retryAfter?: number | undefined;
    };
