import type { LocalCode } from '../errors';
import type { LocalMeaning } from './meaning';

/**
 * What our own failures mean. The reason `unknown` says that none of the other words fits; the code is
 * precise. `ONENET_STOPPED` has the state `unknown` only if the request was already on its way.
 */
export const LOCAL_MEANINGS = {
  ONENET_INVALID: {
    reason: 'invalid',
    state: 'unsent',
    'en-US': {
      cause: 'The settings and the message do not make a valid command, so nothing was sent.',
      cure: 'Correct what the error text points at and send the message again.',
    },
    'zh-CN': {
      cause: '节点设置和消息不能组成有效的命令，因此没有发送。',
      cure: '请按错误文本指出的位置改正，然后重新发送消息。',
    },
  },
  ONENET_CONFIG: {
    reason: 'invalid',
    state: 'unsent',
    'en-US': {
      cause:
        'The configuration is not complete: no platform is chosen, its key is missing or no key at all, or its host, TLS or proxy cannot be used.',
      cure: 'Open the node, choose the platform, check its host, its api-key or access key and its connection, and deploy.',
    },
    'zh-CN': {
      cause:
        '配置不完整：没有选择平台，缺少密钥或密钥有误，或者平台地址、安全连接、代理的设置无法使用。',
      cure: '请打开节点选择平台，检查平台地址、api-key 或访问密钥以及连接方式，然后重新部署。',
    },
  },
  ONENET_UNREACHABLE: {
    reason: 'platform-error',
    state: 'unsent',
    'en-US': {
      cause: 'No connection to the platform could be made, so nothing was sent.',
      cure: 'Check the host, the internet connection, the proxy and the firewall, and for https the certificate; then send again.',
    },
    'zh-CN': {
      cause: '无法与平台建立连接，因此没有发送。',
      cure: '请检查平台地址、网络连接、代理和防火墙，使用 https 时还要检查证书，然后重新发送。',
    },
  },
  ONENET_NO_ANSWER: {
    reason: 'timeout',
    state: 'unknown',
    'en-US': {
      cause: 'The platform did not answer before the deadline; the write may still have happened.',
      cure: 'Check what the device did before you write again; if it happens often, check the connection to the platform.',
    },
    'zh-CN': {
      cause: '平台没有在期限内应答；这次写入仍有可能已经生效。',
      cure: '重新写入之前请先确认设备的实际状态；如果经常出现，请检查与平台之间的网络。',
    },
  },
  ONENET_CONNECTION_LOST: {
    reason: 'platform-error',
    state: 'unknown',
    'en-US': {
      cause: 'The connection broke after the request had been sent; the write may have happened.',
      cure: 'Check what the device did before you write again; if it happens often, check the network and the proxy.',
    },
    'zh-CN': {
      cause: '请求发出之后连接中断；写入可能已经生效。',
      cure: '重新写入之前请先确认设备的实际状态；如果经常出现，请检查网络和代理。',
    },
  },
  ONENET_BAD_ANSWER: {
    reason: 'platform-error',
    state: 'unknown',
    'en-US': {
      cause:
        'Something answered, but not in the way of the OneNET API: a web page, a redirect, broken or oversized data. Unless the platform plainly refused, the write may have happened.',
      cure: 'Enter the address of the API, such as https://api.heclouds.com, not that of the console, with the dialect that it speaks, and check that no proxy or login page answers in its place.',
    },
    'zh-CN': {
      cause:
        '收到了应答，但不是 OneNET 接口应有的内容：可能是网页、重定向，或损坏、过大的数据。除非平台明确拒绝，写入也可能已经生效。',
      cure: '请填写接口地址，例如 https://api.heclouds.com，不要填控制台的地址，并选择与它相符的接口类型；同时确认没有代理或登录页面代替平台应答。',
    },
  },
  ONENET_QUEUE_FULL: {
    reason: 'limit',
    state: 'unsent',
    'en-US': {
      cause: 'Too many commands are waiting already, so this one was not taken.',
      cure: 'Write less often, or wait until the waiting commands are done; a device that does not answer holds up its own queue.',
    },
    'zh-CN': {
      cause: '等待中的命令过多，这一条没有进入队列。',
      cure: '请降低写入频率，或等前面的命令完成后再写；不应答的设备会使它自己的队列积压。',
    },
  },
  ONENET_SUPERSEDED: {
    reason: 'unknown',
    state: 'unsent',
    'en-US': {
      cause:
        'A newer write to the same resources came while this one waited, so this one was not sent.',
      cure: 'Nothing needs to be done: the newer value goes to the device instead.',
    },
    'zh-CN': {
      cause: '等待期间有写入相同资源的新命令到达，因此这一条没有发送。',
      cure: '无需处理：设备将收到较新的值。',
    },
  },
  ONENET_STOPPED: {
    reason: 'unknown',
    state: 'unsent',
    'en-US': {
      cause:
        'The node was closed or deployed again before an answer came; a command already on its way may have been carried out.',
      cure: 'Send again once the flow runs, and check first what the device did if the state is “unknown”.',
    },
    'zh-CN': {
      cause: '在收到应答之前，节点被关闭或重新部署；已经发出的命令可能已经执行。',
      cure: '请在流程恢复运行后重新发送；如果状态为“unknown”，请先确认设备的实际状态。',
    },
  },
  // In our own queue, where the state is `unsent`, or at the platform, where it is `expired`.
  ONENET_EXPIRED: {
    reason: 'timeout',
    state: 'unsent',
    'en-US': {
      cause:
        'The time of the command ran out: it waited too long in the queue and was not sent, or OneNET kept it and the device did not take it in time.',
      cure: 'Send the current value again; if it happens often, write less often or allow a longer wait, and for a cached command a later expiry than the device sleeps.',
    },
    'zh-CN': {
      cause:
        '命令已超过有效时间：可能是在本地队列中等待过久、没有发送，也可能是平台已缓存，但设备没有在期限内取走。',
      cure: '请重新发送当前的值；如果经常出现，请降低写入频率或允许更长的等待时间，缓存命令的有效期则应长于设备的休眠时间。',
    },
  },
  ONENET_CANCELLED: {
    reason: 'unknown',
    state: 'cancelled',
    'en-US': {
      cause:
        'The cached command was cancelled while it waited for the device, so nothing was written.',
      cure: 'Nothing needs to be done if this was intended; otherwise write again and find out who cancels commands on the platform.',
    },
    'zh-CN': {
      cause: '缓存命令在等待设备期间被取消，因此没有写入。',
      cure: '如果是有意取消，无需处理；否则请重新写入，并查明是谁在平台上取消了命令。',
    },
  },
  ONENET_COMMAND_FAILED: {
    reason: 'device-error',
    state: 'unknown',
    'en-US': {
      cause:
        'OneNET delivered the cached command, but the device answered with an error, did not answer, or the record does not say how it ended.',
      cure: 'Check what the device did before you write again; if it never answers, allow more retries or a longer timeout.',
    },
    'zh-CN': {
      cause: '平台已下发缓存命令，但设备返回错误、没有应答，或者命令记录没有说明结果。',
      cure: '重新写入之前请先确认设备的实际状态；如果设备一直不应答，请增加重试次数或调大超时时间。',
    },
  },
} as const satisfies Record<LocalCode, LocalMeaning>;
