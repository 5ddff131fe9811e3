import assert from 'node:assert/strict';

import { dialectOf, DIALECTS } from '../../../../lib/onenet/dialect';
import { newTarget } from '../../../../lib/onenet/dialects/new-target';
import { studioTarget } from '../../../../lib/onenet/dialects/studio-target';
import { dialectFor, inDialect } from '../../../../nodes/shared/editor/dialect';

const CALLS = [
  'POST /nbiot?imei=1&obj_id=3311',
  'POST /nbiot/offline?imei=1&obj_id=3311',
  'GET /nbiot/offline/history?imei=1&page=2',
  'GET /nbiot/offline/history/7f?imei=1',
  'PUT /nbiot/offline/cancel/7f?imei=1',
  'PUT /nbiot/offline/cancel/all?imei=1',
];

describe('requests of a preview in the dialects', () => {
  for (const request of CALLS) {
    it(`${request} is what the runtime sends`, () => {
      const [method = '', target = ''] = request.split(' ');
      assert.equal(inDialect(request, 'classic'), request);
      assert.equal(inDialect(request, 'new'), `${method} ${newTarget(target)}`);
      assert.equal(inDialect(request, 'studio'), `${method} ${studioTarget(method, target)}`);
    });
  }

  it('keep what is not known yet', () => {
    assert.equal(
      inDialect('GET /nbiot/offline/history/…?imei=…', 'studio'),
      'GET /LwM2M-offline?action=history&version=1&imei=…&uuid=…',
    );
  });
});

describe('the dialect of a platform', () => {
  for (const host of [
    'https://api.heclouds.com',
    'openapi.heclouds.com',
    'http://OpenAPI.heclouds.com.:8080/prefix',
    'https://iot-api.heclouds.com',
    'iot-api.heclouds.com:8443',
    'iot-api.heclouds.com.example',
    'simulator',
    'http://api.zj.cmcconenet.com',
    '',
  ]) {
    it(`of ${host || 'no host'} is the runtime's`, () => {
      assert.equal(dialectFor('auto', host), dialectOf(host));
    });
  }

  it('is the one that was chosen', () => {
    for (const each of DIALECTS) assert.equal(dialectFor(each, 'openapi.heclouds.com'), each);
    assert.equal(dialectFor(undefined, undefined), 'classic');
    assert.equal(dialectFor('${DIALECT}', '${HOST}'), 'classic');
  });
});
