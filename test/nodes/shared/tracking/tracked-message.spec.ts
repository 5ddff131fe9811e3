import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cachedWrite, type Outcome } from '../../../../lib/onenet';
import { toldBy, whenQueued } from '../../../../nodes/shared/tracking/tracked-message';
import { local, record, refused } from './answers';

const REQUEST = { imei: '86', path: '/3311/0' };

describe('what is tracked for a message', () => {
  it('is the command that the platform has just taken', () => {
    const body = '{"errno":0,"error":"succ","data":{"uuid":"a-b"}}';
    const outcome = cachedWrite.decode({ status: 200, body });
    assert.deepEqual(whenQueued(outcome, REQUEST), {
      ...{ uuid: 'a-b', imei: '86', expires: undefined, isKnown: true, request: REQUEST },
    });
  });

  const others: [title: string, outcome: Outcome][] = [
    ['an answer without a name', cachedWrite.decode({ status: 200, body: '{"errno":0}' })],
    ['a write that is done', record(5)],
    ['a refusal', refused(5006, 'system logic limit')],
    ['a failure', local('ONENET_UNREACHABLE')],
  ];
  for (const [title, outcome] of others) {
    it(`is nothing after ${title}`, () => {
      assert.equal(whenQueued(outcome, REQUEST), undefined);
    });
  }

  for (const [msg, expected] of [
    [{ onenet: { expires: '2026-01-31T00:00:00.000Z' } }, 1_769_817_600_000],
    [{ onenet: { expires: 'soon' } }, undefined],
    [{ onenet: { expires: 5 } }, undefined],
    [{ onenet: null }, undefined],
    [{ onenet: 'x' }, undefined],
    [{}, undefined],
  ] as const) {
    it(`expires as ${JSON.stringify(msg)} says`, () => {
      assert.equal(toldBy({ ...msg }, 'u').expires, expected);
    });
  }
});
