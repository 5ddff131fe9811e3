import assert from 'node:assert/strict';

import { faultSentence, type Fault } from '../../../lib/contract';
import writeNode from '../../../nodes/onenet-nbiot-write/onenet-nbiot-write';
import { loadGuarded, PERMISSIONS, post } from '../../support/admin';
import { useNodeRed } from '../../support/flow';

const PATH = '/onenet-nbiot-write/preview';
const LIMIT = 2048;

/** A dialog that writes `true` to the lamp. */
const DIALOG = {
  imei: '860000000000017',
  imeiType: 'str',
  objId: '3311',
  objIdType: 'num',
  objInstId: '0',
  objInstIdType: 'num',
  resId: '5850',
  resIdType: 'num',
  payload: 'true',
  payloadType: 'bool',
  valueType: 'auto',
  mode: '2',
  modeType: 'num',
  timeout: '25',
  timeoutType: 'num',
};

const TARGET = '/nbiot?imei=860000000000017&obj_id=3311&obj_inst_id=0&mode=2&timeout=25';

/** What any of the answers has. */
type Found = Record<string, unknown> & { readonly fault?: Fault };

describe('preview of onenet-nbiot-write', () => {
  useNodeRed();
  beforeEach(() => loadGuarded([writeNode], []));

  const preview = async (changes: object): Promise<Found> => {
    const { status, body } = await post(PATH, { ...DIALOG, ...changes });
    assert.equal(status, 200);
    return body as Found;
  };

  const bodies: readonly [payload: string, type: string, val: string, rest?: object][] = [
    ['false', 'bool', '{"res_id":5850,"val":false}'],
    ['开', 'str', '{"res_id":5850,"val":"开"}'],
    ['20.5', 'num', '{"res_id":5850,"val":20.5}'],
    ['9223372036854775807', 'num', '{"res_id":5850,"val":9223372036854775807}'],
    ['[18,171]', 'bin', '{"res_id":5850,"type":1,"val":"12ab"}'],
    ['"A"', 'bin', '{"res_id":5850,"type":1,"val":"41"}'],
    ['12ab', 'str', '{"res_id":5850,"type":1,"val":"12ab"}', { valueType: 'opaque' }],
    [
      '2026-01-31T00:00:00Z',
      'str',
      '{"res_id":5850,"type":2,"val":1769817600}',
      { valueType: 'time' },
    ],
    ['{"5851":20,"5850":true}', 'json', '{"res_id":5850,"val":true},{"res_id":5851,"val":20}'],
    ['{"5851":20}', 'json', '{"res_id":5851,"val":20}', { resId: '' }],
  ];
  for (const [payload, payloadType, data, rest] of bodies) {
    it(`${payloadType} ${payload}: ${data}`, async () => {
      const body = `{"data":[${data}]}`;
      assert.deepEqual(await preview({ payload, payloadType, ...rest }), {
        kind: 'valid',
        target: TARGET,
        body,
        size: Buffer.byteLength(body),
        limit: LIMIT,
      });
    });
  }

  const cached: readonly [changes: object, expected: object][] = [
    [{ delivery: 'cached' }, { kind: 'valid', target: null }],
    [{ delivery: 'instant-then-cached' }, { kind: 'valid', target: TARGET }],
    [
      { delivery: 'instant', expires: 'abc', expiresType: 'num' },
      { kind: 'valid', target: TARGET },
    ],
    [
      { delivery: 'cached', expires: '0', expiresType: 'num' },
      { kind: 'invalid', fault: { pointer: '/expires' } },
    ],
    [{ delivery: 'cached', expires: 'until', expiresType: 'msg' }, { kind: 'valid' }],
    [
      { delivery: 'instant-then-cached', retry: '11', retryType: 'num' },
      { kind: 'invalid', fault: { pointer: '/retry' } },
    ],
    [
      { delivery: 'cached', trigger: 0 },
      { kind: 'invalid', fault: { pointer: '/trigger' } },
    ],
    [
      { delivery: 'instant', retry: '11', retryType: 'num' },
      { kind: 'valid', target: TARGET },
    ],
  ];
  for (const [changes, expected] of cached) {
    it(`${JSON.stringify(changes)}: ${JSON.stringify(expected)}`, async () => {
      const found = await preview(changes);
      const { fault, ...rest } = found;
      const pointed = fault === undefined ? rest : { ...rest, fault: { pointer: fault.pointer } };
      assert.deepEqual({ ...pointed, ...expected }, pointed);
    });
  }

  const targets: readonly [changes: object, target: string | null][] = [
    [{ mode: '1', timeout: '40' }, TARGET.replace('mode=2&timeout=25', 'mode=1&timeout=40')],
    [{ imei: 'a&b' }, TARGET.replace('860000000000017', 'a%26b')],
    [{ imei: '' }, null],
    [{ imei: '${IMEI}' }, null],
    [{ imei: 'imei', imeiType: 'msg' }, null],
    [{ objId: 'OBJECT', objIdType: 'env' }, null],
    [{ timeout: '' }, null],
  ];
  for (const [changes, target] of targets) {
    it(`${JSON.stringify(changes)} is sent to ${target ?? 'an address that a message completes'}`, async () => {
      const { kind, target: found, body } = await preview(changes);
      assert.deepEqual(
        [kind, found, body],
        ['valid', target, '{"data":[{"res_id":5850,"val":true}]}'],
      );
    });
  }

  const open: readonly object[] = [
    { payload: 'payload', payloadType: 'msg' },
    { payload: 'HOME', payloadType: 'env' },
    { payload: '${HOME}', payloadType: 'str' },
    { payload: '$env("HOME")', payloadType: 'jsonata' },
    { resId: 'topic', resIdType: 'msg' },
  ];
  for (const changes of open) {
    it(`does not know the body of ${JSON.stringify(changes)}`, async () => {
      assert.deepEqual(await preview(changes), { kind: 'open' });
    });
  }

  const faults: readonly [changes: object, pointer: string][] = [
    [{ objId: '99999' }, '/objId'],
    [{ objId: '-1' }, '/objId'],
    [{ resId: 'dim' }, '/resId'],
    [{ timeout: '99' }, '/timeout'],
    [{ mode: '7' }, '/mode'],
    [
      {
        delivery: 'cached',
        expires: '10',
        expiresType: 'num',
        validFrom: '20',
        validFromType: 'num',
      },
      '/expires',
    ],
  ];
  for (const [changes, pointer] of faults) {
    it(`finds the fault of ${JSON.stringify(changes)}, whatever value a message brings`, async () => {
      const open = { payload: 'payload', payloadType: 'msg', valueType: 'opaque' };
      assert.deepEqual(await preview(open), { kind: 'open' });
      const found = await preview({ ...open, ...changes });
      assert.deepEqual([found.kind, found.fault?.pointer], ['invalid', pointer]);
    });
  }

  it('does not miss a resource that comes with the message', async () => {
    const changes = { resId: 'topic', resIdType: 'msg', timeout: '99' };
    assert.equal((await preview(changes)).fault?.pointer, '/timeout');
  });

  it('does not know the body of nothing', async () => {
    assert.deepEqual((await post(PATH, {})).body, { kind: 'open' });
  });

  const problems: readonly [changes: object, pointer: string, problem: RegExp][] = [
    [{ payload: '{', payloadType: 'json' }, '/payload', /^could not be read: /],
    [{ payload: '{', payloadType: 'bin' }, '/payload', /^could not be read: /],
    [{ payload: 'x', payloadType: 'num' }, '/payload', /not a number/],
    [{ resId: '' }, '/resId', /is blank/],
    [{ objId: '70000' }, '/objId', /65535/],
    [{ payload: 'abc', payloadType: 'str', valueType: 'opaque' }, '/data/0/val', /hex/],
    [{ payload: 'x'.repeat(2048), payloadType: 'str' }, '/data', /2083 bytes/],
  ];
  for (const [changes, pointer, problem] of problems) {
    it(`finds the fault at ${pointer}: ${problem.source}`, async () => {
      const found = await preview(changes);
      assert.deepEqual([found.kind, found.fault?.pointer], ['invalid', pointer]);
      assert.ok(found.fault);
      assert.match(faultSentence(found.fault, 'en-US'), problem);
    });
  }

  it('is only for people who may change our nodes', async () => {
    PERMISSIONS.delete('onenet-nbiot.write');
    assert.equal((await post(PATH, DIALOG)).status, 401);
  });

  it('takes no more than a device could ever be sent', async () => {
    assert.equal((await post(PATH, { ...DIALOG, payload: 'x'.repeat(64 * 1024) })).status, 413);
  });
});
