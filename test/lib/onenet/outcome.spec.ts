import assert from 'node:assert/strict';
import { LOCAL_ERRNO, type LocalCode, type Reason, type State } from '../../../lib/contract';
import { OneNetError } from '../../../lib/onenet/errors';
import { codeOf, errnoOf, failed, withPartial, type Outcome } from '../../../lib/onenet/outcome';
import { faultSaying } from '../../support/fault';

const ROWS: readonly (readonly [code: LocalCode, errno: number, state: State, reason: Reason])[] = [
  ['ONENET_INVALID', -1, 'unsent', 'invalid'],
  ['ONENET_CONFIG', -2, 'unsent', 'invalid'],
  ['ONENET_UNREACHABLE', -3, 'unsent', 'platform-error'],
  ['ONENET_NO_ANSWER', -4, 'unknown', 'timeout'],
  ['ONENET_CONNECTION_LOST', -5, 'unknown', 'platform-error'],
  ['ONENET_BAD_ANSWER', -6, 'unknown', 'platform-error'],
  ['ONENET_QUEUE_FULL', -7, 'unsent', 'limit'],
  ['ONENET_SUPERSEDED', -8, 'unsent', 'unknown'],
  ['ONENET_STOPPED', -9, 'unsent', 'unknown'],
  ['ONENET_EXPIRED', -10, 'unsent', 'timeout'],
  ['ONENET_CANCELLED', -11, 'cancelled', 'unknown'],
  ['ONENET_COMMAND_FAILED', -12, 'unknown', 'device-error'],
];

describe('failed', () => {
  for (const [code, errno, state, reason] of ROWS) {
    it(`${code} is ${errno}, ${state}, ${reason}`, () => {
      const error = new OneNetError(code, faultSaying('because'));
      assert.deepEqual(failed(error), { kind: 'failed', state, reason, error });
      assert.equal(error.errno, errno);
    });
  }

  it('has a row for every failure of ours', () => {
    assert.deepEqual(
      ROWS.map(([code]) => code),
      Object.keys(LOCAL_ERRNO),
    );
  });

  it('believes whoever knows better whether it was sent', () => {
    const error = new OneNetError('ONENET_STOPPED', faultSaying('because'));
    assert.equal(failed(error, 'unknown').state, 'unknown');
    assert.equal(failed(error, 'unsent').state, 'unsent');
  });
});

describe('codeOf and errnoOf', () => {
  const refused = { kind: 'refused', reason: 'timeout', httpStatus: 200 } as const;
  const rows: readonly (readonly [Outcome, code: string | null, errno: number])[] = [
    [
      { kind: 'accepted', state: 'confirmed', reply: { errno: 0, error: '' }, httpStatus: 200 },
      null,
      0,
    ],
    [{ ...refused, state: 'refused', reply: { errno: 10, error: '' } }, 'ONENET_REFUSED', 10],
    [{ ...refused, state: 'unknown', reply: { errno: 16, error: '' } }, 'ONENET_UNKNOWN', 16],
    [{ ...refused, state: 'refused', reply: { errno: -7, error: '' } }, 'ONENET_REFUSED', -7],
    [failed(new OneNetError('ONENET_NO_ANSWER', faultSaying('x'))), 'ONENET_NO_ANSWER', -4],
  ];
  for (const [outcome, code, errno] of rows) {
    it(`${outcome.kind}, ${outcome.state}: ${String(code)}, ${errno}`, () => {
      assert.deepEqual([codeOf(outcome), errnoOf(outcome)], [code, errno]);
    });
  }
});

describe('withPartial', () => {
  const reply = { errno: 5106, error: '' };
  const refused = { kind: 'refused', reason: 'not-found', reply, httpStatus: 200 } as const;
  const outcome: Outcome = { ...refused, state: 'refused', byDevice: true };
  const several = [{}, {}];

  it('holds for several Resources and for a Replace that the device refused', () => {
    assert.equal(withPartial(outcome, { mode: 2, data: several }).mayBePartial, true);
    assert.equal(withPartial(outcome, { mode: 1, data: [{}] }).mayBePartial, true);
    assert.equal(withPartial(outcome, { mode: 2, data: [{}] }).mayBePartial, undefined);
    assert.equal(withPartial(outcome, {}).mayBePartial, undefined);
  });

  it('does not for what the platform refused, nor beside another state', () => {
    const byPlatform: Outcome = { ...refused, state: 'refused' };
    assert.equal(withPartial(byPlatform, { mode: 1, data: several }).mayBePartial, undefined);
    const unknown: Outcome = { ...refused, state: 'unknown', byDevice: true };
    assert.equal(withPartial(unknown, { mode: 1 }).mayBePartial, undefined);
  });
});
