import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { readSendStatus, type SendStatus } from '../../../lib/onenet/cached-record';

const SPELLINGS: readonly (readonly [SendStatus, number, ...names: string[]])[] = [
  ['wait', 1, 'wait', 'WAIT', 'Waiting'],
  ['cancelled', 2, 'cancle', 'CANCLE', 'cancel', 'canceled', 'cancelled'],
  ['sent', 3, 'sent', 'send', 'Sent to device', 'SENT_TO_DEVICE'],
  ['expired', 4, 'expired', 'EXPIRED', 'expire'],
  ['success', 5, 'success', ' SUCCESS ', 'succ'],
  ['failed', 6, 'failed', 'FAIL'],
  ['timeout', 7, 'response timeout', 'RESPONSE_TIMEOUT', 'time out', 'timeout'],
  ['undefined', 8, 'undefined', 'Undefined'],
];

describe('send_status', () => {
  for (const [status, number, ...names] of SPELLINGS) {
    for (const value of [number, BigInt(number), String(number), ` ${number} `, ...names]) {
      it(`${inspect(value)} is ${status}`, () => {
        assert.equal(readSendStatus(value), status);
      });
    }
  }

  for (const value of [
    undefined,
    null,
    '',
    ' ',
    0,
    9,
    -1,
    1.5,
    NaN,
    '0',
    '9',
    '1.5',
    true,
    {},
    [1],
    'wibble',
    '等待',
    '__proto__',
    'constructor',
  ]) {
    it(`${inspect(value)} is none`, () => {
      assert.equal(readSendStatus(value), undefined);
    });
  }

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readSendStatus(value);
      }),
    );
  });
});
