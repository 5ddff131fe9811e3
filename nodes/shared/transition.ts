/** Faults of what still throws sentences. Goes when they are faults. */

import type { Fault } from '../../lib/contract';

export function toFault(problem: string): Fault {
  return { pointer: '', rule: 'transitional', params: { problem } };
}
