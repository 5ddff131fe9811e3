import assert from 'node:assert/strict';

import { literalFault } from '../../../../nodes/onenet-nbiot-write/editor/literal-fault';
import writeNode from '../../../../nodes/onenet-nbiot-write/onenet-nbiot-write';
import { loadGuarded, post } from '../../../support/admin';
import { useNodeRed } from '../../../support/flow';

const DIALOG = {
  ...{ imei: '860000000000017', imeiType: 'str', objId: '3311', objIdType: 'num' },
  ...{ objInstId: '0', objInstIdType: 'num', mode: '2', modeType: 'num' },
  ...{ timeout: '25', timeoutType: 'num', delivery: 'instant' },
};

type Row = readonly [type: string, payload: string, resId: string, valueType?: string];

const ROWS: readonly Row[] = [
  ['str', 'a', ''],
  ['num', '1', ''],
  ['bool', 'true', ''],
  ['bin', '[1]', ''],
  ['str', '{"a":1}', ''],
  ['str', '{"a":1}', '1'],
  ['str', '{a', ''],
  ['json', '1', ''],
  ['json', '"a"', ''],
  ['json', 'null', '5850'],
  ['json', '{}', '5850'],
  ['json', '[]', '5850'],
  ['json', '[1]', '1'],
  ['json', '[[1]]', '1'],
  ['json', '{"a":1}', '1'],
  ['json', '{"1":null}', '1'],
  ['json', '{"1":{}}', '1'],
  ['json', '{"1":[1]}', '1'],
  ['json', '{"5850":true,"5851":20}', ''],
  ['json', '{"70000":1}', '1'],
  ['json', '[{"res_id":1}]', '1'],
  ['json', '[{"val":1}]', '1'],
  ['json', '[{"res_id":"1","val":1}]', '1'],
  ['json', '[{"res_id":1,"val":1},{"res_id":1,"val":2}]', '1'],
  ['json', '{"res_id":1,"val":1,"x":2}', '1'],
  ['json', '{"data":1}', '1'],
  ['json', '{"data":[{"res_id":1,"val":1}]}', '1'],
  ['json', '{"data":[],"x":1}', '1'],
  ['json', '{"type":"Buffer","data":[1]}', '1'],
  ['json', '[{"res_id":1,"type":1,"val":"xyz"}]', '1'],
  ['json', '[{"res_id":1,"type":1,"val":"121a"}]', '1'],
  ['str', 'abc', '1', 'boolean'],
  ['str', 'ON', '1', 'boolean'],
  ['num', '2', '1', 'boolean'],
  ['str', 'abc', '1', 'integer'],
  ['str', '12', '1', 'integer'],
  ['num', '1.5', '1', 'integer'],
  ['str', 'abc', '1', 'float'],
  ['str', '1e3', '1', 'float'],
  ['str', 'abc', '1', 'opaque'],
  ['str', 'xyz1', '1', 'opaque'],
  ['str', '0x12 1a', '1', 'opaque'],
  ['str', 'abc', '1', 'time'],
  ['str', '2026', '1', 'time'],
  ['str', '2026-02-30', '1', 'time'],
  ['str', '2026-02-28', '1', 'time'],
  ['str', '2026-01-31T08:00:00+08:00', '1', 'time'],
  ['num', '1767225600', '1', 'time'],
  ['num', '1767225600000', '1', 'time'],
  ['num', '1.5', '1', 'time'],
  ['bool', 'true', '1', 'time'],
  ['json', '[{"res_id":1,"type":2,"val":"yesterday"}]', '1'],
  ['json', '[{"res_id":1,"type":2,"val":1767225600}]', '1'],
  ['str', 'abc', '1', 'string'],
  ['str', '', '1'],
  ['num', '', '1'],
  ['num', '', ''],
];

describe('what cannot be sent of a literal value', () => {
  useNodeRed();
  beforeEach(() => loadGuarded([writeNode], []));

  for (const [payloadType, payload, resId, valueType = 'auto'] of ROWS) {
    it(`is what the preview says: ${payloadType} ${payload} to ${resId || 'none'}, ${valueType}`, async () => {
      const value = { payload, payloadType, resId, resIdType: 'num', valueType };
      const { body } = await post('/onenet-nbiot-write/preview', { ...DIALOG, ...value });
      assert.deepEqual(literalFault(value), (body as { fault?: object }).fault);
    });
  }

  it('is a text that is longer than a body', () => {
    const payload = 'x'.repeat(2100);
    const value = { payload, payloadType: 'str', resId: '1', resIdType: 'num', valueType: 'auto' };
    assert.equal(literalFault(value)?.rule, 'size');
  });

  it('is nothing where a message or the environment brings a part of it', () => {
    const value = { payload: 'a', payloadType: 'str', resId: '', resIdType: 'num' };
    for (const change of [
      { payloadType: 'msg' },
      { payload: '${VALUE}' },
      { resIdType: 'msg', resId: 'r' },
      { resId: '${RESOURCE}' },
    ]) {
      assert.equal(literalFault({ ...value, valueType: 'auto', ...change }), undefined);
    }
  });
});
