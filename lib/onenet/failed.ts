import { LOCAL_MEANINGS } from './errno';
import type { OneNetError } from './errors';
import type { FailedState, Outcome } from './outcome';

/**
 * The outcome of a command that failed on our side of the platform.
 *
 * @param state where the code alone does not tell: `ONENET_STOPPED` is `unsent` while a command waits, and `unknown`
 *   once it is under way; `ONENET_EXPIRED` is `expired` of a command that the platform kept
 */
export function failed(error: OneNetError, state?: FailedState): Outcome & { kind: 'failed' } {
  const meaning = LOCAL_MEANINGS[error.code];
  return { kind: 'failed', state: state ?? meaning.state, reason: meaning.reason, error };
}
