import assert from 'node:assert/strict';

import type { Fault } from '../../../lib/contract';
import executeNode from '../../../nodes/onenet-nbiot-execute/onenet-nbiot-execute';
import observeNode from '../../../nodes/onenet-nbiot-observe/onenet-nbiot-observe';
import readNode from '../../../nodes/onenet-nbiot-read/onenet-nbiot-read';
import writeNode from '../../../nodes/onenet-nbiot-write/onenet-nbiot-write';
import { loadGuarded, post } from '../../support/admin';
import { loadEditorDefinition } from '../../support/editor-definition';
import { useNodeRed } from '../../support/flow';

const num = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]: [string, unknown]) => [
      [name, value],
      [`${name}Type`, 'num'],
    ]),
  );

/** What stands in every dialog. */
const DIALOG = {
  ...{ imei: '860000000000017', imeiType: 'str', action: 'observe', delivery: 'instant' },
  ...num({ objId: '3303', objInstId: '0', resId: '5700', timeout: '25', mode: '2' }),
  ...num({ pmin: '', pmax: '', gt: '', lt: '', st: '', expires: '', validFrom: '', retry: '3' }),
  ...{ trigger: 7, valueType: 'auto', payload: '1', payloadType: 'num' },
  ...{ args: '', argsType: 'str' },
};

const observed = 'onenet-nbiot-observe';
const kept = { delivery: 'cached' };

/** The property that is wrong, or none. */
const ROWS: readonly [type: string, changes: object, property: string | undefined][] = [
  [observed, {}, undefined],
  [observed, num({ objInstId: '' }), 'objInstId'],
  [observed, num({ objInstId: '', resId: '' }), undefined],
  [observed, { objInstId: '', resId: 'res', resIdType: 'msg' }, 'objInstId'],
  [observed, { objInstId: 'i', objInstIdType: 'msg' }, undefined],
  [observed, num({ pmin: '10', pmax: '9' }), 'pmax'],
  [observed, num({ pmin: '10', pmax: '10' }), undefined],
  [observed, { ...num({ pmin: '10' }), pmax: 'p', pmaxType: 'msg' }, undefined],
  [observed, num({ gt: '5', resId: '' }), 'resId'],
  [observed, { ...num({ gt: '5' }), resId: 'r', resIdType: 'msg' }, undefined],
  [observed, { gt: 'g', gtType: 'msg', ...num({ resId: '' }) }, undefined],
  [observed, num({ gt: '5', lt: '5' }), 'lt'],
  [observed, num({ gt: '5.5', lt: '5.4' }), undefined],
  [observed, { ...num({ gt: '5' }), lt: '${LOW}', ltType: 'num' }, undefined],
  [observed, num({ st: '-1' }), 'st'],
  [observed, num({ gt: '5', lt: '1', st: '2' }), 'st'],
  [observed, num({ gt: '5', lt: '1', st: '1.9' }), undefined],
  [observed, num({ gt: 'Infinity' }), 'gt'],
  [observed, { action: 'cancel', ...num({ pmin: '10', pmax: '9', gt: '1', lt: '2' }) }, undefined],
  ['onenet-nbiot-read', num({ objInstId: '' }), 'objInstId'],
  ['onenet-nbiot-read', { ...kept, ...num({ expires: '60', validFrom: '60' }) }, 'expires'],
  ['onenet-nbiot-read', { ...kept, ...num({ expires: '60', validFrom: '59' }) }, undefined],
  ['onenet-nbiot-read', num({ expires: '60', validFrom: '60' }), undefined],
  ['onenet-nbiot-write', { ...kept, ...num({ validFrom: '86400' }) }, 'expires'],
  ['onenet-nbiot-write', { ...kept, ...num({ validFrom: '1e300' }) }, 'validFrom'],
  ['onenet-nbiot-write', { ...kept, ...num({ validFrom: '1', expires: '-1e300' }) }, 'expires'],
  [
    'onenet-nbiot-write',
    { ...kept, ...num({ validFrom: '90000' }), expires: 'e', expiresType: 'msg' },
    undefined,
  ],
  ['onenet-nbiot-execute', { ...kept, ...num({ expires: '1', validFrom: '2' }) }, 'expires'],
  ['onenet-nbiot-execute', { args: 'a'.repeat(2049) }, 'args'],
  ['onenet-nbiot-execute', { args: '\ud800' }, 'args'],
  ['onenet-nbiot-execute', { args: '0="é"' }, undefined],
];

describe('what the preview refuses, the canvas marks', () => {
  useNodeRed();
  beforeEach(() => loadGuarded([writeNode, readNode, executeNode, observeNode], []));

  for (const [type, changes, property] of ROWS) {
    it(`${type} ${JSON.stringify(changes).slice(0, 120)}: ${property ?? 'nothing'}`, async () => {
      const node = { ...DIALOG, ...changes } as Readonly<Record<string, unknown>>;
      const { body } = await post(`/${type}/preview`, node);
      const { fault } = body as { readonly fault?: Fault };
      assert.equal(fault?.pointer.split('/')[1], property);

      const marked = Object.entries(loadEditorDefinition(type).defaults).filter(
        ([name, { validate }]) => name in node && isRefusal(validate?.call(node, node[name], {})),
      );
      assert.deepEqual(
        marked.map(([name]) => name),
        property === undefined ? [] : [property],
      );
      for (const [name, { validate }] of marked) {
        assert.equal(validate?.call(node, node[name]), false);
      }
    });
  }
});

/** Node-RED's own validators have another answer in these tests. */
function isRefusal(verdict: unknown): boolean {
  return typeof verdict === 'string' && verdict !== 'left to the editor';
}
