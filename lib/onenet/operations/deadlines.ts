/** How long the platform's answers may take, in milliseconds. */

/** The platform answers from its own records and waits for no device, so it answers soon or not at all. */
export const RECORD_DEADLINE_MS = 15_000;

/**
 * A call that waits for the device: the platform's own verdict on a device that stays silent can still arrive.
 *
 * @param timeout how long the platform waits, in seconds
 */
export function deviceDeadline(timeout: number): number {
  return timeout * 1000 + GRACE_MS;
}

const GRACE_MS = 5000;
