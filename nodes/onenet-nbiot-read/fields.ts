/** The properties of a read node, as flows store them. */

import type { CombinationRule, FieldTable } from '../../lib/contract';
import {
  DELIVERY_FIELDS,
  TARGET_FIELDS,
  instanceCombination,
  scheduleCombination,
} from '../shared/fields';

const { name, platform, imei, objId, objInstId, resId, timeout } = TARGET_FIELDS;
const { delivery, expires, waitForResult, store, validFrom, retry, trigger } = DELIVERY_FIELDS;

/** In the order of the dialog. Blank is all Instances, and the whole Instance. */
export const READ_FIELDS = {
  name,
  platform,
  imei,
  objId,
  objInstId,
  resId,
  delivery,
  expires,
  waitForResult,
  store,
  timeout,
  validFrom,
  retry,
  trigger,
} as const satisfies FieldTable;

/** Rules across the fields. */
export const readCombination: CombinationRule = (textOf) =>
  instanceCombination(textOf) ?? scheduleCombination(textOf);
