import assert from 'node:assert/strict';
import {
  explain,
  failed,
  mayHaveHappened,
  OneNetError,
  type FailedOutcome,
  type Outcome,
} from '../../../../lib/onenet';
import {
  fail,
  type Language,
  LOCAL_ERRNO,
  type LocalCode,
  pointedSentence,
} from '../../../../lib/contract';
import type { Message } from '../../../../nodes/shared/node-red';
import {
  CommandError,
  setPayload,
  setResult,
  toResult,
  type CommandResult,
} from '../../../../nodes/shared/message/result';
import { faultSaying } from '../../../support/fault';

const REQUEST = {
  imei: '869405000000010',
  path: '/3311/0',
  mode: 2,
  timeout: 25,
  data: [{ res_id: 5850, val: 2n ** 60n }],
};

const confirmed: Outcome = {
  kind: 'accepted',
  state: 'confirmed',
  reply: { errno: 0, error: 'succ', request_id: '5f2c' },
  httpStatus: 200,
};

const silent: FailedOutcome = {
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
  'cause',
  'cure',
  'mayBePartial',
  'httpStatus',
  'attempts',
  'durationMs',
  'request',
];

const SUCCESS = { reason: null, code: null, cause: null, cure: null, mayBePartial: false };

function resultOf(
  outcome: Outcome,
  attempts: number,
  durationMs: number,
  request: CommandResult['request'],
  language: Language = 'en-US',
): CommandResult {
  return toResult(outcome, { attempts, durationMs, request }, language);
}

function errorOf(outcome: FailedOutcome, language: Language): CommandError {
  return new CommandError(resultOf(outcome, 1, 1, {}, language), outcome, language);
}

/** What an output shows in the place of `msg.payload`. */
function payloadOf(outcome: Outcome, msg: Message = {}): Message {
  setPayload(msg, outcome, resultOf(outcome, 1, 1, {}));
  return msg;
}

describe('result', () => {
  it('of an accepted command', () => {
    assert.deepEqual(resultOf(confirmed, 1, 12.5, REQUEST), {
      state: 'confirmed',
      errno: 0,
      error: 'succ',
      ...SUCCESS,
      httpStatus: 200,
      attempts: 1,
      durationMs: 12.5,
      request: REQUEST,
    });
  });

  it('of one that the platform keeps for later', () => {
    const queued: Outcome = { ...confirmed, state: 'queued' };
    assert.equal(resultOf(queued, 1, 1, REQUEST).state, 'queued');
  });

  it("of a refused command, with the platform's own number and text", () => {
    assert.deepEqual(resultOf(silent, 3, 25_000, REQUEST), {
      state: 'unknown',
      errno: 16,
      error: 'unsuccess: TIME_OUT null',
      reason: 'timeout',
      code: 'ONENET_UNKNOWN',
      ...explain(silent, 'en-US'),
      mayBePartial: false,
      httpStatus: 500,
      attempts: 3,
      durationMs: 25_000,
      request: REQUEST,
    });
  });

  for (const [code, errno] of Object.entries(LOCAL_ERRNO) as [LocalCode, number][]) {
    it(`of ${code}, which is ${errno}`, () => {
      const outcome = failed(new OneNetError(code, faultSaying('because')));
      assert.deepEqual(resultOf(outcome, 0, 1, {}), {
        state: outcome.state,
        errno,
        error: 'because',
        reason: outcome.reason,
        code,
        ...explain(outcome, 'en-US'),
        mayBePartial: false,
        httpStatus: null,
        attempts: 0,
        durationMs: 1,
        request: {},
      });
    });
  }

  describe('of what the device refused', () => {
    const refused: FailedOutcome = {
      kind: 'refused',
      state: 'refused',
      reason: 'invalid',
      reply: { errno: 5106, error: 'UNSUCESS: REQ_PARAM_ERROR' },
      httpStatus: 200,
      byDevice: true,
    };
    const circumstances = { attempts: 1, durationMs: 1, request: REQUEST };

    it('begins with the value that does not fit its Resource', () => {
      const { cause, mayBePartial } = toResult(refused, circumstances, 'en-US');
      assert.match(
        cause ?? '',
        /^5850 On\/Off is a Boolean; the value was the number 1152921504606846976\. /,
      );
      assert.equal(mayBePartial, false);
    });

    it('says that a part may be done, also of a command that the platform kept', () => {
      const request = { ...REQUEST, mode: 1 };
      for (const language of ['en-US', 'zh-CN'] as const) {
        const result = toResult(refused, { ...circumstances, request }, language);
        assert.equal(result.mayBePartial, true);
        assert.match(result.cause ?? '', /a part of it|其中一部分/);
      }
    });
  });

  it('keeps the HTTP status of an answer without a verdict', () => {
    const error = new OneNetError('ONENET_BAD_ANSWER', faultSaying('HTTP 502'), {
      httpStatus: 502,
    });
    assert.equal(resultOf(failed(error), 1, 1, {}).httpStatus, 502);
  });

  describe('of a command that the platform keeps', () => {
    const queued: Outcome = { ...confirmed, state: 'queued' };
    const added = (outcome: Outcome): unknown => {
      const result = resultOf(outcome, 1, 1, REQUEST);
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
        ...failed(
          new OneNetError('ONENET_EXPIRED', faultSaying('expired'), { httpStatus: 200 }),
          'expired',
        ),
        reply,
        cached: { uuid: 'u-1', sendStatus: 'expired' },
      };
      const msg: Message = { payload: 1 };
      setResult(msg, resultOf(outcome, 2, 1, REQUEST));
      payloadOf(outcome, msg);
      assert.deepEqual(msg, {
        payload: reply,
        errno: -10,
        onenet: {
          state: 'expired',
          errno: -10,
          error: 'expired',
          reason: 'timeout',
          code: 'ONENET_EXPIRED',
          ...explain(outcome, 'en-US'),
          mayBePartial: false,
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
    const error = new OneNetError('ONENET_COMMAND_FAILED', faultSaying('x'));
    for (const outcome of [confirmed, silent, failed(error)]) {
      assert.deepEqual(payloadOf({ ...outcome, payload }), { payload });
    }
  });

  it('is on the message as errno and onenet, whatever stood there', () => {
    for (const outcome of [
      confirmed,
      silent,
      failed(new OneNetError('ONENET_INVALID', faultSaying('x'))),
    ]) {
      const msg: Message = { _msgid: 'm', topic: 't', payload: 1, errno: 'old', onenet: 'old' };
      const result = resultOf(outcome, 1, 1, REQUEST);
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
      const msg = payloadOf(outcome, { topic: 't', payload: 1 });
      assert.deepEqual(msg, { topic: 't', payload: outcome.reply });
    }
  });

  it('gives a payload of the same shape for a failure of ours', () => {
    const msg = payloadOf(failed(new OneNetError('ONENET_QUEUE_FULL', faultSaying('full'))), {
      payload: 1,
    });
    assert.deepEqual(msg, { payload: { errno: -7, error: 'full' } });
  });

  describe('for Catch nodes', () => {
    it('has the code, the number, the text, the cause and the cure in the language asked for', () => {
      const [english, chinese] = [errorOf(silent, 'en-US'), errorOf(silent, 'zh-CN')];
      for (const error of [english, chinese]) {
        assert.ok(error instanceof Error);
        assert.equal(error.name, 'OneNetError');
        // What Node-RED gives to Catch nodes as msg.error.message, and to its log.
        assert.equal(error.toString(), error.message);
        assert.equal(error.code, 'ONENET_UNKNOWN');
        assert.equal(error.errno, 16);
        assert.match(error.message, /(unsuccess: TIME_OUT null).{1,2}errno 16.$/);
        // Node-RED would copy it whole into msg.error.cause.
        assert.equal('cause' in error, false);
      }
      const { cause, cure } = explain(silent, 'en-US');
      assert.ok(english.message.startsWith(`${cause} ${cure} (`), english.message);
      assert.doesNotMatch(english.message, /\p{Script=Han}/u);
      assert.match(chinese.message, /\p{Script=Han}/u);
    });

    it('says that an earlier attempt may have happened, in the place of a cure that would write twice', () => {
      const full: FailedOutcome = {
        ...{ kind: 'refused', state: 'refused', reason: 'limit', httpStatus: 200 },
        reply: { errno: 5006, error: 'system logic limit' },
      };
      const result = resultOf(mayHaveHappened(full), 2, 1, {});
      assert.equal(result.state, 'unknown');
      assert.equal(
        result.error,
        'system logic limit; an earlier attempt may have reached the device',
      );
      const { cause } = explain(full, 'en-US');
      for (const language of ['en-US', 'zh-CN'] as const) {
        const { message }: Error = errorOf(mayHaveHappened(full), language);
        const { cure } = explain(mayHaveHappened(full), language);
        assert.ok(message.includes(cure), message);
        assert.notEqual(cure, explain(full, language).cure);
        assert.equal(message.includes(cause), language === 'en-US');
      }
    });

    it('has something to say where the platform gives a number only', () => {
      const numb: FailedOutcome = {
        ...{ kind: 'refused', state: 'refused', reason: 'unauthorized', httpStatus: 200 },
        reply: { errno: 3, error: '' },
      };
      const { message } = errorOf(numb, 'en-US');
      assert.match(message, /^\w.*\. \(\S.+, errno 3\)$/);
    });

    it('shows foreign text on one line, without control characters, and not all of it', () => {
      const hostile = `a\n[error] \u001b[31mforged\u202e ${'x'.repeat(900_000)}`;
      const { message } = errorOf({ ...silent, reply: { errno: 16, error: hostile } }, 'en-US');
      const [, words = ''] = / \(([^(]*), errno 16\)$/.exec(message) ?? [];
      assert.match(words, /^a \[error\] \[31mforged x+…$/);
      assert.equal(words.length, 200);
      assert.doesNotMatch(message, /[\p{Cc}\p{Cf}]/u);
    });

    it('says what is wrong with a message of ours in the language of the runtime', () => {
      const { fault } = fail('/imei', 'missing');
      const outcome = failed(new OneNetError('ONENET_INVALID', fault));
      assert.match(errorOf(outcome, 'zh-CN').message, /^\/imei \p{Script=Han}[^/]*（errno -1）$/u);
      const { error, cause } = resultOf(outcome, 0, 1, {}, 'zh-CN');
      assert.equal(error, pointedSentence(fault, 'zh-CN'));
      assert.match(String(cause), /\p{Script=Han}/u);
      assert.match(errorOf(outcome, 'en-US').message, /^\/imei is missing\. [^/]* \(errno -1\)$/);
    });

    for (const code of Object.keys(LOCAL_ERRNO) as LocalCode[]) {
      it(`explains ${code}`, () => {
        const outcome = failed(
          new OneNetError(code, faultSaying('because'), { cause: new Error('canary') }),
        );
        const error = errorOf(outcome, 'en-US');
        assert.equal(error.code, code);
        assert.equal(error.errno, LOCAL_ERRNO[code]);
        assert.match(error.message, new RegExp(`^\\S.*\\. \\(because, errno ${error.errno}\\)$`));
        assert.doesNotMatch(error.message, /canary/);
        assert.equal('cause' in error, false);
      });
    }
  });
});
