/** Causes and cures in Chinese: one sentence on why it happened, one on what to do about it. */

import type { LocalCode } from '../../../contract';
import type { Explanation, MeaningName, OtherTexts, ValueFaultTexts } from '../meanings';

/** What a refusal by the platform or the device means. */
export const refusals: Readonly<Record<MeaningName, Explanation>> = {
  offline: {
    cause: '设备当前没有在平台上注册：可能已断电、没有信号，或 LwM2M 生命周期（lifetime）已到期。',
    cure: '请检查设备的供电、SIM 卡和信号，等设备重新上线后再次发送；并确认填写的是设备的 IMEI，而不是 SIM 卡的 IMSI。',
  },
  timeout: {
    cause:
      '设备没有及时应答：它可能在休眠，或者距上次上报已超过一两分钟（平台显示“在线”只表示生命周期未到期）；这次命令仍有可能已经生效。',
    cure: '请先确认设备的实际状态，再趁设备刚上报时下发；也可以把“下发方式”设为“缓存下发”，由平台保存命令，等设备上报时再下发。',
  },
  'address-occupied': {
    cause: '平台所记录的设备网络地址已被另一台设备占用。',
    cure: '请让设备重新注册（例如重启设备），然后再次发送。',
  },
  'key-refused': {
    cause: 'api-key 或 token 有误，或者与这个 IMEI 不匹配。',
    cure: '请使用设备所属产品的 Master-APIkey 或该产品的 token，不要用设备级 APIkey，也不要用其他产品或其他省平台的；并确认填写的是 IMEI 而不是 IMSI。',
  },
  'key-missing': {
    cause: '平台在请求中没有找到它能识别的 api-key 或 token。',
    cure: '请在平台配置中确认该平台使用哪种鉴权方式并填写；如果中间有代理，请确认它没有去掉 api-key 和 Authorization 请求头。',
  },
  'token-refused': {
    cause:
      '平台拒绝了鉴权信息：新版 OneNET 平台要求用正确的访问密钥、针对正确资源签名的 token，旧版平台才可以使用 api-key。',
    cure: '请在平台配置中选择 token，检查访问密钥、资源（res）和版本，以及本机时钟；使用 api-key 的产品通常对应 https://api.heclouds.com。',
  },
  'parameter-missing': {
    cause: '请求缺少参数，或者请求体为空、格式不符合要求。',
    cure: '请确认 IMEI、对象和实例都已填写；写入时还需要 mode，以及至少一个资源及其值。',
  },
  'parameter-invalid': {
    cause: '平台不接受某个参数；如果错误文本中有冒号，冒号之后是进一步的说明。',
    cure: '请检查 IMEI（不是 IMSI）以及对象、实例和资源 ID，并注意不要混淆 mode（1 替换、2 部分更新）与 type（1 Opaque、2 Time）。',
  },
  'parameter-invalid-or-answer-lost': {
    cause: '可能是参数有误，也可能是平台内部没有拿到应答；平台不作区分，所以命令可能已经生效。',
    cure: '请先检查各个 ID、mode 和值的类型；如果都正确，确认设备的实际状态后再发送一次。',
  },
  'value-type-wrong': {
    cause: '参数与设备不符，多数情况是值的类型与资源类型不一致。',
    cure: '请按设备上报该资源时的类型来写（布尔值、数字或文本）；字节数据用十六进制并设 type 1，不设则会当作普通文本；时间用秒并设 type 2。',
  },
  'request-malformed': {
    cause: '命令的格式不符合设备要求：缺少内容或编码有误。',
    cure: '请检查资源 ID 和值；使用 mode 1（替换）写入时，设备可能要求写全该实例的所有资源，请改用 mode 2（部分更新）试试。',
  },
  'json-invalid': {
    cause: '平台无法将请求体解析为 JSON。',
    cure: '请检查中间的代理是否改动了发往平台的请求。',
  },
  'body-too-large': {
    cause: '请求超过了平台允许的大小；单次写入的数据上限为 2 KB。',
    cure: '请减少单次写入的资源数量，或缩短值的长度；不少模组单次只能接收 480 到 1000 字节。',
  },
  'already-exists': {
    cause: '要创建的内容已经存在。',
    cure: '请直接使用已有的内容，或换一个名称或标识。',
  },
  'field-invalid': {
    cause: '数据中的某个字段不符合平台的约束。',
    cure: '请对照平台文档检查各个字段，改正后重新发送。',
  },
  'protocol-wrong': {
    cause: '平台不接受该产品或设备所用的协议。',
    cure: '请在控制台确认产品的接入协议是 LwM2M，NB-IoT 设备的命令只支持这种协议。',
  },
  'words-forbidden': {
    cause: '内容中含有平台禁止的敏感词。',
    cure: '请修改文本后重新发送。',
  },
  'not-found': {
    cause: '平台找不到请求所指的内容。',
    cure: '请检查 IMEI、设备是否属于该 api-key 对应的产品，以及平台配置中的地址。',
  },
  'path-not-found': {
    cause: '设备上没有这个对象、实例或资源。',
    cure: '请与控制台中该设备的资源列表核对对象、实例和资源 ID；有哪些资源由设备固件决定，第一个实例通常是 0。',
  },
  'device-not-found': {
    cause: '该产品下没有这台设备。',
    cure: '请在控制台添加设备，或改正 IMEI（注意不是 SIM 卡的 IMSI）。',
  },
  'product-not-found': {
    cause: '平台上没有这个产品。',
    cure: '请确认平台地址和鉴权信息属于创建该产品的平台。',
  },
  'thing-model-not-found': {
    cause: '平台上没有该产品的物模型。',
    cure: '请在控制台为产品定义物模型，或换用不需要物模型的产品。',
  },
  'operation-not-allowed': {
    cause: '该对象或资源不允许这种操作：它可能是只读的、只写的，或只能执行。',
    cure: '请对照该对象或资源允许的操作：值可以读或写；用来触发动作的资源（例如重启）则应当执行。',
  },
  'no-access-right': {
    cause: '没有对该对象或资源进行这项操作的权限。',
    cure: '请检查设备固件授予平台的访问权限；如果是 api-key 不被接受，平台会返回“auth failed”。',
  },
  'account-operation-wrong': {
    cause: '平台不允许当前账号进行这项操作。',
    cure: '请在控制台检查账号的权限，以及产品和设备的状态。',
  },
  busy: {
    cause: '平台内部积压，没有受理这条命令。',
    cure: '请稍候再发送；如果经常出现，请把命令分散开，或把超时时间调大。',
  },
  'rate-limited': {
    cause: '调用次数超过了平台每秒 300 次的限制。',
    cure: '请降低发送频率；对同一台 NB-IoT 设备，两条命令至少间隔 1 秒，最好间隔 5 秒。',
  },
  'platform-limit': {
    cause:
      '达到了平台的某项限制，例如平台为每台设备最多保留 10 条缓存命令，并且只能取消仍在等待的命令。',
    cure: '请等待缓存命令送达或取消它们，并对照平台文档中的限制检查请求，然后重新发送。',
  },
  'device-quota': {
    cause: '账号下的设备数量已达上限。',
    cure: '请删除不再使用的设备，或向 OneNET 申请更大的配额。',
  },
  'too-many-devices': {
    cause: '一次请求涉及的设备超过 1000 台。',
    cure: '请拆成多次请求，每次不超过 1000 台设备。',
  },
  'device-failed': {
    cause:
      '平台报告命令在设备侧执行失败，但没有说明原因；最常见的是设备休眠、没有应答，所以命令也可能已经生效。',
    cure: '请先确认设备的实际状态，趁设备刚上报时再发送；如果每次都失败，请检查该资源是否允许这种操作、值的类型是否与资源一致。',
  },
  'device-fault': {
    cause: '设备返回了错误响应。',
    cure: '请对照固件要求检查值的类型、范围和长度；如果用的是 mode 1（替换），可改用 mode 2（部分更新）再试，有的模组可能不接受资源不全的替换。',
  },
  'device-answer-malformed': {
    cause: '设备有应答，但平台无法解析应答报文；命令可能已经生效。',
    cure: '再次发送之前请先确认设备的实际状态，并检查固件对命令的应答是否符合 LwM2M 规范。',
  },
  'format-not-supported': {
    cause: '设备不支持下发该值或返回应答所用的报文格式。',
    cure: '请先让设备上报一次该资源，使平台得知它的类型；字节数据用 type 1（Opaque），时间用 type 2（Time），并确认固件支持哪些报文格式。',
  },
  'platform-fault': {
    cause: '平台内部服务出现故障，无法得知命令是否已送达设备。',
    cure: '请先确认设备的实际状态，稍后再发送；如果一直如此，请联系 OneNET 技术支持。',
  },
  unrecognised: {
    cause: '平台报告了失败，但平台文档没有说明这个错误码和错误文本的含义。',
    cure: '再次发送之前请先确认设备的实际状态；如果反复出现，请把错误码、错误文本和发生时间提供给 OneNET 技术支持。',
  },
};

/** What our own failures mean. */
export const local: Readonly<Record<LocalCode, Explanation>> = {
  ONENET_INVALID: {
    cause: '节点设置和消息不能组成有效的命令，因此没有发送。',
    cure: '请按错误文本指出的位置改正，然后重新发送消息。',
  },
  ONENET_CONFIG: {
    cause:
      '配置不完整：没有选择平台，缺少密钥或密钥有误，或者平台地址、安全连接、代理的设置无法使用。',
    cure: '请打开节点选择平台，检查平台地址、api-key 或访问密钥以及连接方式，然后重新部署。',
  },
  ONENET_UNREACHABLE: {
    cause: '无法与平台建立连接，因此没有发送。',
    cure: '请检查平台地址、网络连接、代理和防火墙，使用 https 时还要检查证书，然后重新发送。',
  },
  ONENET_NO_ANSWER: {
    cause: '平台没有在期限内应答；这次命令仍有可能已经生效。',
    cure: '再次发送之前请先确认设备的实际状态；如果经常出现，请检查与平台之间的网络。',
  },
  ONENET_CONNECTION_LOST: {
    cause: '请求发出之后连接中断；命令可能已经生效。',
    cure: '再次发送之前请先确认设备的实际状态；如果经常出现，请检查网络和代理。',
  },
  ONENET_BAD_ANSWER: {
    cause:
      '收到了应答，但不是 OneNET 接口应有的内容：可能是网页、重定向，或损坏、过大的数据。除非平台明确拒绝，命令也可能已经生效。',
    cure: '请填写接口地址，例如 https://api.heclouds.com，不要填控制台的地址，并选择与它相符的接口类型；同时确认没有代理或登录页面代替平台应答。',
  },
  ONENET_QUEUE_FULL: {
    cause: '等待中的命令过多，这一条没有进入队列。',
    cure: '请降低发送频率，或等前面的命令完成后再发送；不应答的设备会使它自己的队列积压。',
  },
  ONENET_SUPERSEDED: {
    cause: '等待期间有写入相同资源的新命令到达，因此这一条没有发送。',
    cure: '无需处理：设备将收到较新的值。',
  },
  ONENET_STOPPED: {
    cause: '在收到应答之前，节点被关闭或重新部署；已经发出的命令可能已经执行。',
    cure: '请在流程恢复运行后重新发送；如果状态为“unknown”，请先确认设备的实际状态。',
  },
  ONENET_EXPIRED: {
    cause:
      '命令已超过有效时间：可能是在本地队列中等待过久、没有发送，也可能是平台已缓存，但设备没有在期限内取走。',
    cure: '请重新发送当前的值；如果经常出现，请降低发送频率或允许更长的等待时间，缓存命令的有效期则应长于设备的休眠时间。',
  },
  ONENET_CANCELLED: {
    cause: '命令在等待期间被取消（在编辑器中或在平台上），没有下发。',
    cure: '如果是有意取消，无需处理；否则请重新发送，并查明是谁取消了命令。',
  },
  ONENET_COMMAND_FAILED: {
    cause: '平台已下发缓存命令，但设备返回错误、没有应答，或者命令记录没有说明结果。',
    cure: '再次发送之前请先确认设备的实际状态；如果设备一直不应答，请增加重试次数或调大超时时间。',
  },
};

/** Why cancelling left something over although the platform says that it succeeded; no number of its tables does. */
export const notCancelled: Explanation = {
  cause: '部分缓存命令已经下发给设备，而只有仍在等待的命令才能取消。',
  cure: '请查询应答中“failed”所列命令的结果；如果不需要它们的效果，请重新发送。',
};

/** What is said beside a cause or a cure. */
export const others: OtherTexts = {
  afterEarlierAttempt: '之前的一次发送可能已经到达设备：重新发送之前请先确认设备的实际状态。',
  mayBePartial: '设备可能已经执行了其中一部分，请确认设备的实际状态。',
  clockBehind: '本机时钟比平台慢 {duration}。',
  clockAhead: '本机时钟比平台快 {duration}。',
  noText: '没有文本',
};

/** Which value does not fit its Resource. */
export const valueFaults: ValueFaultTexts = {
  ofType: '{resource} 的类型是{type}，写入的值是{value}。',
  inRange: '{resource} 的范围是 {min} 到 {max}，写入的值是{value}。',
  types: {
    Boolean: '布尔值（Boolean）',
    Integer: '整数（Integer）',
    'Unsigned Integer': '无符号整数（Unsigned Integer）',
    Float: '浮点数（Float）',
    String: '文本（String）',
    Opaque: '字节（Opaque）',
    Time: '时间（Time）',
    Objlnk: '对象链接（Objlnk）',
    none: '可执行资源',
  },
  kinds: { number: '数字 {value}', opaque: '字节', time: '时间' },
};
