import assert from 'node:assert/strict';
import { studioTarget } from '../../../../lib/onenet/dialects/studio-target';

describe('studioTarget', () => {
  const rows: readonly [classic: string, studio: string][] = [
    [
      'POST /nbiot?imei=8&obj_id=3311&obj_inst_id=0&mode=2&timeout=25',
      '/LwM2M-online?action=write&version=1&imei=8&obj_id=3311&obj_inst_id=0&mode=2&timeout=25',
    ],
    ['GET /nbiot?imei=8', '/LwM2M-online?action=read&version=1&imei=8'],
    ['GET /nbiot/resources?imei=8', '/LwM2M-online?action=resources&version=1&imei=8'],
    [
      'POST /nbiot/offline?imei=8&expired_time=2026-01-31T08%3A00%3A00',
      '/LwM2M-offline?action=write&version=1&imei=8&expired_time=2026-01-31T08%3A00%3A00',
    ],
    [
      'GET /nbiot/offline/history/f2a7-1?imei=8',
      '/LwM2M-offline?action=history&version=1&imei=8&uuid=f2a7-1',
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
  for (const [classic, studio] of rows) {
    it(classic, () => {
      const [method = '', target = ''] = classic.split(' ');
      assert.equal(studioTarget(method, target), studio);
    });
  }

  it('takes another name for an action that is assumed', () => {
    const actions = { status: 'query' };
    assert.equal(
      studioTarget('GET', '/nbiot/offline/history/f2?imei=8', actions),
      '/LwM2M-offline?action=query&version=1&imei=8&uuid=f2',
    );
    assert.equal(
      studioTarget('GET', '/nbiot/offline/history?imei=8', actions),
      '/LwM2M-offline?action=history&version=1&imei=8',
    );
  });

  it('throws for what no operation sends', () => {
    assert.throws(() => studioTarget('PUT', '/nbiot?imei=8'), /no call for PUT \/nbiot$/);
    assert.throws(() => studioTarget('GET', '/nbiot/elsewhere?imei=8'), /no call/);
  });
});
