/** What is wrong with the fields of the dialog, whatever a message brings. */

import type { Check } from '../../shared/editor';
import type { Field } from '../../shared/editor/field';
import { sourceProblem } from '../../shared/editor/source-check';
import { isAboutOne, type CommandValues } from './command-values';
import { imei, interval, page, perPage, uuid } from './field-checks';

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
