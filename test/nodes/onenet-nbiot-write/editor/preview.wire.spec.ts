import assert from 'node:assert/strict';
import { cachedWrite, write } from '../../../../lib/onenet';
import {
  instantTarget,
  plainValue,
  wireBody,
} from '../../../../nodes/onenet-nbiot-write/editor/preview';
import { cachedTargetOf } from '../../../../nodes/shared/editor/delivery';
import { dialog } from './values';

function cachedTarget(values: ReturnType<typeof dialog>): string {
  return cachedTargetOf(instantTarget(values), values);
}

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
      assert.deepEqual([instantTarget(values), wireBody(values)], [target, body]);
    });
  }

  const cached = '/nbiot/offline?imei=860000000000017&obj_id=3311&obj_inst_id=0&mode=2';
  const cachedRows: readonly [changes: Parameters<typeof dialog>[0], target: string][] = [
    [{}, `${cached}&timeout=25&expired_time=…&retry=3&trigger_msg=7`],
    [
      { validFrom: '60', retry: '0', trigger: 6, timeout: '' },
      `${cached}&timeout=25&valid_time=…&expired_time=…&retry=0&trigger_msg=6`,
    ],
    [
      { validFrom: msg, retry: msg },
      `${cached}&timeout=25&valid_time=…&expired_time=…&retry=…&trigger_msg=7`,
    ],
    [{ retry: '', trigger: 0 }, `${cached}&timeout=25&expired_time=…&retry=3&trigger_msg=7`],
  ];
  for (const [changes, target] of cachedRows) {
    it(`POST ${target}`, () => {
      assert.equal(cachedTarget(dialog(changes)), target);
    });
  }

  const input = {
    imei: '860000000000017',
    objId: 3311,
    objInstId: 0,
    mode: 2,
    timeout: 25,
    payload: 7,
    resId: 5850,
  };

  it('is what the operation sends', () => {
    const parsed = write.parse(input);
    assert.ok(parsed.ok);
    const { target, body } = write.encode(parsed.value, { now: 0 });
    assert.equal(target, instantTarget(dialog()));
    assert.equal(body, wireBody(dialog()).replace('…', '7'));
  });

  it('is what the cached operation sends, but for the times', () => {
    for (const validFrom of ['', '60']) {
      const parsed = cachedWrite.parse({ ...input, expires: 86400, validFrom });
      assert.ok(parsed.ok);
      const { target, body } = cachedWrite.encode(parsed.value, { now: 0 });
      assert.equal(target.replace(/_time=[^&]+/g, '_time=…'), cachedTarget(dialog({ validFrom })));
      assert.equal(body, wireBody(dialog({ payload: { value: '7', type: 'num' } })));
    }
  });
});

describe('plain values in the preview', () => {
  for (const [value, type, shown] of [
    ['true', 'bool', 'true'],
    ['false', 'bool', 'false'],
    ['20', 'num', '20'],
    ['0x10', 'num', '16'],
    ['21.50', 'num', '21.5'],
    [' a "text" ', 'str', '" a \\"text\\" "'],
    ['12345678901234567890', 'num', undefined],
    ['', 'num', undefined],
    ['twenty', 'num', undefined],
    ['${VALUE}', 'str', undefined],
    ['{"5850":true}', 'json', undefined],
    ['payload', 'msg', undefined],
  ] as const) {
    it(`${value} as ${type}: ${shown ?? 'left to the runtime'}`, () => {
      assert.equal(plainValue({ value, type }), shown);
    });
  }

  it('are in the body at once, unless their form is chosen', () => {
    const payload = { value: 'true', type: 'bool' };
    assert.equal(wireBody(dialog({ payload })), '{"data":[{"res_id":5850,"val":true}]}');
    assert.equal(
      wireBody(dialog({ payload, valueType: 'opaque' })),
      '{"data":[{"res_id":5850,"type":1,"val":…}]}',
    );
  });
});
