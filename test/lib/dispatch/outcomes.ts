/** Outcomes as the platform's client returns them. */

import type { LocalCode, Reason } from '../../../lib/contract';
import { failed, OneNetError, type AcceptedOutcome, type Outcome } from '../../../lib/onenet';
import { faultSaying } from '../../support/fault';

export const CONFIRMED: AcceptedOutcome = {
  kind: 'accepted',
  state: 'confirmed',
  reply: { errno: 0, error: 'succ' },
  httpStatus: 200,
};

/** The platform's own no, with an errno. */
export function refused(reason: Reason, retryAfter?: number): Outcome {
  const reply = { errno: 9, error: reason };
  return { kind: 'refused', state: 'refused', reason, reply, httpStatus: 200, retryAfter };
}

/** HTTP 429 or 503 without a word from the platform. */
export function turnedAway(reason: 'busy' | 'rate-limited', retryAfter?: number): Outcome {
  const error = new OneNetError('ONENET_BAD_ANSWER', faultSaying('no errno'), { httpStatus: 503 });
  return { kind: 'failed', state: 'refused', reason, error, retryAfter };
}

export function failure(code: LocalCode): Outcome {
  return failed(new OneNetError(code, faultSaying(code)));
}

/** One word for an outcome: our own code, or what became of the command. */
export function wordOf(outcome: Outcome): string {
  return outcome.kind === 'failed' ? outcome.error.code : outcome.state;
}
