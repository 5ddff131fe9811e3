/** Stable words for why a command did not succeed; flows branch on them, so none is ever renamed. */
export const REASONS = [
  'offline',
  'timeout',
  'unauthorized',
  'invalid',
  'not-found',
  'not-allowed',
  'busy',
  'rate-limited',
  'limit',
  'device-error',
  'platform-error',
  'unknown',
] as const;

export type Reason = (typeof REASONS)[number];
