/** What stands in a command node's dialog. */

import type { Field } from '../../shared/editor/field';

/** What the node does with cached commands; the words are stored in flows. */
export const OPERATIONS = ['follow', 'status', 'cancel', 'cancel-all', 'list'] as const;
export type CommandOperation = (typeof OPERATIONS)[number];

export interface CommandValues {
  readonly operation: CommandOperation;
  readonly uuid: Field;
  readonly imei: Field;
  readonly page: Field;
  readonly perPage: Field;
  /** Seconds, as they are typed. */
  readonly minInterval: string;
  readonly maxInterval: string;
}

export function isOperation(value: unknown): value is CommandOperation {
  return OPERATIONS.some((operation) => operation === value);
}

/** Whether it is about one command, and not about all those of a device. */
export function isAboutOne(operation: CommandOperation): boolean {
  return operation !== 'cancel-all' && operation !== 'list';
}

/** Seconds, where the field is empty or is no number. */
export const USUAL_INTERVALS = { minInterval: 2, maxInterval: 60 } as const;

/** The waits of a follow in seconds, as the runtime reads them. */
export function readIntervals({ minInterval, maxInterval }: CommandValues): {
  first: number;
  longest: number;
} {
  const first = secondsOr(minInterval, USUAL_INTERVALS.minInterval);
  const longest = secondsOr(maxInterval, USUAL_INTERVALS.maxInterval);
  return { first, longest: Math.max(first, longest) };
}

function secondsOr(text: string, usual: number): number {
  const seconds = Number(text);
  return text.trim() !== '' && seconds > 0 && Number.isFinite(seconds) ? seconds : usual;
}
