const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** A platform that wants longer than this is not waited for. */
const LONGEST_RETRY_AFTER_MS = 60_000;

/**
 * Milliseconds to wait before the next try: exponential with full jitter, so that many devices that failed together
 * do not return together, and never before the platform's own `Retry-After`. `undefined`: not worth waiting for.
 *
 * @param attempts how often the command has been sent, 1 or more
 * @param retryAfter seconds that the platform asks for, 0 if it asks for none
 * @param random from 0 up to but not including 1
 */
export function retryDelay(
  attempts: number,
  retryAfter: number,
  random: number,
): number | undefined {
  const least = retryAfter * 1000;
  if (least > LONGEST_RETRY_AFTER_MS) return undefined;
  return least + random * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1));
}
