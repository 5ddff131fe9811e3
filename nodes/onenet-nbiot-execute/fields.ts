/** The properties of an execute node, as flows store them. */

import { SOURCES, WRITE_DEFAULTS, type FieldTable } from '../../lib/contract';
import { RESOURCE_ID_MAX } from '../../lib/lwm2m';
import { DELIVERY_FIELDS, TARGET_FIELDS } from '../shared/fields';

const { name, platform, imei, objId, objInstId, resId, timeout } = TARGET_FIELDS;
const { delivery, secondWrite, expires, waitForResult, store } = DELIVERY_FIELDS;
const { validFrom, retry, trigger } = DELIVERY_FIELDS;

/** In the order of the dialog. */
export const EXECUTE_FIELDS = {
  name,
  platform,
  imei,
  objId,
  objInstId: { ...objInstId, whenBlank: WRITE_DEFAULTS.objInstId },
  resId: { ...resId, rule: { kind: 'whole', min: 0, max: RESOURCE_ID_MAX } },
  args: {
    types: ['str', 'num', ...SOURCES],
    type: 'str',
    value: '',
    rule: { kind: 'arguments' },
    icon: 'terminal',
  },
  // The second has the name that it has in the write node.
  delivery,
  secondWrite,
  expires,
  waitForResult,
  store,
  timeout,
  validFrom,
  retry,
  trigger,
} as const satisfies FieldTable;
