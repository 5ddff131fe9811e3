import assert from 'node:assert/strict';

import { dialectFor, dialectOf, DIALECTS, targetIn, type Dialect } from '../../../lib/contract';

describe('the dialect of a host', () => {
  const rows: [host: string, dialect: Dialect][] = [
    ['https://api.heclouds.com', 'classic'],
    ['openapi.heclouds.com', 'studio'],
    ['http://OpenAPI.heclouds.com.:8080/prefix', 'studio'],
    ['https://openapi.heclouds.com/LwM2M-online', 'studio'],
    ['https://iot-api.heclouds.com', 'new'],
    ['iot-api.heclouds.com:8443', 'new'],
    ['iot-api.heclouds.com.example', 'classic'],
    ['simulator', 'classic'],
    ['constructor', 'classic'],
    ['two words', 'classic'],
    ['http://api.zj.cmcconenet.com', 'classic'],
    ['', 'classic'],
  ];
  for (const [host, dialect] of rows) {
    it(`${host || 'no host'}: ${dialect}`, () => {
      assert.equal(dialectOf(host), dialect);
      assert.equal(dialectFor('auto', host), dialect);
    });
  }

  it('is the one that was chosen', () => {
    for (const each of DIALECTS) assert.equal(dialectFor(each, 'openapi.heclouds.com'), each);
    assert.equal(dialectFor(undefined, undefined), 'classic');
    assert.equal(dialectFor('${DIALECT}', '${HOST}'), 'classic');
  });
});

describe('targetIn', () => {
  const rows: [call: string, studio: string][] = [
    [
      'POST /nbiot?imei=8&obj_id=3311&obj_inst_id=0&mode=2&timeout=25',
      '/LwM2M-online?action=write&version=1&imei=8&obj_id=3311&obj_inst_id=0&mode=2&timeout=25',
    ],
    ['GET /nbiot?imei=8', '/LwM2M-online?action=read&version=1&imei=8'],
    ['POST /nbiot/execute?imei=8', '/LwM2M-online?action=execute&version=1&imei=8'],
    ['GET /nbiot/resources?imei=8', '/LwM2M-online?action=resources&version=1&imei=8'],
    [
      'POST /nbiot/offline?imei=8&expired_time=2026-01-31T08%3A00%3A00',
      '/LwM2M-offline?action=write&version=1&imei=8&expired_time=2026-01-31T08%3A00%3A00',
    ],
    ['GET /nbiot/offline?imei=8', '/LwM2M-offline?action=read&version=1&imei=8'],
    ['POST /nbiot/execute/offline?imei=8', '/LwM2M-offline?action=execute&version=1&imei=8'],
    [
      'GET /nbiot/offline/history/f2a7-1?imei=8',
      '/LwM2M-offline?action=history&version=1&imei=8&uuid=f2a7-1',
    ],
    [
      'GET /nbiot/offline/history/…?imei=…',
      '/LwM2M-offline?action=history&version=1&imei=…&uuid=…',
    ],
    [
      'GET /nbiot/offline/history?imei=8&page=2',
      '/LwM2M-offline?action=history&version=1&imei=8&page=2',
    ],
    [
      'PUT /nbiot/offline/cancel/f2a7%2F1?imei=8',
      '/LwM2M-offline?action=cancel&version=1&imei=8&uuid=f2a7%2F1',
    ],
    ['PUT /nbiot/offline/cancel/all?imei=8', '/LwM2M-offline?action=cancel_all&version=1&imei=8'],
  ];
  for (const [call, studio] of rows) {
    it(call, () => {
      const [method = '', target = ''] = call.split(' ');
      assert.deepEqual(targetIn('studio', method, target), { ok: true, value: studio });
      assert.deepEqual(targetIn('classic', method, target), { ok: true, value: target });
      assert.deepEqual(targetIn('new', method, target), {
        ok: true,
        value: target.replace('/nbiot', '/nb-iot'),
      });
    });
  }

  it('takes another name for an action that is assumed', () => {
    const actions = { status: 'query' };
    const target = (path: string): unknown => targetIn('studio', 'GET', path, actions);
    assert.deepEqual(target('/nbiot/offline/history/f2?imei=8'), {
      ok: true,
      value: '/LwM2M-offline?action=query&version=1&imei=8&uuid=f2',
    });
    assert.deepEqual(target('/nbiot/offline/history?imei=8'), {
      ok: true,
      value: '/LwM2M-offline?action=history&version=1&imei=8',
    });
  });

  it('refuses a call that the dialect does not have', () => {
    for (const [method, target] of [
      ['PUT', '/nbiot?imei=8'],
      ['GET', '/nbiot/elsewhere?imei=8'],
      ['GET', '/nbiot/offline/history/a/b?imei=8'],
    ] as const) {
      const result = targetIn('studio', method, target);
      assert.deepEqual(!result.ok && result.fault.rule, 'unknownDialectCall');
    }
  });

  it('leaves other paths of the newer platform alone', () => {
    assert.deepEqual(targetIn('new', 'GET', '/nbiots?imei=1'), {
      ok: true,
      value: '/nbiots?imei=1',
    });
    assert.deepEqual(targetIn('new', 'GET', '/nbiot'), { ok: true, value: '/nb-iot' });
  });
});
