import assert from 'node:assert/strict';
import { createDefaultDevices, DEFAULT_IMEIS } from '../../../../lib/simulator';

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
  for (const [name, imei] of Object.entries(DEFAULT_IMEIS)) {
    it(`${imei} is a valid IMEI and ${name}`, () => {
      assert.match(imei, /^86\d{13}$/);
      assert.ok(hasValidCheckDigit(imei));
      const device = createDefaultDevices().find((each) => each.imei === imei);
      assert.equal(device?.reachability, name === 'sleepy' ? 'asleep' : name);
      assert.equal(device.wakeEveryMs, name === 'sleepy' ? 20_000 : undefined);
      assert.equal(device.get(3306, 0, 5850), false, 'it has a valve');
    });
  }

  it('are five', () => {
    assert.equal(createDefaultDevices().length, 5);
    assert.equal(new Set(Object.values(DEFAULT_IMEIS)).size, 5);
  });

  it('are as many as wanted, each with a valid IMEI of its own; one in twenty sleeps, one is offline', () => {
    const devices = createDefaultDevices({ count: 505, sleepyWakeEveryMs: 3000 });
    const imeis = devices.map(({ imei }) => imei);
    assert.equal(new Set(imeis).size, 505);
    assert.deepEqual(imeis.slice(0, 5), Object.values(DEFAULT_IMEIS));
    assert.deepEqual(
      imeis.filter((imei) => !/^86\d{13}$/.test(imei) || !hasValidCheckDigit(imei)),
      [],
    );
    const more = devices.slice(5);
    const count = (reachability: string): number =>
      more.filter((device) => device.reachability === reachability).length;
    assert.deepEqual(['reachable', 'asleep', 'offline'].map(count), [450, 25, 25]);
    for (const { reachability, wakeEveryMs } of more) {
      assert.equal(wakeEveryMs, reachability === 'asleep' ? 3000 : undefined);
    }
  });

  it('wake as often as they are told', () => {
    const devices = createDefaultDevices({ sleepyWakeEveryMs: 3000 });
    assert.deepEqual(
      devices.flatMap(({ wakeEveryMs }) => wakeEveryMs ?? []),
      [3000],
    );
  });

  it('are new each time', () => {
    const [one, other] = [createDefaultDevices()[0], createDefaultDevices()[0]];
    one?.set(3303, 0, 5700, 30);
    assert.equal(other?.get(3303, 0, 5700), 21.5);
  });
});
