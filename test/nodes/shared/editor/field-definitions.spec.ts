import assert from 'node:assert/strict';

import { plainFieldsFault } from '../../../../nodes/shared/plain-fields';
import { loadEditorDefinition } from '../../../support/editor-definition';
import { FIELD_TABLES } from '../../../support/field-tables';

/** What a flow stores of a node, and which of its plain properties is wrong; blank where all is well. */
const ROWS: readonly [type: string, stored: object, wrong: string][] = [
  ['onenet-nbiot-write', { readBack: 'yes' }, 'readBack'],
  ['onenet-nbiot-write', { readBack: 1 }, 'readBack'],
  ['onenet-nbiot-write', { keepLatest: 'on' }, 'keepLatest'],
  ['onenet-nbiot-write', { readBack: 'true', keepLatest: false }, ''],
  ['onenet-nbiot-write', { readBack: ' ', keepLatest: null }, ''],
  ['onenet-nbiot-write', { delivery: 'cached', waitForResult: 'yes' }, 'waitForResult'],
  ['onenet-nbiot-write', { delivery: 'instant', waitForResult: 'yes' }, ''],
  ['onenet-nbiot-write', { delivery: 'cached ' }, 'delivery'],
  ['onenet-nbiot-in', { auth: 'yes' }, 'auth'],
  ['onenet-nbiot-in', { repeats: 'false' }, ''],
  ['onenet-nbiot-config', { dialect: 'nwe' }, 'dialect'],
  ['onenet-nbiot-config', { dialect: ' new ' }, ''],
  ['onenet-nbiot-config', { auth: ' token ', tokenRes: 'a', tokenMethod: 'sha' }, 'tokenMethod'],
  ['onenet-nbiot-config', { auth: ' api-key ', tokenMethod: 'sha' }, ''],
];

describe('plain fields on the canvas', () => {
  for (const [type, stored, wrong] of ROWS) {
    it(`of ${type} ${JSON.stringify(stored)}: ${wrong || 'well'}`, () => {
      const { defaults } = loadEditorDefinition(type);
      const node = { platform: 'platform-id', imei: '1', imeiType: 'str', ...stored };
      const marked = Object.keys(stored).filter((name) => {
        const value = (node as Readonly<Record<string, unknown>>)[name];
        return (defaults[name]?.validate?.call(node, value, {}) ?? true) !== true;
      });
      assert.deepEqual(marked, wrong === '' ? [] : [wrong]);
      // By the same rule as at run time.
      const fault = plainFieldsFault(FIELD_TABLES[type] ?? {}, node);
      assert.equal(fault?.pointer ?? '/', `/${wrong}`);
    });
  }

  it('marks a token without its resource, with white space around the choice as well', () => {
    const { tokenRes } = loadEditorDefinition('onenet-nbiot-config').defaults;
    const node = { auth: ' token ', host: 'https://api.heclouds.com' };
    assert.notEqual(tokenRes?.validate?.call(node, '', {}), true);
    assert.equal(tokenRes?.validate?.call(node, 'products/1', {}), true);
  });

  it('says of a switch what it must be', () => {
    const { readBack } = loadEditorDefinition('onenet-nbiot-write').defaults;
    assert.match(String(readBack?.validate?.call({}, 'yes', {})), /must be true or false/);
  });
});
