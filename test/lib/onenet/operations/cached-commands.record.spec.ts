import assert from 'node:assert/strict';
import type { Reason, State } from '../../../../lib/contract';
import type { CachedCommand } from '../../../../lib/onenet/cached-record';
import { MEANINGS, SUB_CODES } from '../../../../lib/onenet/errno/meanings';
import { recordOutcome } from '../../../../lib/onenet/operations/cached-commands';
import type { AcceptedOutcome, LocalFailure } from '../../../../lib/onenet/outcome';

const ANSWER = {
  kind: 'accepted',
  state: 'queued',
  reply: { errno: 0, error: 'succ', data: {} },
  httpStatus: 200,
} as const;

type Record = Omit<CachedCommand, 'uuid'>;

/** What waits, is under way or is done. */
const ACCEPTED: readonly (readonly [Record, State])[] = [
  [{ sendStatus: 'wait' }, 'queued'],
  [{ sendStatus: 'sent' }, 'queued'],
  // A delivery that failed; another one is due.
  [{ sendStatus: 'wait', confirmStatus: 'TIME_OUT', remaining: 2 }, 'queued'],
  [{ sendStatus: 'sent', confirmStatus: 'SUCCESS' }, 'queued'],
  [{ sendStatus: 'success' }, 'confirmed'],
  [{ sendStatus: 'success', confirmStatus: 'SUCCESS' }, 'confirmed'],
];

const FAILED: readonly (readonly [Record, State, errno: number, Reason, text: RegExp])[] = [
  [{ sendStatus: 'cancelled' }, 'cancelled', -11, 'unknown', /was cancelled$/],
  [{ sendStatus: 'expired' }, 'expired', -10, 'timeout', /expired before the device took it$/],
  [
    { sendStatus: 'expired', expires: 0 },
    'expired',
    -10,
    'timeout',
    /expired at 1970-01-01T00:00:00.000Z before the device took it$/,
  ],
  [
    { sendStatus: 'expired', sent: 1 },
    'expired',
    -10,
    'timeout',
    /had been sent to the device.*may have happened$/,
  ],
  [{ sendStatus: 'timeout' }, 'unknown', -12, 'timeout', /did not answer in time \(TIME_OUT\)$/],
  [{ sendStatus: 'undefined' }, 'unknown', -12, 'unknown', /does not know.*send_status 8/],
  [{ sendStatus: 'failed' }, 'unknown', -12, 'device-error', /does not say why$/],
  [
    { sendStatus: 'failed', confirmStatus: 'wibble' },
    'unknown',
    -12,
    'device-error',
    /failed \(wibble\)$/,
  ],
  [
    { sendStatus: 'failed', confirmStatus: 'SUCCESS' },
    'unknown',
    -12,
    'device-error',
    /says both.*\(SUCCESS\)$/,
  ],
  [
    { sendStatus: 'success', confirmStatus: 'REQ_PARAM_ERROR' },
    'refused',
    -12,
    'invalid',
    /\(REQ_PARAM_ERROR\)$/,
  ],
  [
    { sendStatus: 'success', confirmStatus: '14' },
    'unknown',
    -12,
    'device-error',
    /failed \(14\)$/,
  ],
  [{}, 'unknown', -6, 'platform-error', /^HTTP 200 .*send_status cannot be read$/],
  [{ confirmStatus: 'SUCCESS' }, 'unknown', -6, 'platform-error', /send_status/],
];

describe('outcome of a cached command', () => {
  for (const [record, state] of ACCEPTED) {
    it(`${JSON.stringify(record)} is ${state}`, () => {
      const cached = { uuid: 'u', ...record };
      assert.deepEqual(recordOutcome(ANSWER, cached), { ...ANSWER, state, cached });
    });
  }

  for (const [record, state, errno, reason, text] of FAILED) {
    it(`${JSON.stringify(record)} is ${state}, ${errno}`, () => {
      const outcome = failure({ uuid: 'u', ...record });
      assert.deepEqual(
        [outcome.state, outcome.error.errno, outcome.reason],
        [state, errno, reason],
      );
      assert.match(outcome.error.message, text);
    });
  }

  for (const { name, meaning } of SUB_CODES) {
    it(`${name} has the state and the reason of an instant command that fails so`, () => {
      const outcome = failure({ uuid: 'u', sendStatus: 'failed', confirmStatus: name });
      const { state, reason } = MEANINGS[meaning];
      assert.deepEqual([outcome.state, outcome.reason], [state, reason]);
      assert.equal(outcome.error.code, 'ONENET_COMMAND_FAILED');
      assert.match(outcome.error.message, new RegExp(`^[a-z].* \\(${name}\\)$`));
    });
  }

  it('takes silence for the one thing of which nobody knows whether it happened', () => {
    const unknown = SUB_CODES.filter(
      ({ name }) =>
        failure({ uuid: 'u', sendStatus: 'failed', confirmStatus: name }).state === 'unknown',
    );
    assert.deepEqual(
      unknown.map(({ name }) => name),
      ['TIME_OUT', 'RESP_ERROR'],
    );
  });

  it('keeps the answer, its words and its HTTP status', () => {
    const payload = { code: 0, msg: 'succ' };
    const cached = { uuid: 'u', sendStatus: 'expired' } as const;
    const outcome = failure(cached, { ...ANSWER, httpStatus: 207, payload });
    assert.equal(outcome.error.httpStatus, 207);
    assert.deepEqual(
      [outcome.reply, outcome.payload, outcome.cached],
      [ANSWER.reply, payload, cached],
    );
    assert.ok(!('payload' in failure(cached)));
  });
});

function failure(cached: CachedCommand, answer: AcceptedOutcome = ANSWER): LocalFailure {
  const outcome = recordOutcome(answer, cached);
  assert.ok(outcome.kind === 'failed', outcome.kind);
  return outcome;
}
