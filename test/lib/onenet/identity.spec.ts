import assert from 'node:assert/strict';
import { hasHalfACharacter, identityProblem } from '../../../lib/onenet/identity';

describe('the identity of a device', () => {
  for (const [text, half] of [
    ['865501043456789', false],
    ['设备😀', false],
    ['', false],
    ['\ud83d', true],
    ['a\ude00b', true],
  ] as const) {
    it(`${JSON.stringify(text)} ${half ? 'cannot' : 'can'} be part of an address`, () => {
      assert.equal(hasHalfACharacter(text), half);
      assert.equal(identityProblem(text)?.pointer, half ? '/imei' : undefined);
      if (half) assert.throws(() => encodeURIComponent(text), URIError);
      else assert.doesNotThrow(() => encodeURIComponent(text));
    });
  }
});
