/** Faults of what a message or a dialog holds, in Chinese. */

import type { input as english } from '../en-US/input';

export const input: Readonly<Record<keyof typeof english, string>> = {
  // What a message or a field of a dialog holds
  generic: '的形式不正确',
  missing: '未填写',
  empty: '为空，没有要写入的内容',
  nothing: '没有要写入的内容，现在是：{value}',
  noResource:
    '为空，而要写入的值没有指明资源：请填写资源，或发送 {"5850": true}、{"res_id": 5850, "val": true}',
  jsonAsText:
    '是含有 JSON 的文本，而且没有填写资源：请在本节点之前放一个 json 节点；如果要写入文本本身，请填写资源',
  jsonAsBytes:
    '是含有 JSON 的 Buffer，而且没有填写资源：请在本节点之前放一个 json 节点；如果要写入字节本身，请填写资源',
  noValue: '是{value}，不能作为资源的值',
  strangeKey:
    '含有键 {name}，它不是资源编号（0 到 {max}）：请写成 {"5850": true}、{"res_id": 5850, "val": true} 或后者的数组',
  bufferJson:
    '是已变成 JSON 的 Buffer：请用 Buffer.from(msg.payload.data) 还原，或把类型改为 buffer，按 [1, 2] 的形式填写',
  besideData: '除 "data" 外还有键 {name}：使用 "data" 时不能有其他键',
  dataArray: '的 data 应为 {res_id, val} 的数组，现在是：{value}',
  strangeField: '不是 OneNET 认识的字段；元素只能有 res_id、val，必要时加上 type',
  again: '重复写入资源 {id}',
  size: '形成的请求体有 {size} 字节，而 OneNET 最多接受 {limit} 字节',
  tooLong: '有 {size} 个字符，最多接受 {limit} 个',
  tooLarge: '远远超出可以发送的大小',
  finite: '应为有限的数字，现在是：{value}',
  plain: '应为 true、false、数字、文本、字节（Buffer）或 Date，现在是：{value}',
  hexText: '按 Opaque（type 1）发送时应为十六进制文本（如 "121A"）或字节，现在是：{value}',
  hexDigits:
    '按 Opaque（type 1）发送时只能含十六进制数字（0-9、a-f），现在是：{value}；普通文本请不要设置 type',
  wholeBytes: '按 Opaque（type 1）发送时每个字节须为两位十六进制数字，现在共有 {count} 位',
  notADate: '不是有效的 Date',
  wholeSeconds: '按 Time（type 2）发送时应为整秒数，现在是：{value}',
  milliseconds: '按 Time（type 2）发送时以秒为单位，{count} 显然是毫秒，请除以 1000',
  time: '按 Time（type 2）发送时应为 1970 年以来的秒数、Date，或 2026-01-31T08:00:00+08:00 这样的文本，现在是：{value}',
  secondsAsText:
    '按 Time（type 2）发送时秒数应为数字，不能是文本（{value}）：请改用数字，或 2026-01-31T08:00:00+08:00 这样的文本',
  asBoolean: '不能转换为布尔值：请发送 true 或 false、1 或 0、"on" 或 "off"，现在是：{value}',
  asInteger: '不能转换为整数：请发送整数或数字文本，现在是：{value}',
  asFloat: '不能转换为浮点数：请发送数字或数字文本，现在是：{value}',
  asString: '不能转换为文本：请发送文本、数字、true 或 false，现在是：{value}',
  later: '必须晚于现在，现在是：{value}',
  afterBegin: '必须晚于 {/validFrom}：{end} 不晚于 {begin}',
  moment: '应为从现在算起的秒数、Date，或 2026-01-31T08:00:00+08:00 这样的文本，现在是：{value}',
  epoch: '是从现在算起的秒数，而 {count} 显然是 1970 年以来的时间，请改用 Date 或带时区的文本',
  zone: '没有写明时区，现在是：{value}；北京时间请在末尾加上 +08:00，UTC 请加 Z',
  year: '必须早于公元 10000 年，现在是：{value}',
  range: '应为 {min} 到 {max}，现在是：{value}',
  wholeNumber: '应为整数，现在是：{value}',
  element: '应为含有 res_id 和 val 的对象，现在是：{value}',
  array: '应为数组，现在是：{value}',
  text: '应为文本，现在是：{value}',
  oneOf: '应为以下之一：{allowed}；现在是：{value}',
  atLeast: '不能小于 {min}，现在是：{value}',
  aboveZero: '应为大于 0 的数字，现在是：{value}',
  trueOrFalse: '应为 true 或 false，现在是：{value}',
  halfCharacter: '含有不完整的字符，无法发送',
  controlCharacter: '中间含有控制字符或不可见字符：请重新手工输入',
  innerSpace: '中间含有空白：请去掉后重新输入',
  endpointName: '含有“;”：“imei;imsi”是设备的 endpoint name，请只填写 IMEI',
  unsetVariable: '引用了环境变量 {name}，但本节点能看到的范围内没有设置它：请设置该变量或改正名称',
  noVariable: '应取自环境变量，但没有给出变量名：请填写变量名，或设置存放变量名的变量',
  variableWithin:
    '引用了环境变量 {name}，但它与其他文本写在一起，Node-RED 不会在那里代入它的值：请让一个变量包含整段文本',
  variableInMessage:
    '引用了环境变量 {name}，但 Node-RED 只在对话框的字段中代入变量的值，不会在消息、上下文存储或表达式给出的内容中代入：请直接给出值，或在对话框中选择“环境变量”类型',
  variableAsValue:
    '引用了环境变量 {name}，但 Node-RED 没有代入它的值：本节点能看到的范围内没有设置它，或者该文本在 JSON 或消息中，Node-RED 不会在那里代入',
  uuid: '应为缓存命令的 uuid，现在是：{value}',
  unreadable: '无法读取：{reason}',
  notANumber: '无法读取：{value} 不是数字',
  notJson: '无法读取：不是合法的 JSON',
  noContextAnswer: '在 {seconds} 秒内无法读取：上下文存储或表达式没有应答',
  unknownType: '的值类型无法识别：{value}',
  bytesForm: '无法读取：缓冲区应为字节数组或文本',
  notAByte: '无法读取：{value} 不是字节（0 到 255）',
  missingFrom: '缺失（{source} 没有值）',
  missingFromWrite: '缺失（{source} 没有值；写入节点会把它放进所发出的消息）',

  // What a Read, an Execute or an Observe asks
  instanceNeeded: '未填写，却填写了资源：LwM2M 中没有不含对象实例的资源路径',
  argsSize: '按 UTF-8 有 {size} 字节，而 OneNET 最多接受 {limit} 字节',
  decimal: '应为数字，现在是：{value}',
  notNegative: '不能小于 0，现在是：{value}',
  pmaxBelowPmin: '不能小于 {/pmin}：{pmax} 秒小于 {pmin} 秒',
  ltNotBelowGt: '必须小于 {/gt}：{lt} 不小于 {gt}',
  stepTooWide: '过大：{/lt} + 2 * {/st} 必须小于 {/gt}，而 {sum} 不小于 {gt}',
  thresholdsNeedResource: '未填写，而 {/gt}、{/lt}、{/st} 是对单个资源的值的限制',

  // What is asked about devices
  resourcePaths: '应为一个或多个资源路径（如 3303/0/5700），用逗号分隔，现在是：{value}',
  instant: '应为 Date，或 2026-01-31T08:00:00+08:00 这样的文本，现在是：{value}',
  startMissing: '未填写，却填写了结束时间：没有开始时间时 OneNET 会忽略结束时间',
  endBeforeStart: '必须晚于开始时间：{end} 不晚于 {start}',
  overYear: '比结束时间早一年以上，而 OneNET 一次最多查询一年',
};
