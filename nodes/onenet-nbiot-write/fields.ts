/** The properties of a write node, as flows store them. */

import { SOURCES, VALUE_TYPES, WRITE_DEFAULTS, type FieldTable } from '../../lib/contract';
import { DELIVERY_FIELDS, DEVICE_FIELDS } from '../shared/fields';

const { name, platform, imei, objId, objInstId, resId, timeout } = DEVICE_FIELDS;
const { delivery, expires, waitForResult, store, validFrom, retry, trigger } = DELIVERY_FIELDS;

/** In the order of the dialog. */
export const WRITE_FIELDS = {
  ...{ name, platform, imei, objId },
  objInstId: { ...objInstId, whenBlank: WRITE_DEFAULTS.objInstId },
  resId,
  payload: {
    types: [...SOURCES, 'str', 'num', 'bool', 'bin', 'json'],
    type: 'msg',
    value: 'payload',
    rule: { kind: 'number' },
    error: 'number',
  },
  delivery,
  secondWrite: { value: false },
  readBack: { value: false },
  ...{ expires, waitForResult, store },
  valueType: { value: 'auto', rule: { kind: 'one-of', values: VALUE_TYPES } },
  mode: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '2',
    rule: { kind: 'whole', min: 1, max: 2, blank: true },
    whenBlank: WRITE_DEFAULTS.mode,
  },
  ...{ timeout, validFrom, retry, trigger },
  keepLatest: { value: false },
} as const satisfies FieldTable;
