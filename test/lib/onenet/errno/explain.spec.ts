import assert from 'node:assert/strict';
import {
  faultOf,
  LANGUAGES,
  LOCAL_ERRNO,
  REASONS,
  type Fault,
  type LocalCode,
  type Reason,
} from '../../../../lib/contract';
import {
  explain,
  failureSentence,
  findFaultIn,
  valueSentence,
  wordsOf,
} from '../../../../lib/onenet/errno/explain';
import { LOCAL_MEANINGS, MEANINGS, type MeaningName } from '../../../../lib/onenet/errno/meanings';
import * as enUS from '../../../../lib/onenet/errno/texts/en-US';
import * as zhCN from '../../../../lib/onenet/errno/texts/zh-CN';
import { OneNetError } from '../../../../lib/onenet/errors';
import { recordOutcome } from '../../../../lib/onenet/operations/cached-commands';
import {
  decodeVerdict,
  failed,
  mayHaveHappened,
  type FailedOutcome,
} from '../../../../lib/onenet/outcome';
import { faultSaying } from '../../../support/fault';

const TEXTS = { 'en-US': enUS, 'zh-CN': zhCN } as const;

const REFUSALS: readonly (readonly [string, FailedOutcome, MeaningName])[] = [
  ['a refusal by its sub-code', refused(5106, 'UNSUCESS: REQ_PARAM_ERROR'), 'value-type-wrong'],
  ['a refusal by its text, not by its clashing number', refused(1, 'auth failed'), 'key-refused'],
  ['a refusal by its number', refused(10403, ''), 'token-refused'],
  ['a gateway that turns away for load as load', answered(429, ''), 'rate-limited'],
  [
    'a refusal in words by its words',
    inWords('iot.application.deviceNotFound: no'),
    'device-not-found',
  ],
  ['a refusal in words that are not known by its reason', inWords('iot.wibble'), 'unrecognised'],
  [
    'a cached command that failed at the device by its sub-code',
    atDevice('REQ_PARAM_ERROR'),
    'value-type-wrong',
  ],
  ['a sub-code without an underscore as well', atDevice('FORBIDDEN'), 'offline'],
  ['a cached command of which no more is known', atDevice(undefined), 'device-failed'],
];

const OWN: readonly (readonly [string, FailedOutcome, LocalCode])[] = [
  [
    'a failure of our own by its code, whatever words its text has',
    failed(new OneNetError('ONENET_CONNECTION_LOST', faultSaying('auth failed'))),
    'ONENET_CONNECTION_LOST',
  ],
  [
    'a device that left a cached command without an answer, for which there is more to do',
    atDevice('TIME_OUT'),
    'ONENET_COMMAND_FAILED',
  ],
];

describe('explain', () => {
  for (const language of LANGUAGES) {
    const { refusals, local, notCancelled, others } = TEXTS[language];

    for (const [title, outcome, meaning] of REFUSALS) {
      it(`explains ${title} (${language})`, () => {
        assert.deepEqual(explain(outcome, language), refusals[meaning]);
      });
    }

    for (const [title, outcome, code] of OWN) {
      it(`explains ${title} (${language})`, () => {
        assert.deepEqual(explain(outcome, language), local[code]);
      });
    }

    it(`explains what is nowhere documented by its reason (${language})`, () => {
      const outcome = { ...refused(4711, 'wibble'), reason: 'limit' } as FailedOutcome;
      assert.deepEqual(explain(outcome, language), refusals['platform-limit']);
    });

    it(`explains a success that leaves commands uncancelled (${language})`, () => {
      const reply = { errno: 0, error: '1 of 2 commands could not be cancelled' };
      const outcome: FailedOutcome = {
        kind: 'refused',
        state: 'refused',
        reason: 'not-allowed',
        reply,
        httpStatus: 200,
      };
      assert.deepEqual(explain(outcome, language), notCancelled);
    });

    it(`has something to say for each reason and each code (${language})`, () => {
      const byReason = REASONS.map((reason) => explain({ ...refused(4711, ''), reason }, language));
      const byCode = (Object.keys(LOCAL_ERRNO) as LocalCode[]).map((code) =>
        explain(
          { ...failed(new OneNetError(code, faultSaying('x'))), reason: reasonOf(code) },
          language,
        ),
      );
      const causes = [...byReason, ...byCode].map(({ cause }) => cause);
      assert.equal(new Set(causes).size, REASONS.length + Object.keys(LOCAL_ERRNO).length);
    });

    it(`begins with what exactly is wrong (${language})`, () => {
      const fault: Fault = { pointer: '/imei', rule: 'missing', params: {} };
      const { cause } = explain(failed(new OneNetError('ONENET_INVALID', fault)), language);
      const sentence = language === 'zh-CN' ? '/imei 未填写。' : '/imei is missing. ';
      assert.ok(cause.startsWith(sentence), cause);
      assert.ok(cause.endsWith(local.ONENET_INVALID.cause));
    });

    it(`says that a part may be done (${language})`, () => {
      const outcome = { ...refused(5106, 'UNSUCESS: NOT_FOUND'), mayBePartial: true };
      const { cause } = explain(outcome, language);
      assert.ok(cause.startsWith(refusals['path-not-found'].cause));
      assert.ok(cause.endsWith(others.mayBePartial));
    });

    it(`does not advise to send again what may have happened (${language})`, () => {
      const outcome = mayHaveHappened(refused(2001, 'device not online'));
      const { cause, cure } = explain(outcome, language);
      assert.equal(cause, refusals.offline.cause);
      assert.equal(cure, others.afterEarlierAttempt);
    });

    it(`begins with the value that does not fit its Resource, where the device says invalid (${language})`, () => {
      const request = { path: '/3311/0', data: [{ res_id: 5850, val: 1795 }] };
      const invalid = explain(refused(5106, 'UNSUCESS: REQ_PARAM_ERROR'), language, request);
      const sentence = {
        'en-US': '5850 On/Off is a Boolean; the value was the number 1795. ',
        'zh-CN': '5850 开关 的类型是布尔值（Boolean），写入的值是数字 1795。',
      }[language];
      assert.ok(invalid.cause.startsWith(sentence), invalid.cause);
      const offline = explain(refused(10, ''), language, request);
      assert.equal(offline.cause, refusals.offline.cause);
    });
  }

  it('warns that the write may have happened wherever that is not ruled out', () => {
    const names = (Object.keys(MEANINGS) as MeaningName[]).filter(
      (name) => MEANINGS[name].state === 'unknown',
    );
    const codes = (Object.keys(LOCAL_MEANINGS) as LocalCode[]).filter(
      (code) => LOCAL_MEANINGS[code].state === 'unknown',
    );
    assert.equal(names.length + codes.length, 10);
    for (const language of LANGUAGES) {
      const { refusals, local } = TEXTS[language];
      const said = [...names.map((name) => refusals[name]), ...codes.map((code) => local[code])];
      for (const { cause, cure } of said) {
        assert.match(
          cause + cure,
          language === 'zh-CN'
            ? /已经生效|确认设备的实际状态/
            : /may (still )?have happened|[Cc]heck what the device did/,
        );
      }
    }
  });

  it('speaks of no write where any command may have happened, also a read or an execution', () => {
    const names = (Object.keys(MEANINGS) as MeaningName[]).filter(
      (name) => MEANINGS[name].state === 'unknown' || MEANINGS[name].reason === 'offline',
    );
    const codes = (Object.keys(LOCAL_MEANINGS) as LocalCode[]).filter(
      (code) => LOCAL_MEANINGS[code].state === 'unknown',
    );
    for (const language of LANGUAGES) {
      const { refusals, local } = TEXTS[language];
      const said = [...names.map((name) => refusals[name]), ...codes.map((code) => local[code])];
      // That a Resource takes a Write at all is a thing to check, after a failure that the platform does not explain.
      for (const { cause, cure } of said) {
        assert.doesNotMatch(cause + cure, /the write|write (?:again|once|right)|写入|再写/);
      }
    }
  });

  it('never claims of what the device refused that nothing was written', () => {
    for (const name of Object.keys(MEANINGS) as MeaningName[]) {
      const meaning = MEANINGS[name];
      if (!('byDevice' in meaning)) continue;
      const { cause, cure } = enUS.refusals[name];
      assert.doesNotMatch(cause + cure, /nothing was|not carried? out|did not (?:write|carry)/i);
      const { cause: chinese, cure: zhCure } = zhCN.refusals[name];
      assert.doesNotMatch(chinese + zhCure, /没有(?:执行|写入)|未(?:执行|写入)/);
    }
  });
});

describe('failureSentence', () => {
  const hostile = `no\n\u001b[31m\u202e${'x'.repeat(900_000)}`;

  it('ends with the platform’s words in brackets, on one line', () => {
    const sentence = failureSentence(refused(10, 'device not online: 8029377'), 'en-US');
    const { cause, cure } = enUS.refusals.offline;
    assert.equal(sentence, `${cause} ${cure} (device not online: 8029377, errno 10)`);
    const chinese = failureSentence(refused(10, 'device not online'), 'zh-CN');
    assert.ok(chinese.endsWith('（device not online，errno 10）'));
  });

  it('says so where there are none', () => {
    assert.match(failureSentence(refused(10, ''), 'en-US'), /\(no text, errno 10\)$/);
  });

  for (const [code, fault] of [
    ['ONENET_INVALID', faultOf('requestUnwritable')],
    ['ONENET_CONFIG', faultOf('noPlatform')],
    ['ONENET_UNREACHABLE', faultOf('connectRefused')],
    ['ONENET_BAD_ANSWER', faultOf('answerHtml', { status: 502 })],
  ] as const) {
    it(`says what is wrong on our side once: ${code}`, () => {
      const outcome = failed(new OneNetError(code, fault));
      for (const language of LANGUAGES) {
        const sentence = failureSentence(outcome, language);
        const [first, ...repeated] = sentence
          .toLowerCase()
          .split(wordsOf(outcome, language).toLowerCase());
        assert.equal(first, '', sentence);
        assert.equal(repeated.length, 1, sentence);
        const number = `errno ${LOCAL_ERRNO[code]}`;
        assert.ok(
          sentence.endsWith(language === 'zh-CN' ? `（${number}）` : ` (${number})`),
          sentence,
        );
      }
    });
  }

  it('keeps in brackets what the cause does not say: our own words, and those of the platform', () => {
    const lost = failed(new OneNetError('ONENET_NO_ANSWER', faultOf('requestStopped')));
    assert.match(
      failureSentence(lost, 'en-US'),
      / \(the request was stopped before an answer came, errno -4\)$/,
    );
    const broken = decodeVerdict(
      { status: 502, body: '{}', verdict: { kind: 'words', words: 'BAD_GATEWAY', payload: {} } },
      'confirmed',
    );
    assert.ok(broken.kind === 'failed' && broken.reason === 'platform-error');
    assert.match(failureSentence(broken, 'en-US'), /^(?!BAD_GATEWAY).* \(BAD_GATEWAY, errno -6\)$/);
  });

  it('shows no more than 200 characters of foreign text, all of them printable', () => {
    for (const outcome of [refused(4711, hostile), inWords(hostile)]) {
      for (const language of LANGUAGES) {
        const sentence = failureSentence(outcome, language);
        assert.doesNotMatch(sentence, /[\p{Cc}\p{Cf}]/u);
        assert.ok(sentence.length < 900, String(sentence.length));
      }
    }
    // What a flow gets in msg.onenet.error stays the platform’s own text.
    assert.equal(wordsOf(refused(4711, hostile), 'en-US'), hostile);
  });

  it('gives our own words in the language of the runtime', () => {
    const fault: Fault = {
      pointer: '/timeout',
      rule: 'range',
      params: { min: 5, max: 40, value: 3 },
    };
    const outcome = failed(new OneNetError('ONENET_INVALID', fault));
    assert.equal(wordsOf(outcome, 'en-US'), '/timeout must be from 5 to 40, not 3');
    assert.equal(wordsOf(outcome, 'zh-CN'), '/timeout 应为 5 到 40，现在是：3');
  });
});

/** Where the reason says nothing that the code does not. */
function reasonOf(code: LocalCode): Reason {
  return code === 'ONENET_COMMAND_FAILED' ? 'unknown' : LOCAL_MEANINGS[code].reason;
}

function atDevice(confirmStatus: string | undefined): FailedOutcome {
  const reply = { errno: 0, error: 'succ' };
  const answer = { kind: 'accepted', state: 'queued', reply, httpStatus: 200 } as const;
  const outcome = recordOutcome(answer, { uuid: 'u', sendStatus: 'failed', confirmStatus });
  assert.ok(outcome.kind !== 'accepted');
  return outcome;
}

function refused(errno: number, error: string): FailedOutcome {
  return answered(200, JSON.stringify({ errno, error }));
}

function answered(status: number, body: string): FailedOutcome {
  const outcome = decodeVerdict({ status, body }, 'confirmed');
  assert.ok(outcome.kind !== 'accepted');
  return outcome;
}

function inWords(words: string): FailedOutcome {
  const verdict = { kind: 'words', words, payload: {} } as const;
  const outcome = decodeVerdict({ status: 200, body: '{}', verdict }, 'confirmed');
  assert.ok(outcome.kind !== 'accepted');
  return outcome;
}

describe('valueSentence', () => {
  const rows = [
    [3311, { res_id: 5851, val: 101 }, '5851 Dimmer takes 0 to 100; the value was the number 101.'],
    [3311, { res_id: 5850, val: 'on' }, '5850 On/Off is a Boolean; the value was the text "on".'],
    [3311, { res_id: 5851, val: true }, '5851 Dimmer is an Integer; the value was true.'],
    [3311, { res_id: 5850, type: 1, val: '01' }, '5850 On/Off is a Boolean; the value was bytes.'],
    [3311, { res_id: 5850, type: 2, val: 5 }, '5850 On/Off is a Boolean; the value was a time.'],
    [3311, { res_id: 5850, val: true }, undefined],
    [3311, { res_id: 1, val: 'x' }, undefined],
    [60000, { res_id: 5850, val: 'x' }, undefined],
  ] as const;
  for (const [objId, element, sentence] of rows) {
    it(sentence ?? `nothing is wrong with ${JSON.stringify(element)} in ${objId}`, () => {
      const fault = findFaultIn({ path: `/${objId}/0`, data: [element] });
      assert.equal(fault && valueSentence(fault, 'en-US'), sentence);
    });
  }
});
