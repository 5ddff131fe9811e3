/** What became of a command, and why: the words that flows branch on, so that none is ever renamed. */

/**
 * - `confirmed`: the device acknowledged.
 * - `queued`: the platform keeps the command for later; not yet done.
 * - `refused`: the platform or the device said no; a device may have done a part of it (`mayBePartial`).
 * - `unsent`: it never left.
 * - `unknown`: it was sent and no verdict came; it may have happened.
 * - `expired`: the platform kept the command, and its time ran out before the device acknowledged it.
 * - `cancelled`: the platform kept the command, and it was cancelled before the device got it.
 */
export const STATES = [
  'confirmed',
  'queued',
  'refused',
  'unsent',
  'unknown',
  'expired',
  'cancelled',
] as const;

export type State = (typeof STATES)[number];

export type FailedState = Exclude<State, 'confirmed' | 'queued'>;

/** Why a command did not succeed. */
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

/** Names and numbers of our own failures; a number of ours is always negative. */
export const LOCAL_ERRNO = {
  ONENET_INVALID: -1,
  ONENET_CONFIG: -2,
  ONENET_UNREACHABLE: -3,
  ONENET_NO_ANSWER: -4,
  ONENET_CONNECTION_LOST: -5,
  ONENET_BAD_ANSWER: -6,
  ONENET_QUEUE_FULL: -7,
  ONENET_SUPERSEDED: -8,
  ONENET_STOPPED: -9,
  ONENET_EXPIRED: -10,
  ONENET_CANCELLED: -11,
  ONENET_COMMAND_FAILED: -12,
} as const;

export type LocalCode = keyof typeof LOCAL_ERRNO;

/** `code` of an answer of the platform that is no success: its no, or one that leaves the state unknown. */
export type PlatformCode = 'ONENET_REFUSED' | 'ONENET_UNKNOWN';

export type Code = LocalCode | PlatformCode;
