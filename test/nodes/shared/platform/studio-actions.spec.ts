import assert from 'node:assert/strict';
import { readStudioActions } from '../../../../nodes/shared/platform/studio-actions';

describe('the names of Studio’s actions in the settings file', () => {
  for (const given of [
    {},
    { list: 'query_list', status: 'query', cancel: 'c-1', cancelAll: 'all' },
  ]) {
    it(`may be ${JSON.stringify(given)}`, () => {
      assert.deepEqual(readStudioActions({ settings: { onenetNbiotStudioActions: given } }), given);
    });
  }

  it('may be missing', () => {
    assert.deepEqual(readStudioActions({ settings: {} }), {});
  });

  for (const [given, sentence] of [
    ['history', /must be an object/],
    [{ history: 'a' }, /"history" is none of list, status, cancel, cancelAll/],
    [{ list: 'a&b=c' }, /list must be a word/],
    [{ cancel: 5 }, /cancel must be a word/],
  ] as const) {
    it(`cannot be ${JSON.stringify(given)}`, () => {
      const told = readStudioActions({ settings: { onenetNbiotStudioActions: given } });
      assert.ok(typeof told === 'string');
      assert.match(told, sentence);
    });
  }
});
