import assert from 'node:assert/strict';
import { describe, it } from 'mocha';

import { faultSentence, isOn, LANGUAGES } from '../../../lib/contract';
import { COMMAND_FIELDS } from '../../../nodes/onenet-nbiot-command/fields';
import { DEVICE_FIELDS } from '../../../nodes/onenet-nbiot-device/fields';
import { EXECUTE_FIELDS } from '../../../nodes/onenet-nbiot-execute/fields';
import { OBSERVE_FIELDS } from '../../../nodes/onenet-nbiot-observe/fields';
import { READ_FIELDS } from '../../../nodes/onenet-nbiot-read/fields';
import { WRITE_FIELDS } from '../../../nodes/onenet-nbiot-write/fields';
import { plainFieldsFault } from '../../../nodes/shared/plain-fields';

const TABLES = {
  write: WRITE_FIELDS,
  read: READ_FIELDS,
  execute: EXECUTE_FIELDS,
  observe: OBSERVE_FIELDS,
  command: COMMAND_FIELDS,
  device: DEVICE_FIELDS,
} as const;

type NodeName = keyof typeof TABLES;

const both = { delivery: 'instant-then-cached' };

/** The field and the rule of the fault, or nothing. */
const ROWS: readonly [NodeName, config: object, fault: string][] = [
  ['write', { delivery: '${X}' }, '/delivery unsetVariable'],
  ['write', { delivery: '$(X)' }, '/delivery unsetVariable'],
  ['write', { delivery: '${X}ed' }, '/delivery variableWithin'],
  ['write', { delivery: 'cahced' }, '/delivery oneOf'],
  ['write', { delivery: 'cached ' }, '/delivery oneOf'],
  ['write', { delivery: 7 }, '/delivery oneOf'],
  ['write', { valueType: '${X}' }, '/valueType unsetVariable'],
  ['write', { valueType: 'int' }, '/valueType oneOf'],
  ['write', { keepLatest: '${X}' }, '/keepLatest unsetVariable'],
  ['write', { readBack: '${X}' }, '/readBack unsetVariable'],
  ['write', { readBack: 'yes' }, '/readBack trueOrFalse'],
  ['write', { ...both, secondWrite: '${X}' }, '/secondWrite unsetVariable'],
  ['write', { ...both, trigger: '${X}' }, '/trigger unsetVariable'],
  ['write', { ...both, trigger: 9 }, '/trigger range'],
  ['write', { ...both, trigger: 'all' }, '/trigger decimal'],
  ['write', { ...both, store: '${X}' }, '/store unsetVariable'],
  ['execute', { delivery: '${X}' }, '/delivery unsetVariable'],
  ['read', { delivery: '${X}' }, '/delivery unsetVariable'],
  ['read', { delivery: 'cached', waitForResult: '${X}' }, '/waitForResult unsetVariable'],
  ['observe', { action: '${X}' }, '/action unsetVariable'],
  ['observe', { action: 'watch' }, '/action oneOf'],
  ['command', { operation: '${X}' }, '/operation unsetVariable'],
  ['command', { operation: 'folow' }, '/operation oneOf'],
  ['command', { minInterval: '${X}' }, '/minInterval unsetVariable'],
  ['command', { maxInterval: 'slow' }, '/maxInterval aboveZero'],
  ['command', { maxInterval: 0 }, '/maxInterval aboveZero'],
  ['command', { maxInterval: true }, '/maxInterval aboveZero'],
  ['device', { query: '${X}' }, '/query unsetVariable'],
  ['device', { query: 'everything' }, '/query oneOf'],
  ['device', { query: 'list', online: '${X}' }, '/online unsetVariable'],
  ['device', { query: 'list', online: 'yes' }, '/online oneOf'],
  ['command', { operation: ' ', minInterval: '${X}' }, '/minInterval unsetVariable'],
  // What is as it should be, or not used.
  ['write', { delivery: '', valueType: ' ', readBack: '', keepLatest: '\t' }, ''],
  ['write', { ...both, secondWrite: '', waitForResult: ' ', trigger: '', store: ' ' }, ''],
  ['write', { delivery: ' ', trigger: '${X}' }, ''],
  ['observe', { action: '' }, ''],
  ['command', { operation: '' }, ''],
  ['device', { query: '' }, ''],
  ['device', { query: 'list', online: ' ' }, ''],
  ['write', {}, ''],
  ['write', { delivery: null, readBack: null, trigger: null }, ''],
  ['write', { delivery: 'cached', waitForResult: 'true', trigger: '3', store: 'file' }, ''],
  ['write', { secondWrite: '${X}', trigger: '${X}', store: '${X}' }, ''],
  ['write', { name: '${X}', imei: '${X}', delivery: 'instant', keepLatest: 'false' }, ''],
  ['read', { delivery: 'instant', readBack: '${X}' }, ''],
  ['command', { operation: 'list', minInterval: '${X}' }, ''],
  ['command', { minInterval: ' ', maxInterval: '60' }, ''],
  ['device', { query: 'list', online: 'true' }, ''],
  ['device', { query: 'state', online: '${X}' }, ''],
];

describe('plain fields', () => {
  for (const [node, config, expected] of ROWS) {
    it(`of ${node} ${JSON.stringify(config)}: ${expected || 'well'}`, () => {
      const fault = plainFieldsFault(TABLES[node], config as Record<string, unknown>);
      assert.equal(fault === undefined ? '' : `${fault.pointer} ${fault.rule}`, expected);
      if (fault === undefined) return;
      for (const language of LANGUAGES) {
        assert.doesNotMatch(faultSentence(fault, language), /\{\w+\}|undefined/);
      }
    });
  }

  it('says which choices there are, and which one is none', () => {
    const fault = plainFieldsFault(WRITE_FIELDS, { delivery: 'cahced' });
    assert.ok(fault);
    assert.equal(
      faultSentence(fault, 'en-US'),
      'must be one of instant, cached, instant-then-cached, not the text "cahced"',
    );
  });

  it('are switched on by the text of an environment variable, too', () => {
    const on = [true, 'true', false, 'false', '', undefined, 1].map(isOn);
    assert.deepEqual(on, [true, true, false, false, false, false, false]);
  });
});
