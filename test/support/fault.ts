import { faultOf, type Fault } from '../../lib/contract';

/** A fault whose sentence is the text itself, where a test only needs any fault. */
export function faultSaying(words: string): Fault {
  return faultOf('platformWords', { words });
}
