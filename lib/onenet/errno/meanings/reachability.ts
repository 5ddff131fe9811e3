import type { RefusalMeaning } from '../meaning';

/** The device could not be reached, or did not answer. */
export const REACHABILITY = {
  offline: {
    reason: 'offline',
    state: 'refused',
    'en-US': {
      cause:
        'The device is not registered on the platform now: it is switched off, has no coverage, or its LwM2M lifetime has run out.',
      cure: "Check power, SIM card and signal and write again once the device has registered; make sure that the number given is the device's IMEI and not the SIM card's IMSI.",
    },
    'zh-CN': {
      cause:
        '设备当前没有在平台上注册：可能已断电、没有信号，或 LwM2M 生命周期（lifetime）已到期。',
      cure: '请检查设备的供电、SIM 卡和信号，等设备重新上线后再写；并确认填写的是设备的 IMEI，而不是 SIM 卡的 IMSI。',
    },
  },
  timeout: {
    reason: 'timeout',
    state: 'unknown',
    'en-US': {
      cause:
        'The device did not answer in time: it sleeps, or its last report is more than a minute or two old (“online” on the platform says only that its lifetime has not run out); the write may still have happened.',
      cure: 'Check what the device did, then write right after it has reported something, or set Delivery to “When the device wakes”: then the platform keeps the command until the device reports.',
    },
    'zh-CN': {
      cause:
        '设备没有及时应答：它可能在休眠，或者距上次上报已超过一两分钟（平台显示“在线”只表示生命周期未到期）；这次写入仍有可能已经生效。',
      cure: '请先确认设备的实际状态，再趁设备刚上报时下发；也可以把“下发方式”设为“缓存下发”，由平台保存命令，等设备上报时再下发。',
    },
  },
  'address-occupied': {
    reason: 'device-error',
    state: 'refused',
    'en-US': {
      cause:
        'The network address under which the platform knows the device now belongs to another device.',
      cure: 'Have the device register again, for example by restarting it, and write again.',
    },
    'zh-CN': {
      cause: '平台所记录的设备网络地址已被另一台设备占用。',
      cure: '请让设备重新注册（例如重启设备），然后再写。',
    },
  },
} as const satisfies Record<string, RefusalMeaning>;
