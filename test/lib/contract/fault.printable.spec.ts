import assert from 'node:assert/strict';
import { printable } from '../../../lib/contract';

describe('foreign text as one printable line', () => {
  for (const [what, invisible] of [
    ['fillers of Hangul', '\u3164\u115f'],
    ['joiners of graphemes', '\u034f'],
    ['selectors of variations', '\ufe0f\u{e0100}'],
    ['inherent vowels of Khmer', '\u17b4'],
    ['marks of direction', '\u202e\u2066\u061c'],
  ] as const) {
    it(`has no ${what}`, () => {
      assert.equal(printable(`a${invisible}b`), 'ab');
      assert.equal(printable(`a${invisible.repeat(900_000)}b`), 'a…');
    });
  }

  it('keeps what can be seen', () => {
    assert.equal(printable('设备 é 👍🏽'), '设备 é 👍🏽');
  });
});
