/** What nodes hand in, and what the dispatcher itself says to it: why it was not sent, or why no answer is waited for. */

import { faultOf, type FaultParams, type FaultRule, type LocalCode } from '../contract';
import { failed, OneNetError, type Outcome } from '../onenet';

/** Something to be done to a device, and what is to happen with its outcome. */
export interface Task {
  /** The device that it is for; tasks for one device run one at a time. Does not change. */
  readonly device: string;

  /**
   * Names what the command writes, where a newer command for the same may take its place while it waits;
   * `undefined` where each command counts.
   */
  readonly replaces: string | undefined;

  /**
   * Called when an attempt has ended, well or not, and is not to be repeated as it is. True if the task has another step to take: it
   * then gets its turn again, before all that waits for its device, and the next attempt sends the new step.
   */
  continues?(outcome: Outcome): boolean;

  /**
   * What the task as a whole has come to, of the outcome of its last step: a Write is done, whatever the Read behind it has
   * come to. That outcome if left out.
   */
  conclude?(outcome: Outcome): Outcome;

  /**
   * Called exactly once. May hand in new tasks and close sources: the dispatcher's own work is done by then.
   * Should not throw: the error could only become an uncaught one, see {@link throwOutside}.
   *
   * @param past its attempts, the last one included
   */
  onSettled(outcome: Outcome, past: Past): void;
}

/** What is known of a task's attempts. */
export interface Past {
  /** How often it was sent, 0 if never. */
  readonly attempts: number;
  /** What the attempts before the last have come to: `unsent` if there was none, or none left. */
  readonly past: 'unsent' | 'refused' | 'unknown';
}

/** Of a task that leaves before it was handed in. */
export const NEVER_SENT: Past = { attempts: 0, past: 'unsent' };

/**
 * Throws an error that a callback has let through, but not into the dispatcher's work: other messages depend on it.
 * It becomes an uncaught exception, since it is a bug that must not stay hidden.
 */
export function throwOutside(error: unknown): void {
  queueMicrotask(() => {
    throw error instanceof Error ? error : new Error(String(error));
  });
}

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
  return failed(new OneNetError('ONENET_CANCELLED', faultOf('cancelledWaiting')), 'unsent');
}

export function stoppedWaiting(job: Past): Outcome {
  return failure('ONENET_STOPPED', `stoppedWaiting${pastOf(job)}`);
}

export function stoppedRunning(): Outcome {
  return failed(new OneNetError('ONENET_STOPPED', faultOf('stoppedRunning')), 'unknown');
}

function failure(code: LocalCode, rule: FaultRule, params: FaultParams = {}): Outcome {
  return failed(new OneNetError(code, faultOf(rule, params)));
}

/** How the sentence goes on: no attempt was made, none got through to the device, or one may have. */
function pastOf({ attempts, past }: Past): 'Unsent' | 'TurnedAway' | 'Unknown' {
  if (attempts === 0) return 'Unsent';
  return past === 'unknown' ? 'Unknown' : 'TurnedAway';
}
