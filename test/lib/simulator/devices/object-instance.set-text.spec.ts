import assert from 'node:assert/strict';
import {
  DEVICE,
  DIGITAL_INPUT,
  LIGHT_CONTROL,
  RAW_DATA,
  SimulatedDevice,
  TEMPERATURE,
  type HeldValue,
} from '../../../../lib/simulator';

const time = (seconds: number): HeldValue => ({ kind: 'time', seconds });
const opaque = (hex: string): HeldValue => ({ kind: 'opaque', hex });

describe('simulated device: a value typed by hand', () => {
  for (const [objectId, id, text, expected] of [
    [3303, 5700, '21.25', 21.25],
    [3303, 5700, ' -3 ', -3],
    [3303, 5700, '.5', 0.5],
    [3303, 5700, '1e2', 100],
    [3303, 5700, '', undefined],
    [3303, 5700, 'warm', undefined],
    [3303, 5700, '0x10', undefined],
    [3303, 5700, 'Infinity', undefined],
    [3303, 5700, '1e999', undefined],
    [3303, 5700, '9'.repeat(100_000), undefined],
    [3303, 5701, ' any text ', ' any text '],
    [3200, 5500, 'true', true],
    [3200, 5500, '0', false],
    [3200, 5500, 'yes', undefined],
    [3200, 5501, '12', 12],
    [3200, 5501, '9007199254740993', 9007199254740993n],
    [3200, 5501, '9223372036854775808', undefined],
    [3200, 5501, '1.5', undefined],
    [3, 9, '100', 100],
    [3, 9, '101', undefined],
    [3, 13, '1767225600', time(1_767_225_600)],
    [3, 13, '2026-01-01T00:00:00Z', time(1_767_225_600)],
    [3, 13, '2026-13-01', undefined],
    [33000, 3, '0aFF', opaque('0aff')],
    [33000, 3, '0a f', undefined],
    [3, 4, '1', undefined],
    [3303, 9999, '1', undefined],
  ] as const) {
    const shown = text.length > 30 ? `${text.length} characters` : JSON.stringify(text);
    it(`/${objectId}/0/${id}: ${shown} is ${expected === undefined ? 'refused' : 'taken'}`, () => {
      const instances = [DEVICE, DIGITAL_INPUT, LIGHT_CONTROL, RAW_DATA, TEMPERATURE];
      const device = new SimulatedDevice({ imei: '1', instances });
      const before = device.get(objectId, 0, id);
      const isTaken = device.instance(objectId, 0)?.setText(id, text);
      assert.equal(isTaken, expected !== undefined);
      assert.deepEqual(device.get(objectId, 0, id), expected ?? before);
    });
  }
});
