/** What stands in a command node's dialog. */

import type { Check } from '../../shared/editor';
import { type Field, sourceProblem } from '../../shared/editor/typed-value';
import { imei, interval, page, perPage, uuid } from './field-checks';

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

/** In the order of the dialog. */
export const FIELDS = ['uuid', 'imei', 'page', 'perPage', 'minInterval', 'maxInterval'] as const;

type FieldName = (typeof FIELDS)[number];

/**
 * A sentence for each field that is wrong, of those that the operation uses.
 */
export function fieldProblems(values: CommandValues): ReadonlyMap<FieldName, string> {
  const { operation, minInterval, maxInterval } = values;
  const typed = (field: Field, type: string, check: Check) =>
    field.type === type ? check(field.value) : sourceProblem(field);
  const found: [FieldName, string | undefined][] = [
    ['uuid', isAboutOne(operation) ? typed(values.uuid, 'str', uuid) : undefined],
    ['imei', typed(values.imei, 'str', imei)],
  ];
  if (operation === 'list') {
    found.push(['page', typed(values.page, 'num', page)]);
    found.push(['perPage', typed(values.perPage, 'num', perPage)]);
  }
  if (operation === 'follow') {
    found.push(['minInterval', interval(minInterval)], ['maxInterval', interval(maxInterval)]);
  }
  return new Map(
    found.flatMap(([name, problem]) => (problem === undefined ? [] : [[name, problem]])),
  );
}
