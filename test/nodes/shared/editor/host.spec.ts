import assert from 'node:assert/strict';

import { inDialect } from '../../../../nodes/shared/editor/dialect';
import { usableHost } from '../../../../nodes/shared/editor/host';

describe('the Host field', () => {
  const check = usableHost(() => 'wrong');
  const rows: [host: unknown, usable: boolean][] = [
    ['https://api.heclouds.com', true],
    ['http://localhost.', true],
    ['http://[::ffff:127.0.0.1]', true],
    ['', true],
    [' Simulator', true],
    ['${ONENET_HOST}', true],
    ['https://${ONENET_HOST}', false],
    ['http://x\u0001', false],
    ['two words', false],
    ['ftp://api.heclouds.com', false],
    ['https://me:secret@api.heclouds.com', false],
    ['https://api.heclouds.com/?key=1', false],
    ['api.heclouds.com:0', false],
  ];
  for (const [host, usable] of rows) {
    it(`${JSON.stringify(host)}: ${usable ? 'usable' : 'not usable'}`, () => {
      assert.equal(check(host), usable ? undefined : 'wrong');
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
