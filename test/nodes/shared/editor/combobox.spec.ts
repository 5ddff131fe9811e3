import assert from 'node:assert/strict';

import { offered } from '../../../../nodes/shared/editor/combobox';

const SOME = [{ value: '3311', label: '3311 Light Control' }];

describe('offered', () => {
  for (const [text, suggestions, index] of [
    ['331', SOME, -1],
    ['3311', SOME, -1],
    ['', SOME, -1],
    [' ', SOME, -1],
    ['light', SOME, 0],
    ['灯', SOME, 0],
    ['light', [], -1],
  ] as const) {
    it(`${JSON.stringify(text)} of ${suggestions.length}: ${index}`, () => {
      assert.equal(offered(text, suggestions), index);
    });
  }
});
