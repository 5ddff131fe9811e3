import type { Fault } from '../contract';
import { messageOf, OneNetError } from './errors';
import type { Operation } from './operations/operation';
import { failed, type Outcome } from './outcome';
import type { Transport } from './transport';

/**
 * Carries a command out once and says what became of it. Whatever can go wrong is an outcome; only a bug rejects.
 *
 * @param signal stops waiting for the answer, with `ONENET_STOPPED`
 * @param now milliseconds since 1970 on the platform's clock
 */
export async function execute<Command>(
  transport: Transport,
  operation: Operation<unknown, Command>,
  command: Command,
  signal: AbortSignal,
  now = Date.now(),
): Promise<Outcome> {
  try {
    const context = { now };
    const reply = await transport(operation.encode(command, context), { signal });
    return operation.decode(reply, command, context);
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
  const fault: Fault = { pointer: '', rule: 'internalError', params: { reason: messageOf(error) } };
  return failed(new OneNetError('ONENET_BAD_ANSWER', fault, { cause: error }));
}
