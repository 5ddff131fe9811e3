import assert from 'node:assert/strict';

import { matching, toSuggestions } from '../../../../nodes/shared/editor/device-suggestions';

const DEVICES = toSuggestions({
  code: 'ok',
  devices: [
    { imei: '860000000000017', title: 'Meter 1' },
    { imei: '860000000000025', title: 'valve <b>' },
  ],
});

describe('devices as suggestions', () => {
  it('are their IMEIs, with their names as text', () => {
    assert.deepEqual(DEVICES[1], {
      value: '860000000000025',
      label: '860000000000025',
      details: 'valve <b>',
    });
  });

  for (const [typed, found] of [
    ['', [0, 1]],
    ['17', [0]],
    ['meter', [0]],
    ['86000', [0, 1]],
    ['nothing like it', []],
    ['860000000000017', []],
  ] as const) {
    it(`${typed === '' ? 'nothing typed' : typed}: ${found.length}`, () => {
      assert.deepEqual(
        matching(DEVICES, typed),
        found.map((index) => DEVICES[index]),
      );
    });
  }

  for (const body of [undefined, {}, { code: 'not-deployed' }]) {
    it(`none for ${JSON.stringify(body)}`, () => {
      assert.deepEqual(toSuggestions(body), []);
    });
  }
});
