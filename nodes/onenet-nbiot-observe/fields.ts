/** The properties of an observe node, as flows store them. */

import {
  conditionsFault,
  numberIn,
  OBSERVE_ACTIONS,
  PERIOD_RANGE,
  SOURCES,
  type CombinationRule,
  type FieldTable,
} from '../../lib/contract';
import { TARGET_FIELDS, instanceCombination } from '../shared/fields';

const { name, platform, imei, objId, objInstId, resId, timeout } = TARGET_FIELDS;

/** A condition of an observation is of no use where one ends. */
const WHEN_OBSERVED = { property: 'action', values: ['observe'] } as const;

const PERIOD = {
  types: ['num', ...SOURCES],
  type: 'num',
  value: '',
  rule: { kind: 'whole', ...PERIOD_RANGE, blank: true },
  when: WHEN_OBSERVED,
} as const;

const THRESHOLD = {
  types: ['num', ...SOURCES],
  type: 'num',
  value: '',
  rule: { kind: 'number', blank: true },
  error: 'threshold',
  when: WHEN_OBSERVED,
} as const;

/** In the order of the dialog. Blank is all Instances, and the whole Instance; a blank condition is none. */
export const OBSERVE_FIELDS = {
  name,
  platform,
  action: { value: 'observe', rule: { kind: 'one-of', values: OBSERVE_ACTIONS }, icon: 'eye' },
  imei,
  objId,
  objInstId,
  resId,
  pmin: { ...PERIOD, error: 'period', icon: 'hourglass-start' },
  pmax: { ...PERIOD, error: 'period', icon: 'hourglass-end' },
  gt: { ...THRESHOLD, icon: 'arrow-up' },
  lt: { ...THRESHOLD, icon: 'arrow-down' },
  st: { ...THRESHOLD, icon: 'arrows-v' },
  timeout,
} as const satisfies FieldTable;

/** Rules across the fields. */
export const observeCombination: CombinationRule = (textOf) => {
  const hasResource = textOf('resId') !== '';
  const number = (property: string): number | undefined => numberIn(textOf(property));
  const [pmin, pmax] = [number('pmin'), number('pmax')];
  const [gt, lt, st] = [number('gt'), number('lt'), number('st')];
  return instanceCombination(textOf) ?? conditionsFault({ pmin, pmax, gt, lt, st }, hasResource);
};
