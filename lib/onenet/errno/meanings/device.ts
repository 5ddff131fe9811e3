import type { RefusalMeaning } from '../meaning';

/** The device got the command and something went wrong there. */
export const DEVICE = {
  // Without a sub-code this may well be a TIME_OUT, the usual one, so nobody can say that nothing was written.
  'device-failed': {
    reason: 'device-error',
    state: 'unknown',
    'en-US': {
      cause:
        'The platform says that the command failed at the device and does not say why; most often the device slept and did not answer, so the write may have happened.',
      cure: 'Check what the device did and write again right after it has reported; if it fails every time, check that the resource can be written and that the value has its type.',
    },
    'zh-CN': {
      cause:
        '平台报告命令在设备侧执行失败，但没有说明原因；最常见的是设备休眠、没有应答，所以写入也可能已经生效。',
      cure: '请先确认设备的实际状态，趁设备刚上报时再写；如果每次都失败，请检查该资源是否可写、值的类型是否与资源一致。',
    },
  },
  'device-fault': {
    reason: 'device-error',
    state: 'refused',
    'en-US': {
      cause: 'The device answered with an error: its firmware did not carry out the write.',
      cure: 'Check type, range and length of the value against what the firmware takes; with mode 1 (replace) try mode 2 (partial update), since a module may refuse a replace that leaves resources out.',
    },
    'zh-CN': {
      cause: '设备返回了错误响应：固件没有执行这次写入。',
      cure: '请对照固件要求检查值的类型、范围和长度；如果用的是 mode 1（替换），可改用 mode 2（部分更新）再试，有的模组可能不接受资源不全的替换。',
    },
  },
  'device-answer-malformed': {
    reason: 'device-error',
    state: 'unknown',
    'en-US': {
      cause:
        'The device answered, but the platform could not read the answer; the write may have happened.',
      cure: 'Check what the device did before you write again, and check that its firmware answers writes as LwM2M asks.',
    },
    'zh-CN': {
      cause: '设备有应答，但平台无法解析应答报文；写入可能已经生效。',
      cure: '重新写入之前请先确认设备的实际状态，并检查固件对写命令的应答是否符合 LwM2M 规范。',
    },
  },
  'format-not-supported': {
    reason: 'device-error',
    state: 'refused',
    'en-US': {
      cause:
        'The device does not support the message format in which the value was sent or the answer was wanted.',
      cure: 'Have the device report the resource once, so that the platform knows its type, send bytes with type 1 (Opaque) and times with type 2 (Time), and check which formats the firmware supports.',
    },
    'zh-CN': {
      cause: '设备不支持下发该值或返回应答所用的报文格式。',
      cure: '请先让设备上报一次该资源，使平台得知它的类型；字节数据用 type 1（Opaque），时间用 type 2（Time），并确认固件支持哪些报文格式。',
    },
  },
} as const satisfies Record<string, RefusalMeaning>;
