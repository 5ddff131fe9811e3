/** The properties that nodes which send something to a device have alike, as flows store them. */

import {
  CACHED_DEFAULTS,
  DELIVERIES,
  RETRY_RANGE,
  SOURCES,
  TIMEOUT_RANGE,
  TRIGGER_RANGE,
  type FieldTable,
} from '../../lib/contract';
import { OBJECT_ID_MAX, OBJECT_INSTANCE_ID_MAX, RESOURCE_ID_MAX } from '../../lib/lwm2m';

/** Seconds; a number from 31 years on is no wait but a moment in time, and the runtime refuses it. */
const LONGEST_WAIT = 999_999_999;

/** The platform keeps the command, or may come to. */
const WHEN_CACHED = { property: 'delivery', values: ['cached', 'instant-then-cached'] } as const;

/** What is asked of which device, and how long the platform waits for it. */
export const DEVICE_FIELDS = {
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
  },
  resId: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '',
    rule: { kind: 'whole', min: 0, max: RESOURCE_ID_MAX, blank: true },
  },
  timeout: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '25',
    rule: { kind: 'whole', ...TIMEOUT_RANGE, blank: true },
    whenBlank: 25,
  },
} as const satisfies FieldTable;

/** When it is done: at once, or when the device wakes. */
export const DELIVERY_FIELDS = {
  delivery: { value: 'instant', rule: { kind: 'one-of', values: DELIVERIES } },
  expires: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '86400',
    rule: { kind: 'whole', min: 1, max: LONGEST_WAIT, blank: true },
    when: WHEN_CACHED,
  },
  waitForResult: { value: false },
  store: { value: '' },
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
} as const satisfies FieldTable;
