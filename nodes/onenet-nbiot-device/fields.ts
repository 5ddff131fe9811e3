/** The properties of a device node, as flows store them. */

import {
  describeValue,
  DEVICE_QUERIES,
  DEVICES_PER_PAGE_RANGE,
  faultAt,
  HISTORY_LIMIT_RANGE,
  parseInstant,
  periodFault,
  QUERY_DEFAULTS,
  SOURCES,
  type CombinationRule,
  type FieldTable,
} from '../../lib/contract';
import { parseResourcePaths } from '../../lib/lwm2m';
import { IMEI, NAME, PLATFORM } from '../shared/fields';

const WHEN_ONE = {
  property: 'query',
  values: ['state', 'details', 'resources', 'latest', 'history'],
} as const;
const WHEN_HISTORY = { property: 'query', values: ['history'] } as const;
const WHEN_LIST = { property: 'query', values: ['list'] } as const;

const TEXT = { types: ['str', ...SOURCES], type: 'str', value: '' } as const;
const INSTANT = { ...TEXT, rule: { kind: 'instant' } } as const;
const WORDS = { ...TEXT, rule: { kind: 'words' } } as const;
const ID = { ...TEXT, rule: { kind: 'identity', blank: true } } as const;

/** Which devices a list has. */
const ONLINE = ['', 'true', 'false'] as const;

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
  start: { ...INSTANT, when: WHEN_HISTORY, icon: 'step-backward' },
  end: { ...INSTANT, when: WHEN_HISTORY, icon: 'step-forward' },
  limit: {
    icon: 'list-ol',
    types: ['num', ...SOURCES],
    type: 'num',
    value: '',
    whenBlank: QUERY_DEFAULTS.limit,
    rule: { kind: 'whole', ...HISTORY_LIMIT_RANGE, blank: true },
    when: WHEN_HISTORY,
  },
  search: { ...WORDS, when: WHEN_LIST, icon: 'search' },
  online: { value: '', rule: { kind: 'one-of', values: ONLINE }, when: WHEN_LIST, icon: 'signal' },
  tag: { ...WORDS, when: WHEN_LIST, icon: 'bookmark' },
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
  productId: { ...ID, icon: 'archive' },
  projectId: { ...ID, icon: 'folder-o' },
} as const satisfies FieldTable;

/** Rules of a history that hold for every platform. */
export const historyCombination: CombinationRule = (textOf) => {
  const path = textOf('path') ?? '';
  if (path !== '' && parseResourcePaths(path) === undefined) {
    return faultAt('/path', 'resourcePaths', { value: describeValue(path) });
  }
  const [from, to] = [textOf('start'), textOf('end')];
  // Of a time that only the message tells, nothing can be said here.
  if (from === undefined) return undefined;
  const [start, end] = [parseInstant('/start', from), parseInstant('/end', to ?? '')];
  if (!start.ok || !end.ok) return undefined;
  if (to === undefined && start.value !== undefined) return undefined;
  return periodFault(start.value, end.value, Date.now());
};
