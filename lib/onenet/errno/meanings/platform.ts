import type { RefusalMeaning } from '../meaning';

/** The platform itself failed, or said nothing that can be understood. */
export const PLATFORM = {
  // Such a fault may come after the command went out to the device: nobody can say that nothing was written.
  'platform-fault': {
    reason: 'platform-error',
    state: 'unknown',
    'en-US': {
      cause:
        'A service inside the platform failed; whether the device got the command is not known.',
      cure: 'Check what the device did and write again after a pause; if it goes on, ask the support of OneNET.',
    },
    'zh-CN': {
      cause: '平台内部服务出现故障，无法得知命令是否已送达设备。',
      cure: '请先确认设备的实际状态，稍后再写；如果一直如此，请联系 OneNET 技术支持。',
    },
  },
  unrecognised: {
    reason: 'unknown',
    state: 'unknown',
    'en-US': {
      cause:
        'The platform reports a failure whose number and text its documentation does not explain.',
      cure: 'Check what the device did before you write again; if it keeps happening, give the number, the text and the time to the support of OneNET.',
    },
    'zh-CN': {
      cause: '平台报告了失败，但平台文档没有说明这个错误码和错误文本的含义。',
      cure: '重新写入之前请先确认设备的实际状态；如果反复出现，请把错误码、错误文本和发生时间提供给 OneNET 技术支持。',
    },
  },
} as const satisfies Record<string, RefusalMeaning>;
