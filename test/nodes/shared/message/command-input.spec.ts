import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cachedList, cachedStatus, write, type RequestSummary } from '../../../../lib/onenet';
import type { Inputs } from '../../../../nodes/shared/message/input-queue';
import { summariseInputs } from '../../../../nodes/shared/message/command-input';

const WRITE = {
  operation: write,
  readers: { imei: 1, objId: 1, objInstId: 1, mode: 1, timeout: 1 },
};
const STATUS = { operation: cachedStatus, readers: { imei: 1, uuid: 1 } };
const FOLLOW = { ...STATUS, follow: { instead: () => undefined } };
const LIST = { operation: cachedList, readers: { imei: 1, page: 1, perPage: 1 }, follow: {} };

const of = (values: Record<string, unknown>): Inputs => ({ kind: 'read', values });
const UNREADABLE: Inputs = { kind: 'unreadable', property: 'imei', error: new Error('no') };

const rows: [
  title: string,
  read: Inputs,
  options: Parameters<typeof summariseInputs>[1],
  summary: RequestSummary,
][] = [
  [
    'a write',
    of({ imei: 'i', objId: '3311', objInstId: 0, mode: 7, timeout: 25 }),
    WRITE,
    { imei: 'i', path: '/3311/0', mode: 7, timeout: 25 },
  ],
  [
    'a write to nothing',
    of({ imei: 'i', objId: undefined, objInstId: 0, mode: 2, timeout: 25 }),
    WRITE,
    { imei: 'i', mode: 2, timeout: 25 },
  ],
  ['a write that cannot be read', UNREADABLE, WRITE, {}],
  ['a question', of({ imei: '', uuid: 'u' }), STATUS, { imei: '', uuid: 'u', operation: 'status' }],
  [
    'a question with a uuid that is a number',
    of({ imei: undefined, uuid: 7 }),
    STATUS,
    { imei: undefined, uuid: 7, operation: 'status' },
  ],
  [
    'a question without a uuid',
    of({ imei: 'i', uuid: undefined }),
    STATUS,
    { imei: 'i', operation: 'status' },
  ],
  ['a question that cannot be read', UNREADABLE, STATUS, { operation: 'status' }],
  ['a follow', of({ imei: 'i', uuid: null }), FOLLOW, { imei: 'i', operation: 'follow' }],
  ['a list', of({ imei: 'i', page: 0 }), LIST, { imei: 'i', operation: 'list' }],
];

describe('what a flow sees of a request that is not valid', () => {
  for (const [title, read, options, summary] of rows) {
    it(`shows ${title} as far as it goes`, () => {
      assert.deepEqual(summariseInputs(read, options), summary);
    });
  }
});
