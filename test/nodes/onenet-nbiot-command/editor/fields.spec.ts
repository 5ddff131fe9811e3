import assert from 'node:assert/strict';

import { COMMAND_FIELDS } from '../../../../nodes/onenet-nbiot-command/fields';
import { problemsIn } from '../../../../nodes/shared/editor/field-definitions';
import { textsOf } from '../../../../nodes/shared/editor/texts';
import { useEditorDouble } from '../../../support/editor-double';
import { command } from './command';

const blank = { value: '', type: 'str' };

describe('what is wrong with the fields of a command node', () => {
  useEditorDouble('zh-CN');

  const rows: readonly [changes: Parameters<typeof command>[0], expected: [string, string][]][] = [
    [{}, []],
    [
      { uuid: blank, imei: blank },
      [
        ['uuid', '请填写命令编号，或选择它的来源。'],
        ['imei', '请填写设备的 IMEI，或选择它的来源。'],
      ],
    ],
    [
      { operation: 'list', uuid: blank, page: { value: '0', type: 'num' } },
      [['page', '页码应为正整数，也可留空。']],
    ],
    [{ minInterval: '0' }, [['minInterval', '请填写大于 0 的秒数。']]],
    [{ operation: 'status', minInterval: '0' }, []],
    [{ minInterval: '', maxInterval: ' ' }, []],
  ];
  for (const [changes, expected] of rows) {
    it(`${JSON.stringify(changes)}: ${expected.map(([name]) => name).join(', ') || 'nothing'}`, () => {
      const problems = problemsIn(
        COMMAND_FIELDS,
        { ...command(changes) },
        textsOf('onenet-nbiot-command'),
      );
      assert.deepEqual([...problems], expected);
    });
  }
});
