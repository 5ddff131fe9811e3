import { OneNetError } from './errors';
import { failed } from './failed';
import type { Operation } from './operation';
import type { Outcome } from './outcome';
import type { Transport } from './transport';
import type { WireReply } from './wire';

/**
 * Carries a command out once and says what became of it. Whatever can go wrong is an outcome; only a bug rejects.
 *
 * @param signal stops waiting for the answer, with `ONENET_STOPPED`
 */
export function execute<Command>(
  transport: Transport,
  operation: Operation<unknown, Command>,
  command: Command,
  signal: AbortSignal,
): Promise<Outcome> {
  let reply: Promise<WireReply>;
  try {
    reply = transport(operation.encode(command), { signal });
  } catch (error) {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- handed on as it was thrown
    return Promise.reject(error);
  }
  return reply.then((wire) => operation.decode(wire, command), whenFailed);
}

function whenFailed(error: unknown): Outcome {
  if (!(error instanceof OneNetError)) throw error;
  // What is stopped on its way may have arrived all the same.
  return failed(error, error.code === 'ONENET_STOPPED' ? 'unknown' : undefined);
}
