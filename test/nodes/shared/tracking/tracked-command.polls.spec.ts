import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type {
  AcceptedOutcome,
  LocalFailure,
  Outcome,
  RefusedOutcome,
} from '../../../../lib/onenet';
import {
  afterUnknown,
  overdue,
  pollResult,
  resultNotLearnt,
  type PollResult,
} from '../../../../nodes/shared/tracking/tracked-command';
import { answer, local, record, refused } from './answers';

describe('what an answer means for a message that waits', () => {
  const cases: [title: string, outcome: Outcome, kind: PollResult['kind']][] = [
    ['waits', record(1), 'open'],
    ['sent', record(3), 'open'],
    ['done', record(5, { confirm_status: 'SUCCESS' }), 'final'],
    ['cancelled', record(2), 'final'],
    ['expired', record(4), 'final'],
    ['failed at the device', record(6, { confirm_status: 'NOT_FOUND' }), 'final'],
    ['silent device', record(6, { confirm_status: 'TIME_OUT' }), 'final'],
    ['response timeout', record(7), 'final'],
    ['undefined', record(8), 'final'],
    ['no status', record('?'), 'unanswered'],
    ['wrong key', refused(3, 'auth failed'), 'denied'],
    ['no such command', refused(8, 'not found'), 'denied'],
    ['wrong parameter', refused(6, 'invalid parameter: uuid'), 'denied'],
    ['internal error', refused(1, 'internal server error'), 'unanswered'],
    ['too many calls', refused(15, 'api freq out of limit'), 'unanswered'],
    ['a text nobody knows', refused(99, 'something'), 'unanswered'],
    ['a page', answer('<html>', 502), 'unanswered'],
    ['no connection', local('ONENET_UNREACHABLE'), 'unanswered'],
    ['no answer', local('ONENET_NO_ANSWER'), 'unanswered'],
    ['a lost connection', local('ONENET_CONNECTION_LOST'), 'unanswered'],
    ['our own queue full', local('ONENET_QUEUE_FULL'), 'unanswered'],
    ['too long in our own queue', local('ONENET_EXPIRED'), 'unanswered'],
    ['the platform being closed', local('ONENET_STOPPED'), 'unanswered'],
    ['no platform', local('ONENET_CONFIG'), 'unanswered'],
  ];
  for (const [title, outcome, kind] of cases) {
    it(`${title}: ${kind}`, () => {
      assert.equal(pollResult(outcome).kind, kind);
    });
  }

  it('passes on how long the platform wants to be left alone', () => {
    const { reply, httpStatus } = refused(15, 'api freq out of limit') as RefusedOutcome;
    const busy: Outcome = {
      ...{ kind: 'refused', state: 'refused', reason: 'rate-limited', reply, httpStatus },
      retryAfter: 7,
    };
    assert.deepEqual(pollResult(busy), { kind: 'unanswered', retryAfter: 7 });
  });
});

describe('the end of a command that is over its time', () => {
  for (const [status, state, errno] of [
    [1, 'expired', -10],
    [3, 'unknown', -12],
  ] as const) {
    it(`with send_status ${status} is ${state}`, () => {
      const outcome = overdue(record(status) as AcceptedOutcome);
      assert.ok(outcome.kind === 'failed');
      assert.deepEqual([outcome.state, outcome.error.errno], [state, errno]);
      assert.equal(outcome.reason, 'timeout');
      assert.equal(outcome.reply?.errno, 0);
      assert.equal(outcome.cached?.uuid, 'u');
    });
  }

  it('says that it may have happened if it was sent before it went back to waiting', () => {
    const open = record(1, { send_time: '2026-11-27 10:00:00' }) as AcceptedOutcome;
    const outcome = overdue(open);
    assert.ok(outcome.kind === 'failed');
    assert.equal(outcome.state, 'expired');
    assert.match(outcome.error.message, /sent to the device, .*, so it may have happened/);
  });

  it('is unknown if nobody could be asked, with what was in the way', () => {
    const outcome = resultNotLearnt(local('ONENET_UNREACHABLE') as LocalFailure);
    assert.ok(outcome.kind === 'failed');
    assert.deepEqual([outcome.state, outcome.error.code], ['unknown', 'ONENET_UNREACHABLE']);
    assert.match(outcome.error.message, /could not be learnt: as a test says$/);
  });

  it('is unknown if the platform would not say', () => {
    const outcome = resultNotLearnt(refused(3, 'auth failed') as RefusedOutcome);
    assert.deepEqual([outcome.kind, outcome.state], ['refused', 'unknown']);
  });

  it('is unknown after an attempt that may have got through, unless it is confirmed', () => {
    assert.equal(afterUnknown(record(4)).state, 'unknown');
    assert.equal(afterUnknown(record(2)).state, 'unknown');
    assert.equal(afterUnknown(record(5)).state, 'confirmed');
  });
});
