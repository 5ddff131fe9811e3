/** The errors of sockets and of undici, as failures of ours. */

import { OneNetError } from '../errors';
import { connectProblem } from './connect-problem';
import { ConnectFailure } from './connect-failure';
import { MAX_ANSWER_BYTES } from './limits';

/**
 * A request that was not, or not wholly, handed to the network, so that nobody can have acted upon it.
 *
 * @param authority the platform's host and port, for the sentence
 */
export function notSent(error: Error, authority: string): OneNetError {
  const cause = error instanceof ConnectFailure ? error.cause : error;
  if (codeOf(cause) === 'UND_ERR_INVALID_ARG') {
    return new OneNetError('ONENET_INVALID', 'the request cannot be written as HTTP', { cause });
  }
  const problem =
    error instanceof ConnectFailure ? connectProblem(error.cause) : 'the connection closed at once';
  return unreachable(authority, problem, cause);
}

/** A request that was sent, and for which no usable answer came. */
export function noReply(error: Error, authority: string): OneNetError {
  const problem = answerProblem(error);
  return problem === undefined
    ? new OneNetError(
        'ONENET_CONNECTION_LOST',
        `the connection to ${authority} broke before the answer was complete`,
        { cause: error },
      )
    : badAnswer(problem, error);
}

/** An answer that arrived and cannot be read. */
export function badAnswer(problem: string, cause: unknown, httpStatus?: number): OneNetError {
  const details = httpStatus === undefined ? { cause } : { cause, httpStatus };
  return new OneNetError('ONENET_BAD_ANSWER', problem, details);
}

export function unreachable(authority: string, problem: string, cause?: unknown): OneNetError {
  return new OneNetError('ONENET_UNREACHABLE', `no connection to ${authority}: ${problem}`, {
    cause,
  });
}

export function noAnswer(authority: string, milliseconds: number): OneNetError {
  return new OneNetError(
    'ONENET_NO_ANSWER',
    `no complete answer from ${authority} within ${milliseconds / 1000} s`,
  );
}

export function stopped(): OneNetError {
  return new OneNetError('ONENET_STOPPED', 'the request was stopped before an answer came');
}

/**
 * Whether the system refused to take the bytes of a request, so that the platform never got all of it. With TLS
 * nobody can tell, since TLS writes on its own account as well.
 */
export function isWriteFailure(error: Error, secure: boolean): boolean {
  return !secure && (error as NodeJS.ErrnoException).syscall === 'write';
}

/** What is wrong with an answer that undici gave up; `undefined` if it only broke off. */
function answerProblem(error: Error): string | undefined {
  switch (codeOf(error)) {
    case 'UND_ERR_RES_EXCEEDED_MAX_SIZE':
      return TOO_LARGE;
    case 'UND_ERR_HEADERS_OVERFLOW':
      return 'the headers of the answer are too large; check the host of the platform';
    default:
      return error.name === 'HTTPParserError' && !error.message.includes(BROKE_OFF)
        ? NO_HTTP
        : undefined;
  }
}

export const TOO_LARGE = `the answer is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB; check the host of the platform`;
const NO_HTTP = 'the answer is not HTTP; check the host of the platform and its port';

/** How llhttp calls an answer that ends too early; undici passes on the words only. */
const BROKE_OFF = 'EOF';

function codeOf(error: Error): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
