/** From what the typed inputs gave to a command, or to a sentence that says why not. */

import { messageOf, type Operation, type RequestSummary } from '../../lib/onenet';
import type { Inputs } from './inputs';

export function readCommand<Input, Command>(
  operation: Operation<Input, Command>,
  read: Inputs,
  now: () => number,
): ReturnType<Operation<Input, Command>['parse']> {
  if (read.kind === 'unreadable') {
    return unreadable(`/${read.property}`, read.error);
  }
  try {
    return operation.parse(read.values as Input, now());
  } catch (error) {
    // A payload may be an object that throws when it is looked at.
    return unreadable('/payload', error);
  }
}

/** What `msg.onenet.request` shows of input that never became a command. */
export function summariseInputs(read: Inputs): RequestSummary {
  if (read.kind === 'unreadable') return {};
  const { imei, mode, timeout, uuid } = read.values;
  return typeof uuid === 'string' ? { imei, uuid } : { imei, mode, timeout };
}

function unreadable(
  pointer: string,
  error: unknown,
): { kind: 'invalid'; pointer: string; problem: string } {
  return { kind: 'invalid', pointer, problem: `could not be read: ${messageOf(error)}` };
}
