/** The properties of a write node, as flows store them. */

import {
  CACHED_DEFAULTS,
  DELIVERIES,
  RETRY_RANGE,
  SOURCES,
  TIMEOUT_RANGE,
  TRIGGER_RANGE,
  VALUE_TYPES,
  WRITE_DEFAULTS,
  type FieldTable,
} from '../../lib/contract';
import { OBJECT_ID_MAX, OBJECT_INSTANCE_ID_MAX, RESOURCE_ID_MAX } from '../../lib/lwm2m';

/** Seconds; a number from 31 years on is no wait but a moment in time, and the runtime refuses it. */
const LONGEST_WAIT = 999_999_999;

/** The platform keeps the command, or may come to. */
const WHEN_CACHED = { property: 'delivery', values: ['cached', 'instant-then-cached'] } as const;

/** In the order of the dialog. */
export const WRITE_FIELDS = {
  name: { value: '' },
  platform: { value: '', configType: 'onenet-nbiot-config', required: true },
  imei: { types: ['str', ...SOURCES], type: 'str', value: '', rule: { kind: 'identity' } },
  objId: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '',
    rule: { kind: 'whole', min: 0, max: OBJECT_ID_MAX },
  },
  objInstId: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '0',
    rule: { kind: 'whole', min: 0, max: OBJECT_INSTANCE_ID_MAX, blank: true },
    whenBlank: WRITE_DEFAULTS.objInstId,
  },
  resId: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '',
    rule: { kind: 'whole', min: 0, max: RESOURCE_ID_MAX, blank: true },
  },
  payload: {
    types: [...SOURCES, 'str', 'num', 'bool', 'bin', 'json'],
    type: 'msg',
    value: 'payload',
    rule: { kind: 'number' },
    error: 'number',
  },
  delivery: { value: 'instant', rule: { kind: 'one-of', values: DELIVERIES } },
  secondWrite: { value: false },
  expires: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '86400',
    rule: { kind: 'whole', min: 1, max: LONGEST_WAIT, blank: true },
    when: WHEN_CACHED,
  },
  waitForResult: { value: false },
  store: { value: '' },
  valueType: { value: 'auto', rule: { kind: 'one-of', values: VALUE_TYPES } },
  mode: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '2',
    rule: { kind: 'whole', min: 1, max: 2, blank: true },
    whenBlank: WRITE_DEFAULTS.mode,
  },
  timeout: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '25',
    rule: { kind: 'whole', ...TIMEOUT_RANGE, blank: true },
    whenBlank: WRITE_DEFAULTS.timeout,
  },
  validFrom: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '',
    rule: { kind: 'whole', min: 0, max: LONGEST_WAIT, blank: true },
    when: WHEN_CACHED,
  },
  retry: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '3',
    rule: { kind: 'whole', ...RETRY_RANGE, blank: true },
    when: WHEN_CACHED,
  },
  trigger: {
    value: CACHED_DEFAULTS.trigger,
    rule: { kind: 'whole', ...TRIGGER_RANGE },
    when: WHEN_CACHED,
  },
  keepLatest: { value: false },
} as const satisfies FieldTable;
