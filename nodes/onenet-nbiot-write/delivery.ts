/** At once, when the device wakes, or the one and then the other: what the write node sends, and when. */

import {
  cachedWrite,
  withoutPastBeginning,
  write,
  type CachedWriteCommand,
  type CachedWriteInput,
  type Operation,
  type Outcome,
} from '../../lib/onenet';
import type { Fallback } from '../shared/message/operation-options';

/** As the flow stores it. */
export type Delivery = 'instant' | 'cached' | 'instant-then-cached';

/** A flow written by hand may name no delivery, or none that there is. */
export function readDelivery(value: unknown): Delivery {
  return value === 'cached' || value === 'instant-then-cached' ? value : 'instant';
}

/** A Write at once, with all that is needed to have the platform keep it should the device not be there. */
export const instantFirst: Operation<CachedWriteInput, CachedWriteCommand> = {
  name: 'write',
  parse: (input, now) => cachedWrite.parse(input, now),
  encode: (command) => write.encode(command.write),
  decode: (reply) => write.decode(reply),
  describe: (command) => write.describe(command.write),
};

/** Milliseconds that a request may take to the platform, and clocks may differ. */
const MARGIN = 2000;

/**
 * A Write that the platform keeps. Whatever waits here may come to its beginning meanwhile, and the platform takes
 * only one that is still to come.
 *
 * @param now milliseconds since 1970 on the platform's clock
 */
export function cachedInTime(now: () => number): Operation<CachedWriteInput, CachedWriteCommand> {
  return {
    ...cachedWrite,
    encode: (command) => cachedWrite.encode(withoutPastBeginning(command, now() + MARGIN)),
  };
}

/**
 * Has the platform keep what could not be written at once.
 *
 * @param secondWrite whether a write that may have happened may happen again
 * @param now milliseconds since 1970 on the platform's clock
 */
export function thenCached(secondWrite: boolean, now: () => number): Fallback<CachedWriteCommand> {
  return {
    operation: cachedInTime(now),
    // What is over by then is not sent: the platform would not take it.
    when: (outcome, command) =>
      isAbsent(outcome, secondWrite) && command.expires > now() ? command : undefined,
  };
}

function isAbsent(outcome: Outcome, secondWrite: boolean): boolean {
  if (outcome.kind === 'accepted') return false;
  return outcome.reason === 'offline' || (secondWrite && outcome.reason === 'timeout');
}
