import { OneNetError } from './errors';
import { messageOf } from './error-text';
import { failed } from './failed';
import type { Operation } from './operation';
import type { Outcome } from './outcome';
import type { Transport } from './transport';

/**
 * Carries a command out once and says what became of it. Whatever can go wrong is an outcome; only a bug rejects.
 *
 * @param signal stops waiting for the answer, with `ONENET_STOPPED`
 */
export async function execute<Command>(
  transport: Transport,
  operation: Operation<unknown, Command>,
  command: Command,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    return operation.decode(await transport(operation.encode(command), { signal }), command);
  } catch (error) {
    if (error instanceof OneNetError) return outcomeOfFailure(error);
    throw error;
  }
}

/** What became of a command, from what was thrown in the place of an answer. */
export function outcomeOfFailure(error: unknown): Outcome {
  if (!(error instanceof OneNetError)) return internalError(error);
  // What is stopped on its way may have arrived all the same.
  return failed(error, error.code === 'ONENET_STOPPED' ? 'unknown' : undefined);
}

/** A bug of ours. The message must leave all the same, and what happened to the device is not known. */
function internalError(error: unknown): Outcome {
  const text = `internal error: ${messageOf(error)}`;
  return failed(new OneNetError('ONENET_BAD_ANSWER', text, { cause: error }));
}
