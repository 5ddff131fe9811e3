/** What the dispatcher itself says to a task: why it was not sent, or why its answer is not waited for. */

import type { FaultParams, FaultRule, LocalCode } from '../contract';
import { failed, OneNetError, type Outcome } from '../onenet';
import type { Past } from './task';

export function stopping(): Outcome {
  return failure('ONENET_STOPPED', 'stoppedUnsent');
}

/** @param limit commands that may wait for one device */
export function deviceQueueFull(limit: number): Outcome {
  return failure('ONENET_QUEUE_FULL', 'deviceQueueFull', { limit });
}

/** @param limit commands that may wait in all */
export function queueFull(limit: number): Outcome {
  return failure('ONENET_QUEUE_FULL', 'queueFull', { limit });
}

export function superseded(job: Past): Outcome {
  return failure('ONENET_SUPERSEDED', `superseded${pastOf(job)}`);
}

/** @param maxWait seconds */
export function expired(job: Past, maxWait: number): Outcome {
  return failure('ONENET_EXPIRED', `waited${pastOf(job)}`, { seconds: maxWait });
}

/** Somebody has cancelled it while it waited here. */
export function cancelledWaiting(): Outcome {
  const fault = { pointer: '', rule: 'cancelledWaiting', params: {} } as const;
  return failed(new OneNetError('ONENET_CANCELLED', fault), 'unsent');
}

export function stoppedWaiting(job: Past): Outcome {
  return failure('ONENET_STOPPED', `stoppedWaiting${pastOf(job)}`);
}

export function stoppedRunning(): Outcome {
  const fault = { pointer: '', rule: 'stoppedRunning', params: {} } as const;
  return failed(new OneNetError('ONENET_STOPPED', fault), 'unknown');
}

function failure(code: LocalCode, rule: FaultRule, params: FaultParams = {}): Outcome {
  return failed(new OneNetError(code, { pointer: '', rule, params }));
}

/** How the sentence goes on: no attempt was made, none got through to the device, or one may have. */
function pastOf({ attempts, past }: Past): 'Unsent' | 'TurnedAway' | 'Unknown' {
  if (attempts === 0) return 'Unsent';
  return past === 'unknown' ? 'Unknown' : 'TurnedAway';
}
