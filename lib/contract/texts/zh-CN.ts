/** Faults in Chinese. A sentence follows the name of a field where the fault has a pointer; `{name}` shows a param. */

import type { FaultRule } from '../fault';
import type * as enUS from './en-US';

export const faults: Readonly<Record<FaultRule, string>> = {
  // What a message or a field of a dialog holds
  generic: '的形式不正确',
  missing: '未填写',
  empty: '为空，没有要写入的内容',
  nothing: '没有要写入的内容，现在是：{value}',
  noResource:
    '为空，而要写入的值没有指明资源：请填写资源，或发送 {"5850": true}、{"res_id": 5850, "val": true}',
  jsonAsText:
    '是含有 JSON 的文本，而且没有填写资源：请在本节点之前放一个 json 节点；如果要写入文本本身，请填写资源',
  noValue: '是{value}，不能作为资源的值',
  strangeKey:
    '含有键 {name}，它不是资源编号（0 到 {max}）：请写成 {"5850": true}、{"res_id": 5850, "val": true} 或后者的数组',
  bufferJson: '是已变成 JSON 的 Buffer：请把类型改为 buffer，按 [1, 2] 的形式填写',
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
  afterBegin: '必须晚于延后下发的时间：{end} 不晚于 {begin}',
  moment: '应为从现在算起的秒数、Date，或 2026-01-31T08:00:00+08:00 这样的文本，现在是：{value}',
  epoch: '是从现在算起的秒数，而 {count} 显然是 1970 年以来的时间，请改用 Date 或带时区的文本',
  zone: '没有写明时区：北京时间请在 {value} 末尾加上 +08:00，UTC 请加 Z',
  year: '必须早于公元 10000 年，现在是：{value}',
  range: '应为 {min} 到 {max}，现在是：{value}',
  wholeNumber: '应为整数，现在是：{value}',
  element: '应为含有 res_id 和 val 的对象，现在是：{value}',
  array: '应为数组，现在是：{value}',
  text: '应为文本，现在是：{value}',
  oneOf: '应为以下之一：{allowed}；现在是：{value}',
  halfCharacter: '含有不完整的字符，无法发送',
  controlCharacter: '中间含有控制字符或不可见字符：请重新手工输入',
  innerSpace: '中间含有空白：请去掉后重新输入',
  endpointName: '含有“;”：“imei;imsi”是设备的 endpoint name，请只填写 IMEI',
  unsetVariable: '引用了环境变量 {name}，但本节点能看到的范围内没有设置它：请设置该变量或改正名称',
  uuid: '应为缓存命令的 uuid，现在是：{value}',
  unreadable: '无法读取：{reason}',
  notANumber: '无法读取：{value} 不是数字',
  notJson: '无法读取：不是合法的 JSON',
  notJsonAt: '无法读取：不是合法的 JSON（第 {index} 个字符附近）',
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
  pmaxBelowPmin: '不能小于 pmin：{pmax} 秒小于 {pmin} 秒',
  ltNotBelowGt: '必须小于 gt：{lt} 不小于 {gt}',
  stepTooWide: '过大：lt + 2 * st 必须小于 gt，而 {sum} 不小于 {gt}',
  thresholdsNeedResource: '未填写，而 gt、lt、st 是对单个资源的值的限制',

  // What is asked about devices
  resourcePaths: '应为一个或多个资源路径（如 3303/0/5700），用逗号分隔，现在是：{value}',
  instant: '应为 Date，或 2026-01-31T08:00:00+08:00 这样的文本，现在是：{value}',
  startMissing: '未填写，却填写了结束时间：没有开始时间时 OneNET 会忽略结束时间',
  endBeforeStart: '必须晚于开始时间：{end} 不晚于 {start}',
  overYear: '比结束时间早一年以上，而 OneNET 一次最多查询一年',
  trueOrFalse: '应为 true 或 false，现在是：{value}',

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
  tlsGone: '所选的 TLS 配置不存在；请重新选择或启用它',
  tlsUnusable: '所选的 TLS 配置无法使用；请检查其文件和证书',
  tlsAlpn: '所选的 TLS 配置要求使用 http/1.1 以外的协议（ALPN）',
  tlsFiles: 'TLS 证书、私钥或其密码无法使用',
  proxyGone: '所选的代理不存在；请重新选择或启用它',
  proxyNoAddress: '所选的代理没有地址',
  proxyAddress: '代理的地址无法使用',
  proxyUnreadable: '代理地址 {origin} 无法读取；应类似 http://host:8080',
  proxySocks: '代理地址 {origin} 指向 SOCKS 代理；请使用 HTTP 代理，或让平台地址不经过代理',
  proxyScheme: '代理地址 {origin} 必须以 http:// 或 https:// 开头',
  studioActions: '设置文件中的 onenetNbiotStudioActions 无法使用：{reason}',
  simulatorFailed: '内置模拟器无法启动',
  unknownDialectCall: '这一代 OneNET 没有这个接口',
  productNeeded: '未填写，而这一代 OneNET 按产品列出设备',
  projectNeeded: '未填写，而 OneNET Studio 按项目、产品和设备名称查找设备',
  searchUnknown: '不能使用：这一代 OneNET 只能列出设备，没有这种搜索',
  dialectSetting: '接口类型必须是 auto、classic、studio 或 new，不能是{value}',
  authSetting: '认证方式必须是 api-key 或 token，不能是{value}',
  tokenMethodSetting: '令牌的签名方法必须是 md5、sha1 或 sha256，不能是{value}',
  studioActionsForm: '设置文件中的 onenetNbiotStudioActions 必须是对象',
  studioActionsName: '设置文件中的 onenetNbiotStudioActions 含有 {name}，只能是 {allowed} 之一',
  studioActionsValue:
    '设置文件中的 onenetNbiotStudioActions 里 {name} 的名称只能由字母、数字、- 和 _ 组成',

  // Connections and answers
  answerRedirect: 'HTTP {status}：服务器指向另一个地址，不会跟随；请检查平台地址',
  answerOfOtherDialect:
    'HTTP {status}：应答中是 code 和 msg 而不是 errno 和 error，说明平台使用另一种接口；请在平台配置的“连接”中选择',
  answerErrno:
    'HTTP {status}：应答不是 OneNET 应有的内容，JSON 中的 errno 不是整数；请检查平台地址以及中间的代理',
  answerEmpty: 'HTTP {status}：应答为空，不是 OneNET 应有的内容；请检查平台地址以及中间的代理',
  answerHtml:
    'HTTP {status}：应答是 HTML 网页，不是 OneNET 应有的内容；请检查平台地址以及中间的代理',
  answerJson:
    'HTTP {status}：应答是损坏的或没有 errno 的 JSON，不是 OneNET 应有的内容；请检查平台地址以及中间的代理',
  answerText: 'HTTP {status}：应答是普通文本，不是 OneNET 应有的内容；请检查平台地址以及中间的代理',
  answerWithoutValue: 'HTTP {status}：OneNET 的应答中没有 {path} 的值',
  turnedAway: 'HTTP {status}：平台或其前面的网关过于繁忙，没有受理请求',
  platformWords: '{words}',
  noWords: '平台拒绝了请求，没有说明原因',
  internalError: '内部错误：{reason}',

  // What is pushed
  pushNotJson: '不是 JSON',
  pushForm: '不是 OneNET 推送的格式：没有 msg 或 enc_msg',
  pushKeyMissing: '已加密；请填写控制台中的 AES 密钥',
  pushKey: '无法解密：AES 密钥应为 {expected} 个字符，现在是 {length} 个',
  pushDecrypt: '用这个 AES 密钥无法解密；请从控制台重新复制',

  // Queues and pace
  tooManyUnread: '有 {count} 条消息在等待尚未取得的值；请检查节点的上下文存储和表达式',
  stoppedUnsent: '节点正在停止，没有发送任何内容',

  // Kept commands and their results
  commandCancelled: '缓存命令已被取消',
  commandExpired: '缓存命令在设备取走之前已过期',
  commandExpiredAt: '缓存命令已于 {time} 过期，设备没有取走',
  commandExpiredSent: '缓存命令已过期；它曾下发给设备，但设备没有确认，所以可能已经执行',
  commandExpiredSentAt:
    '缓存命令已于 {time} 过期；它曾下发给设备，但设备没有确认，所以可能已经执行',
  commandUnknown: 'OneNET 不知道缓存命令的结果（send_status 8，undefined）',
  commandFailed: '缓存命令执行失败，命令记录没有说明原因',
  commandFailedWith: '缓存命令执行失败（{status}）',
  recordUnreadable: 'HTTP {status}：缓存命令的记录中 send_status 无法识别',
  recordOfOther: 'HTTP {status}：返回的不是所查询命令的记录',
  recordContradicts: '命令记录既说缓存命令失败，又说设备已经执行（{status}）',
  deviceNotAllowed: '设备不允许对该资源进行这种操作（{status}）',
  deviceNotRegistered: '设备没有在平台上注册（{status}）',
  deviceHasNoPath: '设备上没有这个对象、实例或资源（{status}）',
  deviceError: '设备返回了错误（{status}）',
  deviceTimeout: '设备没有及时应答（{status}）',
  deviceValueType: '值的类型与资源不符，或者参数有误（{status}）',
  deviceAnswerUnreadable: '平台无法解析设备的应答（{status}）',
  deviceNoRight: '设备没有授予这项操作的权限（{status}）',
  deviceMalformed: '设备认为请求的格式有误（{status}）',
  deviceNotAcceptable: '设备不能以所要求的格式应答（{status}）',
  deviceFormat: '设备不支持该值的格式（{status}）',
  deviceAddress: '设备的地址已被另一台设备占用（{status}）',
  stoppedUntracked: '节点正在停止，不再跟踪该命令；设备仍可能执行它',
  stoppedTracking: '在得知结果之前节点已停止；平台仍保存着该命令，设备可能会执行它',
  noAnswerInTime: '命令已下发到设备，但在有效期内没有收到应答',
  resultNotLearnt: '无法得知命令的结果：{reason}',

  transitional: '{problem}',
  // Messages that leave a node
  earlierAttempt: '之前的一次发送可能已经到达设备',
  refusedWithoutText: 'OneNET 拒绝了命令，没有给出说明',
  undelivered: '消息无法接收其结果（{problem}），结果为：{state}，errno {errno}，{error}',
  completeNotTold:
    '无法把消息通知给 Complete 节点（{problem}），该消息的结果为：{state}，errno {errno}，{error}',
  catchNotTold: '无法把消息通知给 Catch 节点（{problem}），该消息失败',
};

/** Words for the kinds of values that a fault can be about. */
export const values: Readonly<Record<keyof typeof enUS.values, string>> = {
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
