/** What the dispatcher itself says to a command: why it was not sent, or why its answer is not waited for. */

import { failed, OneNetError, type Outcome } from '../onenet';
import type { Task } from './task';

export function tooLate(): Outcome {
  return failed(new OneNetError('ONENET_STOPPED', 'the node is being stopped; nothing was sent'));
}

/** @param why a sentence */
export function queueFull(why: string): Outcome {
  return failed(new OneNetError('ONENET_QUEUE_FULL', why));
}

export function superseded(task: Task): Outcome {
  const message = `a newer write to the same resources took its place; ${sending(task)}`;
  return failed(new OneNetError('ONENET_SUPERSEDED', message));
}

/** @param maxWait seconds */
export function expired(task: Task, maxWait: number): Outcome {
  const message = `waited longer than the ${maxWait} s that are allowed; ${sending(task)}`;
  return failed(new OneNetError('ONENET_EXPIRED', message));
}

export function stoppedWaiting(task: Task): Outcome {
  const message = `the node was stopped first; ${sending(task)}`;
  return failed(new OneNetError('ONENET_STOPPED', message));
}

export function stoppedRunning(): Outcome {
  const message = 'the node was stopped before an answer came; the write may have happened';
  return failed(new OneNetError('ONENET_STOPPED', message), 'unknown');
}

function sending({ attempts, past }: Task): string {
  if (attempts === 0) return 'nothing was sent';
  return past === 'unknown'
    ? 'it was not sent again'
    : 'it had not got through to the device and was not sent again';
}
