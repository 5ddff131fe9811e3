/** The properties of a device node, as flows store them. */

import {
  DEVICE_QUERIES,
  DEVICES_PER_PAGE_RANGE,
  HISTORY_LIMIT_RANGE,
  QUERY_DEFAULTS,
  SOURCES,
  type FieldTable,
} from '../../lib/contract';

const WHEN_ONE = {
  property: 'query',
  values: ['state', 'details', 'resources', 'latest', 'history'],
} as const;
const WHEN_HISTORY = { property: 'query', values: ['history'] } as const;
const WHEN_LIST = { property: 'query', values: ['list'] } as const;

/** Which devices a list has. */
export const ONLINE = ['', 'true', 'false'] as const;

export const DEVICE_FIELDS = {
  name: { value: '' },
  platform: { value: '', configType: 'onenet-nbiot-config', required: true },
  query: { value: 'state', rule: { kind: 'one-of', values: DEVICE_QUERIES } },
  imei: {
    types: ['str', ...SOURCES],
    type: 'str',
    value: '',
    rule: { kind: 'identity' },
    when: WHEN_ONE,
  },
  path: { types: ['str', ...SOURCES], type: 'str', value: '', when: WHEN_HISTORY },
  start: { types: ['str', ...SOURCES], type: 'str', value: '', when: WHEN_HISTORY },
  end: { types: ['str', ...SOURCES], type: 'str', value: '', when: WHEN_HISTORY },
  limit: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '',
    whenBlank: QUERY_DEFAULTS.limit,
    rule: { kind: 'whole', ...HISTORY_LIMIT_RANGE, blank: true },
    when: WHEN_HISTORY,
  },
  search: { types: ['str', ...SOURCES], type: 'str', value: '', when: WHEN_LIST },
  online: { value: '', rule: { kind: 'one-of', values: ONLINE }, when: WHEN_LIST },
  tag: { types: ['str', ...SOURCES], type: 'str', value: '', when: WHEN_LIST },
  perPage: {
    types: ['num', ...SOURCES],
    type: 'num',
    value: '',
    whenBlank: QUERY_DEFAULTS.perPage,
    rule: { kind: 'whole', ...DEVICES_PER_PAGE_RANGE, blank: true },
    when: WHEN_LIST,
  },
  /** By which the newer platforms find devices; the classic one has neither. */
  productId: { types: ['str', ...SOURCES], type: 'str', value: '' },
  projectId: { types: ['str', ...SOURCES], type: 'str', value: '' },
} as const satisfies FieldTable;
