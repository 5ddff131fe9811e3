import assert from 'node:assert/strict';
import { LOCAL_ERRNO, OneNetError, type LocalCode } from '../../../lib/onenet/errors';
import { failed } from '../../../lib/onenet/outcome';
import type { Reason, State } from '../../../lib/contract';

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
      const error = new OneNetError(code, 'because');
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
    const error = new OneNetError('ONENET_STOPPED', 'because');
    assert.equal(failed(error, 'unknown').state, 'unknown');
    assert.equal(failed(error, 'unsent').state, 'unsent');
  });
});
