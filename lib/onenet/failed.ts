import type { LocalCode, OneNetError } from './errors';
import type { Outcome, State } from './outcome';
import type { Reason } from './reason';

/** The outcome of a command that failed on our side of the platform. */
export function failed(
  error: OneNetError,
  state?: 'unsent' | 'unknown',
): Outcome & { kind: 'failed' } {
  const meaning = MEANING[error.code];
  return { kind: 'failed', state: state ?? meaning.state, reason: meaning.reason, error };
}

/** `ONENET_STOPPED` is `unsent` while a command waits; who stops one under way says `unknown`. */
const MEANING: Readonly<
  Record<LocalCode, { state: Extract<State, 'unsent' | 'unknown'>; reason: Reason }>
> = {
  ONENET_INVALID: { state: 'unsent', reason: 'invalid' },
  ONENET_CONFIG: { state: 'unsent', reason: 'invalid' },
  ONENET_UNREACHABLE: { state: 'unsent', reason: 'platform-error' },
  ONENET_NO_ANSWER: { state: 'unknown', reason: 'timeout' },
  ONENET_CONNECTION_LOST: { state: 'unknown', reason: 'platform-error' },
  ONENET_BAD_ANSWER: { state: 'unknown', reason: 'platform-error' },
  ONENET_QUEUE_FULL: { state: 'unsent', reason: 'limit' },
  ONENET_SUPERSEDED: { state: 'unsent', reason: 'unknown' },
  ONENET_STOPPED: { state: 'unsent', reason: 'unknown' },
  ONENET_EXPIRED: { state: 'unsent', reason: 'timeout' },
};
