/** The failures that this package itself finds. What the platform refuses is not an error but an outcome. */

import { LOCAL_ERRNO, pointedSentence, type Fault, type LocalCode } from '../contract';
import { messageOf } from './error-text';

export { LOCAL_ERRNO, type LocalCode } from '../contract';

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

  /** What is wrong, as data. */
  readonly fault: Fault | undefined;

  /** @param problem the fault; a sentence only where no rule has been made for it yet */
  constructor(
    code: LocalCode,
    problem: Fault | string,
    details: { cause?: unknown; httpStatus?: number } = {},
  ) {
    super(
      typeof problem === 'string' ? problem : pointedSentence(problem, 'en-US'),
      details.cause === undefined ? {} : { cause: harmless(details.cause) },
    );
    this.fault = typeof problem === 'string' ? undefined : problem;
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
