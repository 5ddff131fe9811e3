import assert from 'node:assert/strict';

import { WRITE_FIELDS } from '../../../../nodes/onenet-nbiot-write/fields';
import { problemsIn } from '../../../../nodes/shared/editor/field-definitions';
import { textsOf } from '../../../../nodes/shared/editor/texts';
import { useEditorDouble } from '../../../support/editor-double';
import { dialog } from './values';

describe('what is wrong with the fields of a write node', () => {
  useEditorDouble('en-US');

  const rows: readonly [changes: Parameters<typeof dialog>[0], expected: [string, string][]][] = [
    [{}, []],
    [{ imei: '' }, [['imei', 'Enter the IMEI of the device, or choose where it comes from.']]],
    [{ imei: '  ' }, [['imei', 'Enter the IMEI of the device, or choose where it comes from.']]],
    [{ imei: '${IMEI}' }, []],
    [
      { objId: '99999' },
      [['objId', 'Enter the number of the object, 0 to 65535, or pick it by name.']],
    ],
    [
      { objId: '-1' },
      [['objId', 'Enter the number of the object, 0 to 65535, or pick it by name.']],
    ],
    [{ resId: 'dim' }, [['resId', 'The resource is a whole number from 0 to 65535, or blank.']]],
    [{ timeout: '99' }, [['timeout', 'The timeout is a whole number of seconds from 5 to 40.']]],
    [{ mode: '7' }, [['mode', 'The write mode is 1 (replace) or 2 (update).']]],
    [{ payload: { value: 'x1', type: 'num' } }, [['payload', 'Enter a number.']]],
    [
      { payload: { value: '{x', type: 'json' } },
      [['payload', 'This is not valid JSON (near character 2).']],
    ],
    [
      { payload: { value: 'abc', type: 'bin' } },
      [['payload', 'Bytes are written as [18, 171] or "text".']],
    ],
    [{ resId: { value: 'a b', type: 'msg' } }, [['resId', 'validator.errors.invalid-prop']]],
    [{ expires: '0', retry: '11', trigger: 0 }, []],
    [
      { delivery: 'cached', expires: '0', retry: '11', trigger: 0 },
      [
        [
          'expires',
          'Enter whole seconds counted from the message, 1 to 999999999, not a time since 1970.',
        ],
        ['retry', 'The redeliveries are a whole number from 0 to 10.'],
        ['trigger', 'Tick at least one: otherwise the command is never delivered.'],
      ],
    ],
  ];
  for (const [changes, expected] of rows) {
    it(`${JSON.stringify(changes)}: ${expected.map(([name]) => name).join(', ') || 'nothing'}`, () => {
      const problems = problemsIn(
        WRITE_FIELDS,
        { ...dialog(changes) },
        textsOf('onenet-nbiot-write'),
      );
      assert.deepEqual([...problems], expected);
    });
  }
});
