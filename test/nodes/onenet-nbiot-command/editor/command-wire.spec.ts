import assert from 'node:assert/strict';

import { cachedCancel, cachedCancelAll, cachedList, cachedStatus } from '../../../../lib/onenet';
import { commandWire } from '../../../../nodes/onenet-nbiot-command/editor/command-wire';
import { command } from './command';

const str = (value: string) => ({ value, type: 'str' });
const num = (value: string) => ({ value, type: 'num' });

describe('request of the command node in the preview', () => {
  for (const [changes, request] of [
    [{}, 'GET /nbiot/offline/history/…?imei=…'],
    [{ operation: 'cancel', uuid: str(' ') }, 'PUT /nbiot/offline/cancel/…?imei=…'],
    [{ operation: 'cancel-all', imei: str('1') }, 'PUT /nbiot/offline/cancel/all?imei=1'],
    [{ operation: 'list' }, 'GET /nbiot/offline/history?imei=…'],
    [
      { operation: 'list', page: num('0x2'), perPage: { value: 'count', type: 'msg' } },
      'GET /nbiot/offline/history?imei=…&page=2&per_page=…',
    ],
  ] as const) {
    it(request, () => {
      assert.equal(commandWire(command(changes)), request);
    });
  }

  it('is what the operations send', () => {
    const one = { uuid: 'a/b', imei: '1&2' };
    const fixed = { uuid: str(one.uuid), imei: str(one.imei) };
    const pages = { page: num('2'), perPage: num('50') };
    const list = cachedList.parse({ imei: one.imei, page: 2, perPage: 50 });
    assert.ok(list.kind === 'valid');
    for (const [operation, { method, target }] of [
      ['follow', cachedStatus.encode({ ...one })],
      ['status', cachedStatus.encode({ ...one })],
      ['cancel', cachedCancel.encode({ ...one })],
      ['cancel-all', cachedCancelAll.encode({ imei: one.imei })],
      ['list', cachedList.encode(list.command)],
    ] as const) {
      const shown = commandWire(command({ ...fixed, ...pages, operation }));
      assert.equal(shown, `${method} ${target}`);
    }
  });
});
