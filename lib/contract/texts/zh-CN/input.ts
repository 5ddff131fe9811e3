/**
 * Faults of what somebody has entered, in a message, a dialog or the settings, in Chinese. A sentence follows the name
 * of its field where the fault has a pointer; `{name}` shows a param.
 */

import type * as english from '../en-US/input';

export const input: Readonly<Record<keyof typeof english.input, string>> = {
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

  // Host of the platform
  hostSpaces: '平台地址不能含有空格或控制字符',
  hostUser: '平台地址不能含有用户名或密码；api-key 有单独的输入框',
  hostQuery: '平台地址不能含有“?”或“#”',
  hostBackslash: '平台地址请使用“/”，不要使用“\\”',
  hostScheme: '平台地址必须以 https:// 或 http:// 开头',
  hostPort: '平台地址的端口应为 1 到 65535',
  hostMissing: '缺少主机名，例如 https://api.heclouds.com',
  hostIpv6: 'IPv6 地址必须写在方括号中，例如 [::1]',
  hostForm: '平台地址应为主机名、IP 地址，或 https://api.heclouds.com 这样的网址',

  // Keys and tokens
  keyMissing: '没有 api-key；请在平台配置中填写产品的 Master-APIkey',
  keyCharacters: 'api-key 含有不可能出现的字符，例如换行或中文标点；请从 OneNET 控制台重新复制',
  keyIsToken:
    'api-key 中填写的是完整的 token（version=…&sign=…），不是密钥；请选择 token 登录方式并填写访问密钥',
  accessKeyMissing: '没有访问密钥；请在平台配置中填写',
  accessKeyBase64: '访问密钥不是 base64 格式，可能有缺少或多余的字符；请从 OneNET 控制台重新复制',
  tokenResMissing: 'token 没有指明资源（res），例如 products/123456 或 userid/123456',
  tokenResCharacters: 'token 的资源（res）含有无法发送的字符',
  tokenResEncoded:
    'token 的资源（res）是编码形式（{value}），无法解码；请直接填写，例如 products/123456',
  tokenMethod: '本机不支持 {method} 签名；请为 token 选择其他方法',

  // Settings of the platform
  noPlatform: '没有选择平台，或所选平台已被禁用',
  platformFault: '所选平台无法使用：{problem}',
  tlsGone: '所选的 TLS 配置不存在；请重新选择或启用它',
  tlsUnusable: '所选的 TLS 配置无法使用；请检查其文件和证书',
  tlsAlpn: '所选的 TLS 配置要求使用 http/1.1 以外的协议（ALPN）',
  tlsFiles: 'TLS 证书、私钥或其密码无法使用',
  proxyGone: '所选的代理不存在；请重新选择或启用它',
  proxyNoAddress: '所选的代理没有地址',
  proxyAddress: '代理的地址无法使用',
  proxyOriginNode: '（代理节点）',
  proxyOriginVariable: '（环境变量 {name}）',
  proxyUnreadable: '代理地址 {origin} 无法读取；应类似 http://host:8080',
  proxySocks: '代理地址 {origin} 指向 SOCKS 代理；请使用 HTTP 代理，或让平台地址不经过代理',
  proxyScheme: '代理地址 {origin} 必须以 http:// 或 https:// 开头',
  simulatorFailed: '内置模拟器无法启动',
  unknownDialectCall: '这一代 OneNET 没有这个接口',
  queryUnknown: '无法查询：这一代 OneNET 没有这个接口',
  productNeeded: '未填写，而这一代 OneNET 按产品列出设备',
  projectNeeded: '未填写，而 OneNET Studio 按项目、产品和设备名称查找设备',
  searchUnknown: '不能使用：这一代 OneNET 只能列出设备，没有这种搜索',
  dialectSetting: '接口类型必须是 auto、classic、studio 或 new，不能是{value}',
  authSetting: '认证方式必须是 api-key 或 token，不能是{value}',
  tokenMethodSetting: '令牌的签名方法必须是 md5、sha1 或 sha256，不能是{value}',
  tokenVersionSetting: '令牌的版本必须是 auto、2018-10-31、2020-05-29 或 2022-05-01，不能是{value}',
  studioActionsForm: '设置文件中的 onenetNbiotStudioActions 必须是对象',
  studioActionsName: '设置文件中的 onenetNbiotStudioActions 含有 {name}，只能是 {allowed} 之一',
  studioActionsValue:
    '设置文件中的 onenetNbiotStudioActions 里 {name} 的名称只能由字母、数字、- 和 _ 组成',
};

/** The kinds of values that a fault can be about. */
export const values: Readonly<Record<keyof typeof english.values, string>> = {
  string: '文本 {text}',
  emptyString: '空文本',
  nothing: '空值',
  null: 'null',
  array: '数组',
  buffer: 'Buffer',
  date: 'Date',
  typedArray: '类型化数组',
  map: 'Map',
  set: 'Set',
  error: 'Error',
  regExp: '正则表达式',
  promise: 'Promise',
  function: '函数',
  symbol: 'symbol',
  object: '对象',
};
