/** The properties of a device node, as flows store them. */

import {
  DEVICE_QUERIES,
  DEVICES_PER_PAGE_RANGE,
  HISTORY_LIMIT_RANGE,
  QUERY_DEFAULTS,
  SOURCES,
  type FieldTable,
} from '../../lib/contract';
import { IMEI, NAME, PLATFORM } from '../shared/fields';

const WHEN_ONE = {
  property: 'query',
  values: ['state', 'details', 'resources', 'latest', 'history'],
} as const;
const WHEN_HISTORY = { property: 'query', values: ['history'] } as const;
const WHEN_LIST = { property: 'query', values: ['list'] } as const;

const TEXT = { types: ['str', ...SOURCES], type: 'str', value: '' } as const;

/** Which devices a list has. */
export const ONLINE = ['', 'true', 'false'] as const;

export const DEVICE_FIELDS = {
  name: NAME,
  platform: PLATFORM,
  query: {
    value: 'state',
    rule: { kind: 'one-of', values: DEVICE_QUERIES },
    icon: 'question-circle',
  },
  imei: { ...IMEI, when: WHEN_ONE },
  path: { ...TEXT, when: WHEN_HISTORY, icon: 'sliders' },
  start: { ...TEXT, when: WHEN_HISTORY, icon: 'step-backward' },
  end: { ...TEXT, when: WHEN_HISTORY, icon: 'step-forward' },
  limit: {
    icon: 'list-ol',
    types: ['num', ...SOURCES],
    type: 'num',
    value: '',
    whenBlank: QUERY_DEFAULTS.limit,
    rule: { kind: 'whole', ...HISTORY_LIMIT_RANGE, blank: true },
    when: WHEN_HISTORY,
  },
  search: { ...TEXT, when: WHEN_LIST, icon: 'search' },
  online: { value: '', rule: { kind: 'one-of', values: ONLINE }, when: WHEN_LIST, icon: 'signal' },
  tag: { ...TEXT, when: WHEN_LIST, icon: 'bookmark' },
  perPage: {
    icon: 'list-ol',
    types: ['num', ...SOURCES],
    type: 'num',
    value: '',
    whenBlank: QUERY_DEFAULTS.perPage,
    rule: { kind: 'whole', ...DEVICES_PER_PAGE_RANGE, blank: true },
    when: WHEN_LIST,
  },
  /** By which the newer platforms find devices; the classic one has neither. */
  productId: { ...TEXT, icon: 'archive' },
  projectId: { ...TEXT, icon: 'folder-o' },
} as const satisfies FieldTable;
