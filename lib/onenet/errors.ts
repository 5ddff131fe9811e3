/** The failures that this package itself finds. What the platform refuses is not an error but an outcome. */

import { messageOf } from './error-text';

/** Stable names and numbers of our own failures; a number of ours is always negative. */
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

/**
 * A command failed before the platform gave a verdict, or came to a bad end after the platform had taken it to keep.
 *
 * The message is a sentence for people. The `cause`, where there is one, holds only a name, a code and a
 * message: Node-RED copies it whole into `msg.error.cause`, so it must never carry a header or a key.
 */
export class OneNetError extends Error {
  override readonly name = 'OneNetError';
  readonly code: LocalCode;
  readonly errno: number;
  /** The status of the HTTP answer, where there was one. */
  readonly httpStatus: number | null;

  constructor(
    code: LocalCode,
    message: string,
    details: { cause?: unknown; httpStatus?: number } = {},
  ) {
    super(message, details.cause === undefined ? {} : { cause: harmless(details.cause) });
    this.code = code;
    this.errno = LOCAL_ERRNO[code];
    this.httpStatus = details.httpStatus ?? null;
  }
}

function harmless(cause: unknown): { name: string; code?: string; message: string } {
  if (!(cause instanceof Error)) return { name: 'Error', message: messageOf(cause) };
  const code = (cause as NodeJS.ErrnoException).code;
  return { name: cause.name, message: cause.message, ...(code === undefined ? {} : { code }) };
}
