/** The failures that this package itself finds. What the platform refuses is not an error but an outcome. */

import {
  LOCAL_ERRNO,
  pointedSentence,
  printable,
  type Fault,
  type Language,
  type LocalCode,
} from '../contract';

/**
 * A command failed before the platform gave a verdict, or came to a bad end after the platform had taken it to keep.
 *
 * The message is the fault in English, for stacks and logs; {@link errorSentence} gives it in the language of people.
 * The `cause`, where there is one, holds only a name, a code and a message: Node-RED copies it whole into
 * `msg.error.cause`, so it must never carry a header or a key.
 */
export class OneNetError extends Error {
  override readonly name = 'OneNetError';
  readonly code: LocalCode;
  readonly errno: number;
  /** The status of the HTTP answer, where there was one. */
  readonly httpStatus: number | null;

  /** @param fault what is wrong, as data */
  constructor(
    code: LocalCode,
    readonly fault: Fault,
    details: { cause?: unknown; httpStatus?: number } = {},
  ) {
    super(
      pointedSentence(fault, 'en-US'),
      details.cause === undefined ? {} : { cause: harmless(details.cause) },
    );
    this.code = code;
    this.errno = LOCAL_ERRNO[code];
    this.httpStatus = details.httpStatus ?? null;
  }
}

/** What an error of ours says, without a full stop: `/timeout must be from 5 to 40, not 3`. */
export function errorSentence(error: OneNetError, language: Language): string {
  return pointedSentence(error.fault, language);
}

/** What a thrown value says, on one line; anything can be thrown, even what cannot be made a text. */
export function messageOf(thrown: unknown): string {
  try {
    return printable(thrown instanceof Error ? thrown.message : String(thrown));
  } catch {
    return 'an error without a text';
  }
}

function harmless(cause: unknown): { name: string; code?: string; message: string } {
  if (!(cause instanceof Error)) return { name: 'Error', message: messageOf(cause) };
  const code = (cause as NodeJS.ErrnoException).code;
  return { name: cause.name, message: messageOf(cause), ...(code === undefined ? {} : { code }) };
}
