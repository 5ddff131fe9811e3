import assert from 'node:assert/strict';
import { faultSentence } from '../../../../lib/contract';
import { readStudioActions } from '../../../../nodes/shared/platform/settings';

describe('the names of Studio’s actions in the settings file', () => {
  for (const given of [
    {},
    { list: 'query_list', status: 'query', cancel: 'c-1', cancelAll: 'all' },
  ]) {
    it(`may be ${JSON.stringify(given)}`, () => {
      const read = readStudioActions({ settings: { onenetNbiotStudioActions: given } });
      assert.deepEqual(read, { ok: true, value: given });
    });
  }

  it('may be missing', () => {
    assert.deepEqual(readStudioActions({ settings: {} }), { ok: true, value: {} });
  });

  for (const [given, sentence] of [
    ['history', /must be an object/],
    [{ history: 'a' }, /has history, which is none of list, status, cancel, cancelAll/],
    [{ list: 'a&b=c' }, /for list that is not a word/],
    [{ cancel: 5 }, /for cancel that is not a word/],
  ] as const) {
    it(`cannot be ${JSON.stringify(given)}`, () => {
      const told = readStudioActions({ settings: { onenetNbiotStudioActions: given } });
      assert.ok(!told.ok);
      assert.match(faultSentence(told.fault, 'en-US'), sentence);
    });
  }
});
