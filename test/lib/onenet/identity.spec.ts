import assert from 'node:assert/strict';
import { encodeIdentity, hasHalfACharacter, identityProblem } from '../../../lib/onenet/identity';

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

  for (const [imei, encoded] of [
    ['865501043456789', '865501043456789'],
    ['86a', '86a'],
    ['86&mode=1', '86%26mode%3D1'],
    ['86 #', '86%20%23'],
    ['设备', '%E8%AE%BE%E5%A4%87'],
  ] as const) {
    it(`${imei} stands in an address as ${encoded}`, () => {
      assert.equal(encodeIdentity(imei), encoded);
    });
  }
});
