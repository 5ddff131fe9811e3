import type { Outcome, Reason } from '../onenet';

/**
 * True only for what certainly did not reach the device: no connection, or turned away for load. Never for
 * `unknown`: the platform itself resends within the command's timeout, so the device may be written twice.
 */
export function isSafeToRetry(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case 'accepted':
      return false;
    case 'refused':
      return outcome.state === 'refused' && isTurnedAway(outcome.reason);
    case 'failed':
      switch (outcome.state) {
        case 'unsent':
          return outcome.error.code === 'ONENET_UNREACHABLE';
        case 'refused':
          return isTurnedAway(outcome.reason);
        case 'unknown':
        case 'expired':
        case 'cancelled':
          return false;
      }
  }
}

function isTurnedAway(reason: Reason): boolean {
  return reason === 'busy' || reason === 'rate-limited';
}
