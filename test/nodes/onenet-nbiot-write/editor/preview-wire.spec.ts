import assert from 'node:assert/strict';
import { write } from '../../../../lib/onenet';
import { wireBody, wireTarget } from '../../../../nodes/onenet-nbiot-write/editor/preview-wire';
import { dialog } from './dialog';

const msg = { value: 'x', type: 'msg' };

describe('preview on the wire', () => {
  const rows: readonly [changes: Parameters<typeof dialog>[0], target: string, body: string][] = [
    [
      {},
      '/nbiot?imei=860000000000017&obj_id=3311&obj_inst_id=0&mode=2&timeout=25',
      '{"data":[{"res_id":5850,"val":…}]}',
    ],
    [
      { imei: msg, objId: msg, objInstId: msg, resId: msg, mode: msg, timeout: msg },
      '/nbiot?imei=…&obj_id=…&obj_inst_id=…&mode=…&timeout=…',
      '{"data":[{"res_id":…,"val":…}]}',
    ],
    [
      { imei: '', objId: '', objInstId: '', resId: '', mode: '', timeout: '' },
      '/nbiot?imei=…&obj_id=…&obj_inst_id=0&mode=2&timeout=25',
      '{"data":[…]}',
    ],
    [
      { imei: 'a&b', objId: 'light', resId: 'on', objInstId: '0x10' },
      '/nbiot?imei=a%26b&obj_id=…&obj_inst_id=16&mode=2&timeout=25',
      '{"data":[{"res_id":…,"val":…}]}',
    ],
    [
      { valueType: 'opaque' },
      '/nbiot?imei=860000000000017&obj_id=3311&obj_inst_id=0&mode=2&timeout=25',
      '{"data":[{"res_id":5850,"type":1,"val":…}]}',
    ],
    [
      { valueType: 'time', imei: '${IMEI}' },
      '/nbiot?imei=…&obj_id=3311&obj_inst_id=0&mode=2&timeout=25',
      '{"data":[{"res_id":5850,"type":2,"val":…}]}',
    ],
  ];
  for (const [changes, target, body] of rows) {
    it(`POST ${target} ${body}`, () => {
      const values = dialog(changes);
      assert.deepEqual([wireTarget(values), wireBody(values)], [target, body]);
    });
  }

  it('is what the operation sends', () => {
    const parsed = write.parse({
      imei: '860000000000017',
      objId: 3311,
      objInstId: 0,
      mode: 2,
      timeout: 25,
      payload: 7,
      resId: 5850,
    });
    assert.ok(parsed.kind === 'valid');
    const { target, body } = write.encode(parsed.command);
    assert.equal(target, wireTarget(dialog()));
    assert.equal(body, wireBody(dialog()).replace('…', '7'));
  });
});
