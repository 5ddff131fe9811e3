import assert from 'node:assert/strict';
import { createDefaultDevices, DEFAULT_IMEIS, type Reachability } from '../../../lib/simulator';

/** 3GPP TS 23.003, Annex B: every second digit from the right counts twice, and the sum ends in 0. */
function hasValidCheckDigit(imei: string): boolean {
  const sum = Array.from(imei)
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

describe('default devices', () => {
  for (const [reachability, imei] of Object.entries(DEFAULT_IMEIS) as [Reachability, string][]) {
    it(`${imei} is a valid IMEI and ${reachability}`, () => {
      assert.match(imei, /^86\d{13}$/);
      assert.ok(hasValidCheckDigit(imei));
      const device = createDefaultDevices().find((each) => each.imei === imei);
      assert.equal(device?.reachability, reachability);
    });
  }

  it('are four', () => {
    assert.equal(createDefaultDevices().length, 4);
    assert.equal(new Set(Object.values(DEFAULT_IMEIS)).size, 4);
  });

  it('are new each time', () => {
    const [one, other] = [createDefaultDevices()[0], createDefaultDevices()[0]];
    one?.set(3303, 0, 5700, 30);
    assert.equal(other?.get(3303, 0, 5700), 21.5);
  });
});
