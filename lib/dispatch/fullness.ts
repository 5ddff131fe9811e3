import type { Limits } from './limits';

/**
 * A sentence if one more command must not wait, `undefined` if it may.
 *
 * @param waitingForDevice commands that wait for the same device
 * @param waiting commands that wait in all
 */
export function fullness(
  { deviceQueueLimit, queueLimit }: Limits,
  waitingForDevice: number,
  waiting: number,
): string | undefined {
  if (waitingForDevice >= deviceQueueLimit) {
    return `${deviceQueueLimit} commands wait for this device already; nothing was sent`;
  }
  return waiting >= queueLimit
    ? `${queueLimit} commands wait for the platform already; nothing was sent`
    : undefined;
}
