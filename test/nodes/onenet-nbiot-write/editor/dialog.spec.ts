import assert from 'node:assert/strict';

import type { Fault } from '../../../../lib/contract';
import { cachedWrite, type CachedWriteInput } from '../../../../lib/onenet';
import { partOf } from '../../../../nodes/onenet-nbiot-write/editor/literal-fault';
import { WRITE_FIELDS } from '../../../../nodes/onenet-nbiot-write/fields';
import { faultText } from '../../../../nodes/shared/editor/operation-dialog';
import { inLanguage, textOf } from '../../../support/editor-text';
import type { Language } from '../../../support/package-files';

/** @param isList whether the value names its Resources */
const sentence = (fault: Fault, isList: boolean, language: Language): string => {
  const text = textOf('onenet-nbiot-write', language);
  return inLanguage(language, () =>
    faultText(fault, WRITE_FIELDS, text, (pointer) => partOf(pointer, isList)),
  );
};

const LAMP = { imei: '1', objId: 3311, objInstId: 0, mode: 2, timeout: 25, resId: 5850 };

/** What is wrong, what the runtime finds wrong with it by which rule, and the sentence in Chinese. */
const ROWS: readonly [changes: Partial<CachedWriteInput>, rule: string, zh: string][] = [
  [{ imei: '' }, 'missing', '无法发送：“设备 IMEI”未填写。'],
  [{ imei: true }, 'text', '无法发送：“设备 IMEI”应为文本，现在是：true。'],
  [{ imei: '\ud800' }, 'halfCharacter', '无法发送：“设备 IMEI”含有不完整的字符，无法发送。'],
  [{ objId: 70000 }, 'range', '无法发送：“对象”应为 0 到 65535，现在是：70000。'],
  [{ objId: 'lamp' }, 'wholeNumber', '无法发送：“对象”应为整数，现在是：文本 "lamp"。'],
  [{ mode: 3 }, 'oneOf', '无法发送：“写入模式”应为以下之一：1, 2；现在是：3。'],
  [
    { resId: '' },
    'noResource',
    '无法发送：“资源”为空，而要写入的值没有指明资源：请填写资源，或发送 {"5850": true}、{"res_id": 5850, "val": true}。',
  ],
  [{ payload: undefined }, 'nothing', '无法发送：“值”没有要写入的内容，现在是：空值。'],
  [{ payload: null }, 'nothing', '无法发送：“值”没有要写入的内容，现在是：null。'],
  [{ payload: [] }, 'empty', '无法发送：值为空，没有要写入的内容。'],
  [
    { payload: { lamp: 1 } },
    'strangeKey',
    '无法发送：“值”含有键 "lamp"，它不是资源编号（0 到 65535）：请写成 {"5850": true}、{"res_id": 5850, "val": true} 或后者的数组。',
  ],
  [
    { payload: { type: 'Buffer', data: [1] } },
    'bufferJson',
    '无法发送：“值”是已变成 JSON 的 Buffer：请用 Buffer.from(msg.payload.data) 还原，或把类型改为 buffer，按 [1, 2] 的形式填写。',
  ],
  [
    { payload: { data: [], unit: 'C' } },
    'besideData',
    '无法发送：“值”除 "data" 外还有键 "unit"：使用 "data" 时不能有其他键。',
  ],
  [
    { payload: { data: 1 } },
    'dataArray',
    '无法发送：值的 data 应为 {res_id, val} 的数组，现在是：1。',
  ],
  [
    { payload: [7] },
    'element',
    '无法发送：值中第 1 个元素应为含有 res_id 和 val 的对象，现在是：7。',
  ],
  [
    { payload: [{ res_id: 1, val: 1, unit: 'C' }] },
    'strangeField',
    '无法发送：值中第 1 个元素的 unit 不是 OneNET 认识的字段；元素只能有 res_id、val，必要时加上 type。',
  ],
  [
    { payload: [1, 1].map((val) => ({ res_id: 7, val })) },
    'again',
    '无法发送：值中第 2 个元素的 res_id 重复写入资源 7。',
  ],
  [
    { payload: { 1: null } },
    'plain',
    '无法发送：值中第 1 个元素的 val 应为 true、false、数字、文本、字节（Buffer）或 Date，现在是：null。',
  ],
  [{ payload: NaN }, 'finite', '无法发送：值中第 1 个元素的 val 应为有限的数字，现在是：NaN。'],
  [
    { payload: 'x'.repeat(3000) },
    'size',
    '无法发送：值形成的请求体有 3035 字节，而 OneNET 最多接受 2048 字节。',
  ],
  [
    { payload: true, valueType: 'opaque' },
    'hexText',
    '无法发送：值中第 1 个元素的 val 按 Opaque（type 1）发送时应为十六进制文本（如 "121A"）或字节，现在是：true。',
  ],
  [
    { payload: 'hallo', valueType: 'opaque' },
    'hexDigits',
    '无法发送：值中第 1 个元素的 val 按 Opaque（type 1）发送时只能含十六进制数字（0-9、a-f），现在是：文本 "hallo"；普通文本请不要设置 type。',
  ],
  [
    { payload: '121', valueType: 'opaque' },
    'wholeBytes',
    '无法发送：值中第 1 个元素的 val 按 Opaque（type 1）发送时每个字节须为两位十六进制数字，现在共有 3 位。',
  ],
  [{ payload: new Date(NaN) }, 'notADate', '无法发送：值中第 1 个元素的 val 不是有效的 Date。'],
  [
    { payload: 1.5, valueType: 'time' },
    'wholeSeconds',
    '无法发送：值中第 1 个元素的 val 按 Time（type 2）发送时应为整秒数，现在是：1.5。',
  ],
  [
    { payload: 1_790_000_000_000, valueType: 'time' },
    'milliseconds',
    '无法发送：值中第 1 个元素的 val 按 Time（type 2）发送时以秒为单位，1790000000000 显然是毫秒，请除以 1000。',
  ],
  [
    { payload: 'noon', valueType: 'time' },
    'time',
    '无法发送：值中第 1 个元素的 val 按 Time（type 2）发送时应为 1970 年以来的秒数、Date，或 2026-01-31T08:00:00+08:00 这样的文本，现在是：文本 "noon"。',
  ],
  [
    { payload: true, valueType: 'time' },
    'time',
    '无法发送：值中第 1 个元素的 val 按 Time（type 2）发送时应为 1970 年以来的秒数、Date，或 2026-01-31T08:00:00+08:00 这样的文本，现在是：true。',
  ],
  [{ retry: 11 }, 'range', '无法发送：“重新下发次数”应为 0 到 10，现在是：11。'],
  [{ trigger: 0 }, 'range', '无法发送：“下发时机”应为 1 到 7，现在是：0。'],
  [{ expires: 0 }, 'later', '无法发送：“有效期（秒）”必须晚于现在，现在是：…。'],
  [
    { expires: 10, validFrom: 20 },
    'afterBegin',
    '无法发送：“有效期（秒）”必须晚于 “延后（秒）”：… 不晚于 …。',
  ],
  [
    { expires: 'tomorrow' },
    'moment',
    '无法发送：“有效期（秒）”应为从现在算起的秒数、Date，或 2026-01-31T08:00:00+08:00 这样的文本，现在是：文本 "tomorrow"。',
  ],
  [
    { expires: 1_790_000_000 },
    'epoch',
    '无法发送：“有效期（秒）”是从现在算起的秒数，而 1790000000 显然是 1970 年以来的时间，请改用 Date 或带时区的文本。',
  ],
  [
    { expires: '2026-01-31T08:00:00' },
    'zone',
    '无法发送：“有效期（秒）”没有写明时区，现在是：文本 "2026-01-31T08:00:00"；北京时间请在末尾加上 +08:00，UTC 请加 Z。',
  ],
  [
    { expires: new Date(8.64e15) },
    'year',
    '无法发送：“有效期（秒）”必须早于公元 10000 年，现在是：Date。',
  ],
];

describe('a fault in the preview', () => {
  for (const [changes, rule, zh] of ROWS) {
    it(`${rule}: ${zh}`, () => {
      const fault = faultOf(changes);
      assert.equal(fault.rule, rule);
      // Times are counted from now.
      const words = sentence(fault, true, 'zh-CN').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…');
      assert.equal(words, zh);
      // Every placeholder is filled in.
      assert.doesNotMatch(sentence(fault, true, 'en-US'), /__|undefined|[{]\w+[}]/);
    });
  }

  it('names no element where the value is a single one', () => {
    assert.equal(
      sentence(faultOf({ payload: '121', valueType: 'opaque' }), false, 'en-US'),
      'This cannot be sent: the value as Opaque (type 1) must be whole bytes, two hex digits each, but has 3 digits.',
    );
  });

  for (const pointer of ['/data/0/res_id', '/resId']) {
    it(`names the resource of the dialog where that is wrong, at ${pointer}`, () => {
      const params = { min: 0, max: 65535, value: { kind: 'number', text: '99999' } } as const;
      assert.deepEqual(
        (['en-US', 'zh-CN'] as const).map((language) =>
          sentence({ pointer, rule: 'range', params }, false, language),
        ),
        [
          'This cannot be sent: “Resource” must be from 0 to 65535, not 99999.',
          '无法发送：“资源”应为 0 到 65535，现在是：99999。',
        ],
      );
    });
  }
});

function faultOf(changes: Partial<CachedWriteInput>): Fault {
  const parsed = cachedWrite.parse({ ...LAMP, payload: true, ...changes });
  assert.ok(!parsed.ok, 'it is taken');
  return parsed.fault;
}
