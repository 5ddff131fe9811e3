import assert from 'node:assert/strict';
import { LANGUAGES, LOCAL_ERRNO, REASONS, type LocalCode } from '../../../../lib/contract';
import { classify } from '../../../../lib/onenet/errno/classify';
import { listErrnoRows, type ErrnoRow } from '../../../../lib/onenet/errno/explain';
import {
  LOCAL_MEANINGS,
  meaning,
  MEANINGS,
  NB_TABLE,
  NEW_PLATFORM_TABLE,
  PLATFORM_WIDE_TABLE,
  SUB_CODES,
  type Explanation,
} from '../../../../lib/onenet/errno/meanings';
import { OneNetError } from '../../../../lib/onenet/errors';
import { failed } from '../../../../lib/onenet/outcome';
import { faultSaying } from '../../../support/fault';

/** What may stand in Latin letters in a Chinese sentence: names, identifiers and units. */
const IDENTIFIERS =
  /\b(https:\/\/api\.heclouds\.com|https?|IMEI|IMSI|SIM|OneNET|NB-IoT|LwM2M|Opaque|Time|lifetime|mode|type|api-key|Authorization|Master-APIkey|APIkey|token|res|JSON|ID|KB|auth failed|unknown)\b/g;

describe('errno tables', () => {
  const numbers = (table: readonly { errno: number }[]) => table.map(({ errno }) => errno);

  it('hold every number that the platform documents', () => {
    assert.deepEqual(numbers(NB_TABLE), [1, 3, 7, 2001, 5006, 5106, 5108, 5117]);
    assert.deepEqual(
      numbers(PLATFORM_WIDE_TABLE),
      Array.from({ length: 23 }, (_, index) => index + 1),
    );
    assert.deepEqual(
      numbers(NEW_PLATFORM_TABLE),
      [500, 10001, 10403, 10406, 10407, 10408, 10409, 10410, 10417, 10421, 10500],
    );
    assert.deepEqual(
      SUB_CODES.map(({ number }) => number),
      Array.from({ length: 13 }, (_, index) => index + 1),
    );
  });

  for (const { errno, text, meaning } of [...NB_TABLE, ...PLATFORM_WIDE_TABLE]) {
    it(`text and number ${errno} "${text}" mean ${meaning}`, () => {
      const { reason, state } = MEANINGS[meaning];
      for (const variant of [text, text.toUpperCase(), `${text}.`, `${text}: some detail`]) {
        assert.deepEqual(refusal(errno, variant), { reason, state }, variant);
      }
    });
  }

  for (const { errno, text, meaning } of NEW_PLATFORM_TABLE) {
    it(`number ${errno} of the newer platform means ${meaning}`, () => {
      const { reason, state } = MEANINGS[meaning];
      assert.deepEqual(refusal(errno, text), { reason, state });
      assert.deepEqual(refusal(errno, ''), { reason, state });
    });
  }

  it('use every meaning that is written down', () => {
    const tables = [NB_TABLE, PLATFORM_WIDE_TABLE, NEW_PLATFORM_TABLE, SUB_CODES].flat();
    const used = new Set(tables.map(({ meaning }) => meaning));
    assert.deepEqual([...used].sort(), Object.keys(MEANINGS).sort());
  });

  it('say what the package itself says of its own failures', () => {
    for (const code of Object.keys(LOCAL_ERRNO) as LocalCode[]) {
      const { state, reason } = failed(new OneNetError(code, faultSaying('text')));
      assert.deepEqual(
        { state, reason },
        { state: LOCAL_MEANINGS[code].state, reason: LOCAL_MEANINGS[code].reason },
        code,
      );
    }
  });

  it('let nothing be retried of which nobody can say that it was not written', () => {
    for (const { reason, state } of Object.values(MEANINGS)) {
      if (reason === 'busy' || reason === 'rate-limited') assert.equal(state, 'refused');
    }
  });
});

describe('listErrnoRows', () => {
  for (const language of LANGUAGES) {
    it(`lists every table in ${language}, each row with a reason and two sentences`, () => {
      const rows = listErrnoRows(language);
      assert.equal(rows.length, 8 + 13 + 23 + 11 + 12);
      for (const row of rows) {
        assert.ok(REASONS.includes(row.reason), row.text);
        assertSentences(row, language);
      }
    });
  }

  it('shows a number with clashing meanings as neighbouring rows', () => {
    const rows = listErrnoRows('en-US').filter(({ errno }) => [1, 3, 7].includes(errno));
    assert.deepEqual(
      rows.map(({ errno, text, source, reason }) => [errno, text, source, reason]),
      [
        [1, 'auth failed', 'nb', 'unauthorized'],
        [1, 'internal server error', 'platform-wide', 'platform-error'],
        [3, 'parameter required', 'nb', 'invalid'],
        [3, 'auth failed', 'platform-wide', 'unauthorized'],
        [7, 'service internal error', 'nb', 'busy'],
        [7, 'parameter required', 'platform-wide', 'invalid'],
      ],
    );
  });

  it('puts the sub-codes right behind 5106, and our own failures with their codes at the end', () => {
    const rows = listErrnoRows('zh-CN');
    const main = rows.findIndex(({ text }) => text === 'UNSUCESS');
    const numberOf = ({ subCode }: ErrnoRow) => subCode;
    assert.deepEqual(
      rows.slice(main + 1, main + 14).map(numberOf),
      SUB_CODES.map(({ number }) => number),
    );
    assert.deepEqual(
      rows.slice(-12).map(({ errno, code }) => [code, errno]),
      Object.entries(LOCAL_ERRNO),
    );
  });

  it('explains offline once for all its numbers', () => {
    const rows = listErrnoRows('zh-CN').filter(({ reason }) => reason === 'offline');
    assert.deepEqual(
      rows.map(({ errno }) => errno),
      [10, 14, 2001, 5106, 5106, 10421],
    );
    assert.equal(new Set(rows.map(({ cause, cure }) => cause + cure)).size, 1);
  });
});

function assertSentences({ cause, cure }: Explanation, language: 'en-US' | 'zh-CN'): void {
  for (const sentence of [cause, cure]) {
    if (language === 'en-US') {
      assert.match(sentence, /^[A-Z][^\u3000-\uffef]{10,}[^\s.,;:]\.$/);
    } else {
      assert.match(
        sentence.replace(IDENTIFIERS, ''),
        /^[^.,;?!]{5,}。$/u,
        'only full-width punctuation',
      );
      assert.match(sentence, /\p{Script=Han}/u);
      assert.doesNotMatch(sentence.replace(IDENTIFIERS, ''), /[a-z]/i, 'only identifiers in Latin');
      assert.doesNotMatch(
        sentence,
        /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u,
        'a space between scripts',
      );
    }
  }
}

function refusal(errno: number, error: string): Pick<ErrnoRow, 'reason' | 'state'> {
  const { reason, state } = meaning(classify(errno, error).meaning);
  return { reason, state };
}
