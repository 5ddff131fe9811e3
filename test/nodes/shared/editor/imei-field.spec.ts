import assert from 'node:assert/strict';

import { DEFAULT_IMEIS } from '../../../../lib/simulator';
import {
  describeListed,
  describeSimulated,
  findDevices,
  findMore,
  imeiDoubt,
  suggestDevices,
  withDevice,
  type DeviceSource,
} from '../../../../nodes/shared/editor/imei-field';
import { inLanguage } from '../../../support/editor-text';

describe('suggestions of devices', () => {
  const lamp = { objectId: 3311, objectInstanceId: 0, resourceId: 5850 };

  it('say how a simulated device can be reached, and what its lamp shows', () => {
    const device = { imei: '860000000000017', reachability: 'reachable', wakes: false } as const;
    const suggestion = (state: Parameters<typeof describeSimulated>[0]) =>
      inLanguage('en-US', () => describeSimulated(state));
    assert.deepEqual(suggestion({ ...device, lamp: { ...lamp, on: true } }), {
      ...{ value: '860000000000017', label: '860000000000017', details: 'awake; light on' },
      target: { ...lamp, on: true },
    });
    assert.equal(
      suggestion({ ...device, reachability: 'asleep', wakes: true }).details,
      'asleep, wakes now and then',
    );
  });

  it('come from all sources, each device once, as the first source describes it', async () => {
    const source =
      (...lines: [string, string][]): DeviceSource =>
      () =>
        Promise.resolve(lines.map(([value, details]) => ({ value, label: value, details })));
    const found = await suggestDevices('p', {}, [
      source(['1', 'awake']),
      source(['2', 'kitchen'], ['1', 'hall']),
    ]);
    assert.deepEqual(
      found.map(({ value, details }) => [value, details]),
      [
        ['1', 'awake'],
        ['2', 'kitchen'],
      ],
    );
  });

  it('are found by a part of the IMEI or of the description', () => {
    const devices = [
      { value: '860000000000017', label: '', details: 'awake' },
      { value: '860000000000025', label: '', details: 'Answers slowly' },
    ];
    const find = (typed: string) => findDevices(devices, typed).map(({ value }) => value);
    assert.deepEqual(find(''), ['860000000000017', '860000000000025']);
    assert.deepEqual(find('025'), ['860000000000025']);
    assert.deepEqual(find('slow'), ['860000000000025']);
    assert.deepEqual(find('860000000000017'), []);
    assert.deepEqual(find('9'), []);
  });

  const NONE = '860000000000017, 860000000000025';
  for (const [list, found, more] of [
    ['', ['860000000000017', '860000000000025'], '860000000000025'],
    ['86', ['860000000000017', '860000000000025'], '860000000000025'],
    ['slow', ['860000000000025'], '860000000000025'],
    ['860000000000017', ['860000000000025'], '860000000000017, 860000000000025'],
    ['860000000000017;0025', ['860000000000025'], '860000000000017, 860000000000025'],
    ['another，', ['860000000000017', '860000000000025'], 'another, 860000000000025'],
    [NONE, [], NONE],
  ] as const) {
    it(`complete a list: ${list || 'blank'}`, () => {
      const last = { value: '860000000000025', label: '', details: 'Answers slowly' };
      const devices = [{ value: '860000000000017', label: '', details: 'awake' }, last];
      assert.deepEqual(
        findMore(devices, list).map(({ value }) => value),
        found,
      );
      if (list !== NONE) assert.equal(withDevice(list, last), more);
    });
  }

  it('of a platform are its IMEIs, with their names as text; anything else gives none', () => {
    const devices = [{ imei: '860000000000025', title: 'valve <b>' }];
    assert.deepEqual(describeListed({ code: 'ok', devices }), [
      { value: '860000000000025', label: '860000000000025', details: 'valve <b>' },
    ]);
    for (const body of [undefined, {}, { code: 'not-deployed' }]) {
      assert.deepEqual(describeListed(body), []);
    }
  });
});

describe('imeiDoubt', () => {
  for (const [value, doubt] of [
    ['490154203237518', undefined],
    [' 490154203237518 ', undefined],
    [490154203237518, undefined],
    ...Object.values(DEFAULT_IMEIS).map((imei) => [imei, undefined] as const),
    ['', undefined],
    ['${IMEI}', undefined],
    ['490154203237519', 'check-digit'],
    ['490154203273518', 'check-digit'],
    ['860000000000018', 'check-digit'],
    ['49015420323751', 'length'],
    ['4901542032375180', 'length'],
    ['49015420323751８', 'length'],
    ['lamp', 'length'],
  ] as const) {
    it(`${JSON.stringify(value)}: ${doubt ?? 'none'}`, () => {
      assert.equal(imeiDoubt(value), doubt);
    });
  }
});
