import type { RefusalMeaning } from '../meaning';

/** The platform turns the command away because of load or of a limit. */
export const LOAD = {
  busy: {
    reason: 'busy',
    state: 'refused',
    'en-US': {
      cause: 'The platform has a backlog and turned the command away.',
      cure: 'Wait a little and write again; if it happens often, spread the writes over time or raise the timeout.',
    },
    'zh-CN': {
      cause: '平台内部积压，没有受理这条命令。',
      cure: '请稍候再写；如果经常出现，请把写入分散开，或把超时时间调大。',
    },
  },
  'rate-limited': {
    reason: 'rate-limited',
    state: 'refused',
    'en-US': {
      cause: 'More calls were made than the platform allows, which is 300 a second.',
      cure: 'Send less often, and leave at least a second, better five, between two commands to one NB-IoT device.',
    },
    'zh-CN': {
      cause: '调用次数超过了平台每秒 300 次的限制。',
      cure: '请降低发送频率；对同一台 NB-IoT 设备，两条命令至少间隔 1 秒，最好间隔 5 秒。',
    },
  },
  'platform-limit': {
    reason: 'limit',
    state: 'refused',
    'en-US': {
      cause:
        'A limit of the platform is reached: it keeps at most ten cached commands for one device, for example, and cancels only those that still wait.',
      cure: 'Let waiting commands be delivered or cancel them, compare the request with the documented limits, and send again.',
    },
    'zh-CN': {
      cause:
        '达到了平台的某项限制，例如平台为每台设备最多保留 10 条缓存命令，并且只能取消仍在等待的命令。',
      cure: '请等待缓存命令送达或取消它们，并对照平台文档中的限制检查请求，然后重新发送。',
    },
  },
  'device-quota': {
    reason: 'limit',
    state: 'refused',
    'en-US': {
      cause: 'The account has as many devices as it may have.',
      cure: 'Delete devices that are no longer used, or ask OneNET for a larger quota.',
    },
    'zh-CN': {
      cause: '账号下的设备数量已达上限。',
      cure: '请删除不再使用的设备，或向 OneNET 申请更大的配额。',
    },
  },
  'too-many-devices': {
    reason: 'limit',
    state: 'refused',
    'en-US': {
      cause: 'The request names more than 1000 devices.',
      cure: 'Split it into requests of at most 1000 devices.',
    },
    'zh-CN': {
      cause: '一次请求涉及的设备超过 1000 台。',
      cure: '请拆成多次请求，每次不超过 1000 台设备。',
    },
  },
} as const satisfies Record<string, RefusalMeaning>;
