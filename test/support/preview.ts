/** The specs of what a dialog shows of a message, which the nodes that act on a target share. */

import assert from 'node:assert/strict';
import type { Fault } from '../../lib/contract';
import type { NodeAPI } from '../../nodes/shared/node-red';
import { loadGuarded, PERMISSIONS, post } from './admin';
import { useNodeRed } from './flow';

type Found = Record<string, unknown> & { readonly fault?: Fault };

/** A target that is complete, as the dialog stores it. */
const TARGET = {
  ...{ imei: '860000000000017', imeiType: 'str', objId: '3', objIdType: 'num' },
  ...{ objInstId: '0', objInstIdType: 'num', resId: '4', resIdType: 'num' },
  ...{ timeout: '25', timeoutType: 'num' },
};

/**
 * @param node the file that registers the type
 * @param fields what its dialog has beside the target
 * @param request what a message with all of it sends
 */
export function describePreview(
  type: string,
  node: (RED: NodeAPI) => void,
  fields: Readonly<Record<string, string>>,
  request: { readonly target: string; readonly body: string },
): void {
  const path = `/${type}/preview`;
  const dialog = { ...TARGET, ...fields };

  describe(`preview of ${type}`, () => {
    useNodeRed();
    beforeEach(() => loadGuarded([node], []));

    const preview = async (changes: object): Promise<Found> => {
      const { status, body } = await post(path, { ...dialog, ...changes });
      assert.equal(status, 200);
      return body as Found;
    };

    it('is the request that a message sends', async () => {
      assert.deepEqual(await preview({}), {
        kind: 'valid',
        ...request,
        size: Buffer.byteLength(request.body),
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
      assert.equal((await post(path, dialog)).status, 401);
    });
  });
}
