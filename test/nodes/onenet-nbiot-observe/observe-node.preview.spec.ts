import assert from 'node:assert/strict';

import type { Fault } from '../../../lib/contract';
import observeNode from '../../../nodes/onenet-nbiot-observe/onenet-nbiot-observe';
import { loadGuarded, PERMISSIONS, post } from '../../support/admin';
import { useNodeRed } from '../../support/flow';

const PATH = '/onenet-nbiot-observe/preview';
const BODY = '{}';

const DIALOG = {
  ...{ imei: '860000000000017', imeiType: 'str', objId: '3', objIdType: 'num' },
  ...{ objInstId: '0', objInstIdType: 'num', resId: '4', resIdType: 'num' },
  ...{ timeout: '25', timeoutType: 'num', pmin: '', pminType: 'num', pmax: '', pmaxType: 'num' },
  ...{ gt: '', gtType: 'num', lt: '', ltType: 'num', st: '', stType: 'num' },
};

type Found = Record<string, unknown> & { readonly fault?: Fault };

describe('preview of onenet-nbiot-observe', () => {
  useNodeRed();
  beforeEach(() => loadGuarded([observeNode], []));

  const preview = async (changes: object): Promise<Found> => {
    const { status, body } = await post(PATH, { ...DIALOG, ...changes });
    assert.equal(status, 200);
    return body as Found;
  };

  it('is the request that a message sends', async () => {
    assert.deepEqual(await preview({}), {
      kind: 'valid',
      target:
        '/nbiot/observe?imei=860000000000017&cancel=false&obj_id=3&obj_inst_id=0&res_id=4&timeout=25',
      body: BODY,
      size: Buffer.byteLength(BODY),
      limit: 2048,
    });
  });

  it('has no target as long as a part comes with the message', async () => {
    const { kind, target } = await preview({ imei: 'imei', imeiType: 'msg' });
    assert.deepEqual([kind, target], ['valid', null]);
  });

  for (const [changes, pointer] of [
    [{ objId: '99999' }, '/objId'],
    [{ resId: 'x' }, '/resId'],
    [{ timeout: '99' }, '/timeout'],
    [{ imei: 'imei', imeiType: 'msg', timeout: '99' }, '/timeout'],
  ] as const) {
    it(`finds the fault of ${JSON.stringify(changes)}`, async () => {
      const { kind, fault } = await preview(changes);
      assert.deepEqual([kind, fault?.pointer], ['invalid', pointer]);
    });
  }

  it('is only for people who may change our nodes', async () => {
    PERMISSIONS.delete('onenet-nbiot.write');
    assert.equal((await post(PATH, DIALOG)).status, 401);
  });
});
