import assert from 'node:assert/strict';
import {
  AFTER_EARLIER_ATTEMPT,
  explain,
  failed,
  mayHaveHappened,
  LOCAL_ERRNO,
  OneNetError,
  type LocalCode,
  type Outcome,
} from '../../../../lib/onenet';
import type { Message } from '../../../../nodes/shared/node-red';
import {
  CommandError,
  setPayload,
  setResult,
  toResult,
} from '../../../../nodes/shared/message/result';

const REQUEST = {
  imei: '869405000000010',
  path: '/3311/0',
  mode: 2,
  timeout: 25,
  data: [{ res_id: 5850, val: 2n ** 60n }],
};

type Failure = Exclude<Outcome, { kind: 'accepted' }>;

const confirmed: Outcome = {
  kind: 'accepted',
  state: 'confirmed',
  reply: { errno: 0, error: 'succ', request_id: '5f2c' },
  httpStatus: 200,
};

const silent: Failure = {
  kind: 'refused',
  state: 'unknown',
  reason: 'timeout',
  reply: { errno: 16, error: 'unsuccess: TIME_OUT null', extra: [9223372036854775807n] },
  httpStatus: 500,
  retryAfter: 3,
};

const FIELDS = [
  'state',
  'errno',
  'error',
  'reason',
  'code',
  'httpStatus',
  'attempts',
  'durationMs',
  'request',
];

describe('result', () => {
  it('of an accepted command', () => {
    assert.deepEqual(toResult(confirmed, 1, 12.5, REQUEST), {
      state: 'confirmed',
      errno: 0,
      error: 'succ',
      reason: null,
      code: null,
      httpStatus: 200,
      attempts: 1,
      durationMs: 12.5,
      request: REQUEST,
    });
  });

  it('of one that the platform keeps for later', () => {
    const queued: Outcome = { ...confirmed, state: 'queued' };
    assert.equal(toResult(queued, 1, 1, REQUEST).state, 'queued');
  });

  it("of a refused command, with the platform's own number and text", () => {
    assert.deepEqual(toResult(silent, 3, 25_000, REQUEST), {
      state: 'unknown',
      errno: 16,
      error: 'unsuccess: TIME_OUT null',
      reason: 'timeout',
      code: 'ONENET_REFUSED',
      httpStatus: 500,
      attempts: 3,
      durationMs: 25_000,
      request: REQUEST,
    });
  });

  for (const [code, errno] of Object.entries(LOCAL_ERRNO) as [LocalCode, number][]) {
    it(`of ${code}, which is ${errno}`, () => {
      const outcome = failed(new OneNetError(code, 'because'));
      assert.deepEqual(toResult(outcome, 0, 1, {}), {
        state: outcome.state,
        errno,
        error: 'because',
        reason: outcome.reason,
        code,
        httpStatus: null,
        attempts: 0,
        durationMs: 1,
        request: {},
      });
    });
  }

  it('keeps the HTTP status of an answer without a verdict', () => {
    const error = new OneNetError('ONENET_BAD_ANSWER', 'HTTP 502', { httpStatus: 502 });
    assert.equal(toResult(failed(error), 1, 1, {}).httpStatus, 502);
  });

  describe('of a command that the platform keeps', () => {
    const queued: Outcome = { ...confirmed, state: 'queued' };
    const added = (outcome: Outcome): unknown => {
      const result = toResult(outcome, 1, 1, REQUEST);
      return Object.fromEntries(Object.entries(result).filter(([key]) => !FIELDS.includes(key)));
    };

    it('has its uuid and expiry from the start', () => {
      assert.deepEqual(added({ ...queued, cached: { uuid: 'u-1', expires: 0 } }), {
        uuid: 'u-1',
        expires: '1970-01-01T00:00:00.000Z',
      });
      assert.deepEqual(added({ ...queued, cached: { uuid: 'u-1' } }), { uuid: 'u-1' });
    });

    it('has what the record says once it was asked for, with times as text', () => {
      const cached = {
        uuid: 'u-1',
        expires: 5000,
        sendStatus: 'success',
        confirmStatus: 'SUCCESS',
        created: 1000,
        validFrom: 2000,
        sent: 3000,
        confirmed: 4000,
        remaining: 0,
      } as const;
      assert.deepEqual(added({ ...confirmed, cached }), {
        uuid: 'u-1',
        expires: '1970-01-01T00:00:05.000Z',
        command: {
          sendStatus: 'success',
          confirmStatus: 'SUCCESS',
          created: '1970-01-01T00:00:01.000Z',
          validFrom: '1970-01-01T00:00:02.000Z',
          sent: '1970-01-01T00:00:03.000Z',
          confirmed: '1970-01-01T00:00:04.000Z',
          remaining: 0,
        },
      });
    });

    it('leaves out what is not known', () => {
      const cached = { uuid: '', sendStatus: 'wait', sent: undefined } as const;
      assert.deepEqual(added({ ...queued, cached }), { command: { sendStatus: 'wait' } });
      assert.deepEqual(added({ ...queued, cached: undefined }), {});
    });

    it('has the number and the text of a bad end, and the record for payload', () => {
      const reply = { errno: 0, error: 'succ', data: { send_status: 4 } };
      const outcome: Outcome = {
        ...failed(new OneNetError('ONENET_EXPIRED', 'expired', { httpStatus: 200 }), 'expired'),
        reply,
        cached: { uuid: 'u-1', sendStatus: 'expired' },
      };
      const msg: Message = { payload: 1 };
      setResult(msg, toResult(outcome, 2, 1, REQUEST));
      setPayload(msg, outcome);
      assert.deepEqual(msg, {
        payload: reply,
        errno: -10,
        onenet: {
          state: 'expired',
          errno: -10,
          error: 'expired',
          reason: 'timeout',
          code: 'ONENET_EXPIRED',
          httpStatus: 200,
          attempts: 2,
          durationMs: 1,
          request: REQUEST,
          uuid: 'u-1',
          command: { sendStatus: 'expired' },
        },
      });
    });
  });

  it("gives the platform's own words for payload, where they had to be translated", () => {
    const payload = { code: 0, msg: 'succ', requestId: '5f2c' };
    const error = new OneNetError('ONENET_COMMAND_FAILED', 'x');
    for (const outcome of [confirmed, silent, failed(error)]) {
      const msg: Message = {};
      setPayload(msg, { ...outcome, payload });
      assert.deepEqual(msg, { payload });
    }
  });

  it('is on the message as errno and onenet, whatever stood there', () => {
    for (const outcome of [confirmed, silent, failed(new OneNetError('ONENET_INVALID', 'x'))]) {
      const msg: Message = { _msgid: 'm', topic: 't', payload: 1, errno: 'old', onenet: 'old' };
      const result = toResult(outcome, 1, 1, REQUEST);
      setResult(msg, result);
      assert.deepEqual(msg, {
        _msgid: 'm',
        topic: 't',
        payload: 1,
        errno: result.errno,
        onenet: result,
      });
      assert.deepEqual(Object.keys(result), FIELDS);
    }
  });

  it('gives the reply for payload, with every field that came', () => {
    for (const outcome of [confirmed, silent]) {
      const msg: Message = { topic: 't', payload: 1 };
      setPayload(msg, outcome);
      assert.deepEqual(msg, { topic: 't', payload: outcome.reply });
    }
  });

  it('gives a payload of the same shape for a failure of ours', () => {
    const msg: Message = { payload: 1 };
    setPayload(msg, failed(new OneNetError('ONENET_QUEUE_FULL', 'full')));
    assert.deepEqual(msg, { payload: { errno: -7, error: 'full' } });
  });

  describe('for Catch nodes', () => {
    it('has the code, the number, the text, the cause and the cure in the language asked for', () => {
      const [english, chinese] = [
        new CommandError(silent, 'en-US'),
        new CommandError(silent, 'zh-CN'),
      ];
      for (const error of [english, chinese]) {
        assert.ok(error instanceof Error);
        assert.equal(error.name, 'OneNetError');
        assert.equal(error.code, 'ONENET_REFUSED');
        assert.equal(error.errno, 16);
        assert.match(error.message, /^unsuccess: TIME_OUT null \(errno 16\)\. ./);
        // Node-RED would copy it whole into msg.error.cause.
        assert.equal('cause' in error, false);
      }
      assert.doesNotMatch(english.message, /\p{Script=Han}/u);
      assert.match(chinese.message, /\p{Script=Han}/u);
    });

    it('says that an earlier attempt may have happened, in the place of a cure that would write twice', () => {
      const full: Failure = {
        ...{ kind: 'refused', state: 'refused', reason: 'limit', httpStatus: 200 },
        reply: { errno: 5006, error: 'system logic limit' },
      };
      const result = toResult(mayHaveHappened(full), 2, 1, {});
      assert.equal(result.state, 'unknown');
      assert.equal(
        result.error,
        'system logic limit; an earlier attempt may have reached the device',
      );
      const { cause } = explain(
        { errno: 5006, error: 'system logic limit', reason: 'limit' },
        'en-US',
      );
      for (const language of ['en-US', 'zh-CN'] as const) {
        const { message }: Error = new CommandError(mayHaveHappened(full), language);
        assert.ok(message.endsWith(AFTER_EARLIER_ATTEMPT[language]), message);
        assert.equal(message.includes(cause), language === 'en-US');
      }
    });

    it('has something to say where the platform gives a number only', () => {
      const numb: Failure = {
        ...{ kind: 'refused', state: 'refused', reason: 'unauthorized', httpStatus: 200 },
        reply: { errno: 3, error: '' },
      };
      const { message } = new CommandError(numb, 'en-US');
      assert.match(message, /^OneNET refused and gave no text \(errno 3\)\. \w/);
    });

    for (const code of Object.keys(LOCAL_ERRNO) as LocalCode[]) {
      it(`explains ${code}`, () => {
        const outcome = failed(new OneNetError(code, 'because', { cause: new Error('canary') }));
        const error = new CommandError(outcome, 'en-US');
        assert.equal(error.code, code);
        assert.equal(error.errno, LOCAL_ERRNO[code]);
        assert.match(error.message, new RegExp(`^because \\(errno ${error.errno}\\)\\. \\S.*\\.$`));
        assert.doesNotMatch(error.message, /canary/);
        assert.equal('cause' in error, false);
      });
    }
  });
});
