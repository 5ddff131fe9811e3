import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { classify } from '../../../../lib/onenet/errno/classify';
import { meaning as meaningOf, MEANINGS, SUB_CODES } from '../../../../lib/onenet/errno/meanings';
import { REASONS, type Reason } from '../../../../lib/contract';

type Row = readonly [errno: number, error: string, reason: Reason, state: 'refused' | 'unknown'];

const offline = ['offline', 'refused'] as const;
const timeout = ['timeout', 'unknown'] as const;
const unauthorized = ['unauthorized', 'refused'] as const;
const invalid = ['invalid', 'refused'] as const;

const ROWS: readonly Row[] = [
  // the text goes before the number, above all where the two tables clash
  [1, 'auth failed', ...unauthorized],
  [3, 'auth failed', ...unauthorized],
  [1, 'internal server error', 'platform-error', 'unknown'],
  [3, 'parameter required', ...invalid],
  [7, 'parameter required', ...invalid],
  [7, 'service internal error', 'busy', 'refused'],
  [2001, 'auth failed', ...unauthorized],
  [77, 'error: device not online', ...offline],
  [5, 'invalid parameter: data', ...invalid],
  [0.5, 'Api Freq Out Of Limit', 'rate-limited', 'refused'],

  // without a text that says anything, 1, 3 and 7 are read as in published answers
  [1, '', 'platform-error', 'unknown'],
  [3, '', ...unauthorized],
  [7, 'no such words anywhere', ...invalid],
  [10, '', ...offline],
  [14, '', ...offline],
  [2001, '', ...offline],
  [15, '', 'rate-limited', 'refused'],
  [5106, '', 'device-error', 'unknown'],
  [16, ' ', 'device-error', 'unknown'],

  // sub-codes, wherever and however they are written
  [16, 'unsuccess: TIME_OUT null', ...timeout],
  [5106, 'UNSUCESS:time_out', ...timeout],
  [5106, 'TIME_OUT', ...timeout],
  [16, 'unsuccess: timeout', ...timeout],
  [16, 'unsuccess: time out', ...timeout],
  [5117, 'rpc error: TIME_OUT', ...timeout],
  [5106, 'UNSUCESS: METHOD_NOT_AllOWED', 'not-allowed', 'refused'],
  [5106, 'UNSUCESS(NTERNAl_SERVER_ERROR)', 'device-error', 'refused'],
  [16, 'unsuccess: internal server error', 'device-error', 'refused'],
  [16, 'unsuccess: Forbidden', ...offline],
  [5106, 'Unauthorized', 'not-allowed', 'refused'],
  [401, 'Unauthorized', ...unauthorized],
  [16, 'unsuccess: service internal error', 'device-error', 'unknown'],
  [5106, 'UNSUCESS:5', ...timeout],
  [5106, 'UNSUCESS 12', ...offline],
  [16, 'unsuccess: 3 null', 'not-found', 'refused'],
  [16, 'unsuccess: 3 of 5 failed', 'device-error', 'unknown'],
  [16, 'unsuccess: 14', 'device-error', 'unknown'],
  [16, 'unsuccess: 0', 'device-error', 'unknown'],
  [16, 'unsuccess\t:\r\n BAD_REQUEST', ...invalid],

  // undecided texts
  [5108, 'invalid parameter/rpc response error', 'invalid', 'unknown'],
  [5108, 'rpc response error', 'platform-error', 'unknown'],
  [14, 'network latency: network latency or device offline', ...offline],
  [10403, 'authentication failed:invalid authorization', ...unauthorized],
  [504, 'gateway timed out', ...timeout],
  [987654, 'whatever', 'unknown', 'unknown'],
  [-0, '', 'unknown', 'unknown'],
  [Number.NaN, 'profound', 'unknown', 'unknown'],
];

describe('classify', () => {
  for (const [errno, error, reason, state] of ROWS) {
    it(`${errno} ${JSON.stringify(error)} is ${reason}, ${state}`, () => {
      assert.deepEqual(refusal(errno, error), { reason, state });
    });
  }

  for (const { name, number, meaning } of SUB_CODES) {
    it(`finds ${name} beside unsuccess in every spelling, and by ${number}`, () => {
      const { reason, state } = MEANINGS[meaning];
      for (const spelling of [
        name,
        name.toLowerCase(),
        name.replaceAll('_', ' '),
        String(number),
      ]) {
        for (const error of [`UNSUCESS: ${spelling}`, `unsuccess:${spelling} null`]) {
          assert.deepEqual(refusal(16, error), { reason, state }, error);
          assert.deepEqual(refusal(5106, error), { reason, state }, error);
        }
      }
    });
  }

  const ANSWERS: Readonly<Record<string, readonly [Reason, 'refused' | 'unknown']>> = {
    'reply-auth-failed.json': unauthorized,
    'reply-device-not-online.json': offline,
    'reply-invalid-parameter.json': invalid,
    'reply-network-latency.json': offline,
    'reply-new-platform-auth.json': unauthorized,
    'reply-new-platform-thing-model.json': ['not-found', 'refused'],
    'reply-time-out.json': timeout,
  };

  it('reads every published failure', () => {
    const folder = join(__dirname, '../../../fixtures/wire');
    const failures = readdirSync(folder).flatMap((file) => {
      if (!file.startsWith('reply-')) return [];
      const answer = readAnswer(join(folder, file));
      return answer.errno === 0 ? [] : [[file, refusal(answer.errno, answer.error)] as const];
    });
    assert.deepEqual(
      Object.fromEntries(failures),
      Object.fromEntries(
        Object.entries(ANSWERS).map(([file, [reason, state]]) => [file, { reason, state }]),
      ),
    );
  });

  it('always knows a reason, and never lets an uncertain write be retried', () => {
    const word = fc.constantFrom('unsuccess', 'UNSUCESS', ':', ' ', 'time_out', 'not found', '12');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(word, fc.string()), { maxLength: 12 }).map((words) => words.join('')),
    );
    const number = fc.oneof(fc.integer(), fc.double(), fc.integer({ min: 1, max: 24 }));
    fc.assert(
      fc.property(number, text, (errno, error) => {
        const { reason, state } = refusal(errno, error);
        assert.ok(REASONS.includes(reason));
        assert.ok(['refused', 'unknown'].includes(state));
        if (reason === 'busy' || reason === 'rate-limited') assert.equal(state, 'refused');
      }),
    );
  });

  it('looks only at the beginning of a long text', () => {
    const filler = ' unsucces:'.repeat(100_000);
    assert.equal(refusal(99, `auth failed${filler}`).reason, 'unauthorized');
    assert.equal(refusal(99, `${filler}auth failed`).reason, 'unknown');
  });
});

/** The newer platform says `code` and `msg` for the same two things. */
function readAnswer(file: string): { errno: number; error: string } {
  const { reply } = JSON.parse(readFileSync(file, 'utf8')) as { reply: { body: string } };
  const body = JSON.parse(reply.body) as Record<'errno' | 'code' | 'error' | 'msg', unknown>;
  return { errno: Number(body.errno ?? body.code), error: String(body.error ?? body.msg) };
}

function refusal(errno: number, error: string): { reason: Reason; state: 'refused' | 'unknown' } {
  const { reason, state } = meaningOf(classify(errno, error).meaning);
  return { reason, state };
}
