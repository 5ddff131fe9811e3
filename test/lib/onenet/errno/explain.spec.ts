import assert from 'node:assert/strict';
import { NOT_CANCELLED } from '../../../../lib/onenet/cached/not-cancelled';
import {
  LANGUAGES,
  LOCAL_MEANINGS,
  MEANINGS,
  type Explanation,
} from '../../../../lib/onenet/errno';
import { LOCAL_ERRNO, type LocalCode } from '../../../../lib/onenet/errors';
import { explain, type Failure } from '../../../../lib/onenet/errno/explain';
import { REASONS } from '../../../../lib/contract';

type Bilingual = Readonly<Record<(typeof LANGUAGES)[number], Explanation>>;

const ROWS: readonly (readonly [string, Failure, Bilingual])[] = [
  [
    'a refusal by its sub-code',
    refused(5106, 'UNSUCESS: REQ_PARAM_ERROR', 'invalid'),
    MEANINGS['value-type-wrong'],
  ],
  [
    'a refusal by its text, not by its clashing number',
    refused(1, 'auth failed', 'unauthorized'),
    MEANINGS['key-refused'],
  ],
  ['a refusal by its number', refused(10403, '', 'unauthorized'), MEANINGS['token-refused']],
  [
    'a refusal that is nowhere documented by its reason',
    refused(4711, 'wibble', 'limit'),
    MEANINGS['platform-limit'],
  ],
  [
    'a gateway that turns away for load as load',
    { errno: -6, error: 'HTTP 429', reason: 'rate-limited', code: 'ONENET_BAD_ANSWER' },
    MEANINGS['rate-limited'],
  ],
  [
    'a refusal in words by its words',
    {
      errno: -6,
      error: 'iot.application.deviceNotFound: no',
      reason: 'not-found',
      code: 'ONENET_BAD_ANSWER',
    },
    MEANINGS['device-not-found'],
  ],
  [
    'a refusal in words that are not known by its reason',
    { errno: -6, error: 'iot.wibble', reason: 'unknown', code: 'ONENET_BAD_ANSWER' },
    MEANINGS.unrecognised,
  ],
  [
    'a strange answer as such',
    { errno: -6, error: 'HTTP 200', reason: 'platform-error', code: 'ONENET_BAD_ANSWER' },
    LOCAL_MEANINGS.ONENET_BAD_ANSWER,
  ],
  [
    'a failure of our own by its code, whatever words its text has',
    { errno: -1, error: '/imei: auth failed', reason: 'invalid', code: 'ONENET_INVALID' },
    LOCAL_MEANINGS.ONENET_INVALID,
  ],
  [
    'a cached command that failed at the device by its sub-code',
    atDevice('the device answered (REQ_PARAM_ERROR)', 'invalid'),
    MEANINGS['value-type-wrong'],
  ],
  [
    'a sub-code without an underscore as well',
    atDevice('not registered (FORBIDDEN)', 'offline'),
    MEANINGS.offline,
  ],
  [
    'a cached command of which no more is known',
    atDevice('the cached command failed', 'device-error'),
    MEANINGS['device-failed'],
  ],
  [
    'a device that left a cached command without an answer, for which there is more to do',
    atDevice('the device did not answer in time (TIME_OUT)', 'timeout'),
    LOCAL_MEANINGS.ONENET_COMMAND_FAILED,
  ],
  [
    'a cached command of unknown fate',
    atDevice('undefined', 'unknown'),
    LOCAL_MEANINGS.ONENET_COMMAND_FAILED,
  ],
  [
    'a success that leaves commands uncancelled',
    refused(0, '1 of 2 commands could not be cancelled', 'not-allowed'),
    NOT_CANCELLED,
  ],
  [
    'a failure of our own by its number where the code is missing',
    { errno: -4, error: '', reason: 'timeout' },
    LOCAL_MEANINGS.ONENET_NO_ANSWER,
  ],
];

describe('explain', () => {
  for (const language of LANGUAGES) {
    for (const [title, failure, expected] of ROWS) {
      it(`explains ${title} (${language})`, () => {
        assert.deepEqual(explain(failure, language), expected[language]);
      });
    }

    it(`has something to say for each reason and each code (${language})`, () => {
      const byReason = REASONS.map((reason) => explain(refused(4711, '', reason), language));
      const byCode = (Object.keys(LOCAL_ERRNO) as LocalCode[]).map((code) =>
        explain({ errno: LOCAL_ERRNO[code], error: '', reason: reasonOf(code), code }, language),
      );
      const causes = [...byReason, ...byCode].map(({ cause }) => cause);
      assert.equal(new Set(causes).size, REASONS.length + Object.keys(LOCAL_ERRNO).length);
    });
  }

  it('warns that the write may have happened wherever that is not ruled out', () => {
    const meanings = [...Object.values(MEANINGS), ...Object.values(LOCAL_MEANINGS)];
    const uncertain = meanings.filter(({ state }) => state === 'unknown');
    assert.equal(uncertain.length, 10);
    for (const { 'en-US': english, 'zh-CN': chinese } of uncertain) {
      assert.match(
        english.cause + english.cure,
        /may (still )?have happened|[Cc]heck what the device did/,
      );
      assert.match(chinese.cause + chinese.cure, /已经生效|确认设备的实际状态/);
    }
  });
});

/** Where the reason says nothing that the code does not. */
function reasonOf(code: LocalCode): Failure['reason'] {
  return code === 'ONENET_COMMAND_FAILED' ? 'unknown' : LOCAL_MEANINGS[code].reason;
}

function atDevice(error: string, reason: Failure['reason']): Failure {
  return { errno: -12, error, reason, code: 'ONENET_COMMAND_FAILED' };
}

function refused(errno: number, error: string, reason: Failure['reason']): Failure {
  return { errno, error, reason, code: 'ONENET_REFUSED' };
}
