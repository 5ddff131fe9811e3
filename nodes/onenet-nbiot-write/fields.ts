/** The properties of a write node, as flows store them. */

import { SOURCES, VALUE_TYPES, WRITE_DEFAULTS, type FieldTable } from '../../lib/contract';
import { DELIVERY_FIELDS, TARGET_FIELDS } from '../shared/fields';

const { name, platform, imei, objId, objInstId, resId, timeout } = TARGET_FIELDS;
const { delivery, secondWrite, expires, waitForResult, store } = DELIVERY_FIELDS;
const { validFrom, retry, trigger } = DELIVERY_FIELDS;

/** In the order of the dialog. */
export const WRITE_FIELDS = {
  name,
  platform,
  imei,
  objId,
  objInstId: { ...objInstId, whenBlank: WRITE_DEFAULTS.objInstId },
  resId,
  payload: {
    types: [...SOURCES, 'str', 'num', 'bool', 'bin', 'json'],
    type: 'msg',
    value: 'payload',
    rule: { kind: 'number' },
    error: 'number',
    icon: 'envelope',
  },
  delivery,
  secondWrite,
  /** What the platform keeps is not read back. */
  readBack: {
    value: false,
    when: { property: 'delivery', values: ['instant', 'instant-then-cached'] },
    icon: 'eye',
    isFolded: true,
  },
  expires,
  waitForResult,
  store,
  valueType: {
    value: 'auto',
    rule: { kind: 'one-of', values: VALUE_TYPES },
    icon: 'code',
    isFolded: true,
  },
  mode: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '2',
    rule: { kind: 'whole', min: 1, max: 2, blank: true },
    whenBlank: WRITE_DEFAULTS.mode,
    icon: 'pencil',
    isFolded: true,
  },
  timeout,
  validFrom,
  retry,
  trigger,
  keepLatest: { value: false, icon: 'forward', isFolded: true },
} as const satisfies FieldTable;
