import type { RefusalMeaning } from '../meaning';

/** The command itself is not right: parameters, IDs and values. */
export const REQUEST = {
  'parameter-missing': {
    reason: 'invalid',
    state: 'refused',
    'en-US': {
      cause: 'The request lacks a parameter, or its body is missing or not of the expected form.',
      cure: 'Set IMEI, object, instance and mode, and see that the payload holds at least one resource with its value.',
    },
    'zh-CN': {
      cause: '请求缺少参数，或者请求体为空、格式不符合要求。',
      cure: '请确认 IMEI、对象、实例和 mode 都已填写，并且消息中至少有一个资源及其值。',
    },
  },
  'parameter-invalid': {
    reason: 'invalid',
    state: 'refused',
    'en-US': {
      cause:
        'The platform does not accept a parameter; if the error text has a colon, what follows it says more.',
      cure: 'Check the IMEI (not the IMSI) and the object, instance and resource IDs, and do not mix up mode (1 replace, 2 partial update) and type (1 Opaque, 2 Time).',
    },
    'zh-CN': {
      cause: '平台不接受某个参数；如果错误文本中有冒号，冒号之后是进一步的说明。',
      cure: '请检查 IMEI（不是 IMSI）以及对象、实例和资源 ID，并注意不要混淆 mode（1 替换、2 部分更新）与 type（1 Opaque、2 Time）。',
    },
  },
  // One number and one text for two things. The first is what a person can act on, so it names the reason;
  // the second happens after the command has left, so it decides what may be said of the write.
  'parameter-invalid-or-answer-lost': {
    reason: 'invalid',
    state: 'unknown',
    'en-US': {
      cause:
        'Either a parameter is wrong, or the platform lost the answer inside itself; it does not say which, so the write may have happened.',
      cure: 'Check IDs, mode and the types of the values first; if they are right, check what the device did and write once more.',
    },
    'zh-CN': {
      cause: '可能是参数有误，也可能是平台内部没有拿到应答；平台不作区分，所以写入可能已经生效。',
      cure: '请先检查各个 ID、mode 和值的类型；如果都正确，确认设备的实际状态后再写一次。',
    },
  },
  'value-type-wrong': {
    reason: 'invalid',
    state: 'refused',
    'en-US': {
      cause:
        'A parameter does not fit the device; mostly the value has another type than the resource.',
      cure: 'Send the type that the device itself reports for the resource (true or false, number, text); give bytes as hex with type 1, since hex without it is plain text, and times in seconds with type 2.',
    },
    'zh-CN': {
      cause: '参数与设备不符，多数情况是值的类型与资源类型不一致。',
      cure: '请按设备上报该资源时的类型来写（布尔值、数字或文本）；字节数据用十六进制并设 type 1，不设则会当作普通文本；时间用秒并设 type 2。',
    },
  },
  'request-malformed': {
    reason: 'invalid',
    state: 'refused',
    'en-US': {
      cause:
        'The write is not well formed for the device: something is missing or wrongly encoded.',
      cure: 'Check resource IDs and values, and try mode 2 (partial update): with mode 1 (replace) a device may ask for every resource of the instance.',
    },
    'zh-CN': {
      cause: '写命令的格式不符合设备要求：缺少内容或编码有误。',
      cure: '请检查资源 ID 和值，并改用 mode 2（部分更新）试试：使用 mode 1（替换）时，设备可能要求写全该实例的所有资源。',
    },
  },
} as const satisfies Record<string, RefusalMeaning>;
