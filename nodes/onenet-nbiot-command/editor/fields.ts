/** What stands in a command node's dialog. */

import { problemsIn } from '../../shared/editor/field-definitions';
import type { Field } from '../../shared/editor/typed-value';
import { COMMAND_FIELDS, OPERATIONS, type CommandOperation } from '../fields';
import { text } from './text';

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

/** The waits of a follow in seconds, as the runtime reads them. */
export function readIntervals({ minInterval, maxInterval }: CommandValues): {
  first: number;
  longest: number;
} {
  const first = secondsOr(minInterval, COMMAND_FIELDS.minInterval.value);
  const longest = secondsOr(maxInterval, COMMAND_FIELDS.maxInterval.value);
  return { first, longest: Math.max(first, longest) };
}

function secondsOr(text: string, usual: number): number {
  const seconds = Number(text);
  return text.trim() !== '' && seconds > 0 && Number.isFinite(seconds) ? seconds : usual;
}

/** In the order of the dialog. */
export const FIELDS = ['uuid', 'imei', 'page', 'perPage', 'minInterval', 'maxInterval'] as const;

/** A sentence for each field that is wrong, of those that the operation uses. */
export function fieldProblems(values: CommandValues): ReadonlyMap<string, string> {
  return problemsIn(COMMAND_FIELDS, { ...values }, text);
}
