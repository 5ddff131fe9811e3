import type { RefusalMeaning } from '../meaning';

/** What was sent to the platform cannot be taken, whatever the device thinks of it. */
export const CONTENT = {
  'json-invalid': {
    reason: 'invalid',
    state: 'refused',
    'en-US': {
      cause: 'The platform could not read the body of the request as JSON.',
      cure: 'See whether a proxy changes requests on their way to the platform.',
    },
    'zh-CN': {
      cause: '平台无法将请求体解析为 JSON。',
      cure: '请检查中间的代理是否改动了发往平台的请求。',
    },
  },
  'body-too-large': {
    reason: 'invalid',
    state: 'refused',
    'en-US': {
      cause:
        'The request is larger than the platform takes; the limit for the data of one write is 2 KB.',
      cure: 'Write fewer resources or shorter values at a time; many modules take no more than 480 to 1000 bytes per write.',
    },
    'zh-CN': {
      cause: '请求超过了平台允许的大小；单次写入的数据上限为 2 KB。',
      cure: '请减少单次写入的资源数量，或缩短值的长度；不少模组单次只能接收 480 到 1000 字节。',
    },
  },
  'already-exists': {
    reason: 'invalid',
    state: 'refused',
    'en-US': {
      cause: 'What the request would create exists already.',
      cure: 'Use what exists, or choose another name or identity.',
    },
    'zh-CN': {
      cause: '要创建的内容已经存在。',
      cure: '请直接使用已有的内容，或换一个名称或标识。',
    },
  },
  'field-invalid': {
    reason: 'invalid',
    state: 'refused',
    'en-US': {
      cause: 'A field of the data breaks a rule of the platform.',
      cure: "Compare the fields with the platform's documentation, correct the wrong one and send again.",
    },
    'zh-CN': {
      cause: '数据中的某个字段不符合平台的约束。',
      cure: '请对照平台文档检查各个字段，改正后重新发送。',
    },
  },
  'protocol-wrong': {
    reason: 'invalid',
    state: 'refused',
    'en-US': {
      cause: 'The platform does not accept the protocol of this product or device here.',
      cure: 'Check in the console that the product uses LwM2M; commands to NB-IoT devices need it.',
    },
    'zh-CN': {
      cause: '平台不接受该产品或设备所用的协议。',
      cure: '请在控制台确认产品的接入协议是 LwM2M，NB-IoT 设备的命令只支持这种协议。',
    },
  },
  'words-forbidden': {
    reason: 'invalid',
    state: 'refused',
    'en-US': {
      cause: 'The content holds words that the platform forbids.',
      cure: 'Change the text and send again.',
    },
    'zh-CN': {
      cause: '内容中含有平台禁止的敏感词。',
      cure: '请修改文本后重新发送。',
    },
  },
} as const satisfies Record<string, RefusalMeaning>;
