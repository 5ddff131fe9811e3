/** The properties of a command node, as flows store them. */

import { SOURCES, type FieldTable } from '../../lib/contract';
import { IMEI, NAME, PACE_FIELDS, PLATFORM, STORE } from '../shared/fields';

/** What the node does with cached commands; the words are stored in flows. */
export const OPERATIONS = ['follow', 'status', 'cancel', 'cancel-all', 'list'] as const;

/** It is about one command, and not about all those of a device. */
const WHEN_ONE = { property: 'operation', values: ['follow', 'status', 'cancel'] } as const;
const WHEN_LIST = { property: 'operation', values: ['list'] } as const;
const WHEN_FOLLOW = { property: 'operation', values: ['follow'] } as const;

/** A write node leaves id and device of a command where `uuid` and `imei` look for them. */
export const COMMAND_FIELDS = {
  name: NAME,
  platform: PLATFORM,
  operation: { value: 'follow', rule: { kind: 'one-of', values: OPERATIONS }, icon: 'tasks' },
  uuid: {
    icon: 'ticket',
    types: [...SOURCES, 'str'],
    type: 'msg',
    value: 'onenet.uuid',
    rule: { kind: 'text' },
    when: WHEN_ONE,
  },
  imei: { ...IMEI, types: [...SOURCES, 'str'], type: 'msg', value: 'onenet.request.imei' },
  page: {
    icon: 'file-o',
    types: ['num', ...SOURCES],
    type: 'num',
    value: '',
    rule: { kind: 'whole', min: 1, max: 1_000_000, blank: true },
    when: WHEN_LIST,
  },
  perPage: {
    icon: 'list-ol',
    types: ['num', ...SOURCES],
    type: 'num',
    value: '',
    rule: { kind: 'whole', min: 1, max: 1000, blank: true },
    when: WHEN_LIST,
  },
  minInterval: { ...PACE_FIELDS.minInterval, when: WHEN_FOLLOW },
  maxInterval: { ...PACE_FIELDS.maxInterval, when: WHEN_FOLLOW },
  store: { ...STORE, isFolded: true, when: WHEN_FOLLOW },
} as const satisfies FieldTable;
