import assert from 'node:assert/strict';

import { inDialect, onlyPlatform } from '../../../../nodes/shared/editor/platform-field';

describe('the platform a dialog starts with', () => {
  for (const [chosen, options, expected] of [
    ['_ADD_', ['a', '_ADD_'], 'a'],
    ['', ['', 'a', '_ADD_'], 'a'],
    ['_ADD_', ['a', 'off', '_ADD_'], 'a'],
    ['_ADD_', ['off', '_ADD_'], undefined],
    ['_ADD_', ['a', 'b', '_ADD_'], undefined],
    ['_ADD_', ['_ADD_'], undefined],
    ['b', ['a', 'b', '_ADD_'], undefined],
    ['gone', ['a', '_ADD_'], undefined],
  ] as const) {
    it(`${JSON.stringify(chosen)} of ${options.join(' ')}: ${expected ?? 'as it is'}`, () => {
      assert.equal(
        onlyPlatform(chosen, options, (id) => id === 'off'),
        expected,
      );
    });
  }
});

describe('the request of a preview', () => {
  it('is in the dialect of its platform', () => {
    const request = 'GET /nbiot/offline/history/…?imei=…';
    assert.equal(inDialect(request, 'classic'), request);
    assert.equal(inDialect(request, 'new'), 'GET /nb-iot/offline/history/…?imei=…');
    assert.equal(
      inDialect(request, 'studio'),
      'GET /LwM2M-offline?action=history&version=1&imei=…&uuid=…',
    );
  });
});
