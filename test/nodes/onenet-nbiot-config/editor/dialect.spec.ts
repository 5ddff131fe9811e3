import assert from 'node:assert/strict';
import { dialectOf } from '../../../../lib/onenet';
import { dialectFor } from '../../../../nodes/onenet-nbiot-config/editor/dialect';

describe('dialectFor', () => {
  for (const host of [
    'api.heclouds.com',
    'openapi.heclouds.com',
    'http://OPENAPI.heclouds.com:80/x',
    'https://iot-api.heclouds.com.',
    'iot-api.heclouds.com:8443',
    'iot-api.heclouds.com.example',
    'simulator',
    '',
  ]) {
    it(`takes ${host || 'no host'} for what the runtime does`, () => {
      assert.equal(dialectFor('auto', host), dialectOf(host));
    });
  }

  it('is what somebody chose, whatever the host', () => {
    assert.equal(dialectFor('studio', 'iot-api.heclouds.com'), 'studio');
    assert.equal(dialectFor('classic', 'iot-api.heclouds.com'), 'classic');
  });

  it('does not know what the environment will say', () => {
    assert.equal(dialectFor('${DIALECT}', '${HOST}'), 'classic');
  });
});
