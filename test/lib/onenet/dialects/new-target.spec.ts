import assert from 'node:assert/strict';
import { newTarget } from '../../../../lib/onenet/dialects/new-target';

describe('newTarget', () => {
  for (const [classic, own] of [
    ['/nbiot?imei=8', '/nb-iot?imei=8'],
    ['/nbiot/resources?imei=/nbiot', '/nb-iot/resources?imei=/nbiot'],
    ['/nbiot/offline/cancel/all?imei=8', '/nb-iot/offline/cancel/all?imei=8'],
    ['/nbiot', '/nb-iot'],
  ] as const) {
    it(`${classic} is ${own}`, () => {
      assert.equal(newTarget(classic), own);
    });
  }
});
