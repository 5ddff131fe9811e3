import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { write, type FailedOutcome, type RequestSummary } from '../../../../lib/onenet';
import { valueSentence } from '../../../../nodes/shared/message/value-sentence';

const decode = (error: string): FailedOutcome => {
  const outcome = write.decode({ status: 200, body: JSON.stringify({ errno: 5106, error }) });
  assert.ok(outcome.kind !== 'accepted');
  return outcome;
};
const invalid = decode('unsuccess: BAD_REQUEST null');

const lamp = (val: unknown, res_id = 5850): RequestSummary =>
  ({ path: '/3311/0', data: [{ res_id, val }] }) as RequestSummary;

describe('what a device may have refused', () => {
  it('is a refusal by the device, of a request that it calls invalid', () => {
    assert.deepEqual([invalid.reason, invalid.byDevice], ['invalid', true]);
  });

  for (const [request, english] of [
    [lamp(1795), '5850 On/Off is a Boolean; the value was the number 1795.'],
    [lamp('on'), '5850 On/Off is a Boolean; the value was the text "on".'],
    [lamp(101, 5851), '5851 Dimmer must be from 0 to 100; the value was the number 101.'],
    [lamp(1.5, 5851), '5851 Dimmer is an Integer; the value was the number 1.5.'],
    [lamp(true), undefined],
    [lamp(1, 9999), undefined],
    [{}, undefined],
  ] as const) {
    it(`of ${JSON.stringify(request)} is ${english ?? 'not known'}`, () => {
      assert.equal(valueSentence(invalid, request, 'en-US'), english);
      const chinese = valueSentence(invalid, request, 'zh-CN');
      if (english === undefined) assert.equal(chinese, undefined);
      else assert.match(chinese ?? '', /^585[01] .*\p{Script=Han}.*。$/u);
    });
  }

  it('is not told of any other refusal', () => {
    assert.equal(valueSentence(decode('unsuccess: NOT_FOUND null'), lamp(7), 'en-US'), undefined);
  });
});
