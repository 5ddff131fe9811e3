import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { confirmMeaning, readConfirmStatus } from '../../../lib/onenet/cached-record';
import { SUB_CODES } from '../../../lib/onenet/errno/meanings';

const SPELLINGS: readonly (readonly [value: unknown, name: string])[] = [
  [0, 'SUCCESS'],
  ['0', 'SUCCESS'],
  ['success', 'SUCCESS'],
  ['succ', 'SUCCESS'],
  ['OK', 'SUCCESS'],
  [5n, 'TIME_OUT'],
  [' 5 ', 'TIME_OUT'],
  ['TIMEOUT', 'TIME_OUT'],
  ['UNSUCESS: TIME_OUT null', 'TIME_OUT'],
  ['unsuccess:time_out', 'TIME_OUT'],
  ['METHOD_NOT_AllOWED', 'METHOD_NOT_ALLOWED'],
  ['NTERNAl_SERVER_ERROR', 'INTERNAL_SERVER_ERROR'],
  ['BadRequest', 'BAD_REQUEST'],
  [14, '14'],
  ['wibble', 'wibble'],
  ['unsuccess', 'unsuccess'],
  ['x'.repeat(100), 'x'.repeat(64)],
];

describe('confirm_status', () => {
  for (const [value, name] of SPELLINGS) {
    it(`${inspect(value)} is ${name}`, () => {
      assert.equal(readConfirmStatus(value), name);
    });
  }

  for (const { number, name, meaning } of SUB_CODES) {
    it(`${number} is ${name}, however it is written, and means ${meaning}`, () => {
      const spellings = [number, String(number), name, name.toLowerCase(), name.replace('_', ' ')];
      for (const value of spellings) {
        assert.equal(readConfirmStatus(value), name, inspect(value));
      }
      assert.equal(confirmMeaning(name), meaning);
    });
  }

  for (const value of [undefined, null, '', ' ', 'null', 'NULL', 'undefined', '-', true, {}, []]) {
    it(`${inspect(value)} is none`, () => {
      assert.equal(readConfirmStatus(value), undefined);
    });
  }

  for (const name of [undefined, 'SUCCESS', '14', 'wibble', 'constructor']) {
    it(`${inspect(name)} says nothing of why a command failed`, () => {
      assert.equal(confirmMeaning(name), 'device-failed');
    });
  }

  it('never throws, and never takes for success what only sounds like it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string()), (value) => {
        const name = readConfirmStatus(value);
        if (name === 'SUCCESS')
          assert.match(String(value).replace(/[^A-Za-z0]/g, ''), /^(0+|succ(ess)?|ok)$/i);
      }),
    );
  });
});
