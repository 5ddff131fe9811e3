import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fail, ok } from '../../../../lib/contract';
import type { RequestSummary } from '../../../../lib/onenet';
import type { Inputs } from '../../../../nodes/shared/message/input-queue';
import { inputError, summarizeInputs } from '../../../../nodes/shared/message/pending-message';

const WRITE = undefined;
const STATUS = 'status';
const FOLLOW = 'follow';
const LIST = 'list';

const of = (values: Record<string, unknown>): Inputs => ok(values);
const UNREADABLE: Inputs = fail('/imei', 'notJson');

const rows: [
  title: string,
  read: Inputs,
  operation: string | undefined,
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
  for (const [title, read, operation, summary] of rows) {
    it(`shows ${title} as far as it goes`, () => {
      assert.deepEqual(summarizeInputs(read, operation), summary);
    });
  }

  it('shows nothing whole that no field can hold', () => {
    const inputs = of({ imei: 'x'.repeat(1e6), mode: { far: 'too much' }, timeout: 10n ** 1000n });
    const { imei, ...rest } = summarizeInputs(inputs, undefined);
    assert.equal(String(imei).length, 100);
    assert.deepEqual(rest, { mode: undefined, timeout: undefined });
    const negative = of({ imei: -(1n << 80_000_000n) });
    assert.equal(summarizeInputs(negative, STATUS).imei, undefined);
  });
});

describe('the failure of an input', () => {
  it('is one of the configuration where the dialog names no variable', () => {
    const readers = { imei: Object.assign(() => undefined, { isConfigured: true }) };
    const error = inputError(fail('/imei', 'noVariable').fault, readers);
    assert.deepEqual([error.code, error.fault.rule], ['ONENET_CONFIG', 'noVariable']);
  });

  const configured = Object.assign(() => undefined, { isConfigured: true });
  const readers = { imei: configured, payload: configured, objId: () => undefined };
  for (const rule of ['unsetVariable', 'variableWithin'] as const) {
    for (const [pointer, code, told] of [
      ['/imei', 'ONENET_CONFIG', rule],
      ['/payload', 'ONENET_INVALID', rule],
      // Where it came in a message, it would not have been replaced if the variable were set.
      ['/objId', 'ONENET_INVALID', 'variableInMessage'],
    ] as const) {
      it(`is ${code} where ${pointer} holds a reference, ${rule}`, () => {
        const { fault } = fail(pointer, rule, { name: 'X' });
        const error = inputError(fault, readers);
        assert.deepEqual(
          [error.code, error.fault],
          [code, { pointer, rule: told, params: { name: 'X' } }],
        );
      });
    }
  }
});
