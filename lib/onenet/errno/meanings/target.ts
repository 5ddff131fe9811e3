import type { RefusalMeaning } from '../meaning';

/** What the command names does not exist, or may not be written. */
export const TARGET = {
  'not-found': {
    reason: 'not-found',
    state: 'refused',
    'en-US': {
      cause: 'The platform does not find what the request names.',
      cure: 'Check the IMEI, that the device belongs to the product of this api-key, and the host in the platform configuration.',
    },
    'zh-CN': {
      cause: '平台找不到请求所指的内容。',
      cure: '请检查 IMEI、设备是否属于该 api-key 对应的产品，以及平台配置中的地址。',
    },
  },
  'path-not-found': {
    reason: 'not-found',
    state: 'refused',
    'en-US': {
      cause: 'The device has no such object, instance or resource.',
      cure: "Compare object, instance and resource ID with the device's resource list in the console; its firmware decides which exist, and the first instance is usually 0.",
    },
    'zh-CN': {
      cause: '设备上没有这个对象、实例或资源。',
      cure: '请与控制台中该设备的资源列表核对对象、实例和资源 ID；有哪些资源由设备固件决定，第一个实例通常是 0。',
    },
  },
  'device-not-found': {
    reason: 'not-found',
    state: 'refused',
    'en-US': {
      cause: 'The platform has no such device in this product.',
      cure: "Add the device in the console, or correct the IMEI, which is not the SIM card's IMSI.",
    },
    'zh-CN': {
      cause: '该产品下没有这台设备。',
      cure: '请在控制台添加设备，或改正 IMEI（注意不是 SIM 卡的 IMSI）。',
    },
  },
  'product-not-found': {
    reason: 'not-found',
    state: 'refused',
    'en-US': {
      cause: 'The platform has no such product.',
      cure: 'Check that the host and the credential belong to the platform on which the product was created.',
    },
    'zh-CN': {
      cause: '平台上没有这个产品。',
      cure: '请确认平台地址和鉴权信息属于创建该产品的平台。',
    },
  },
  'thing-model-not-found': {
    reason: 'not-found',
    state: 'refused',
    'en-US': {
      cause: 'The product has no thing model on the platform.',
      cure: "Define the product's thing model in the console, or use a product that works without one.",
    },
    'zh-CN': {
      cause: '平台上没有该产品的物模型。',
      cure: '请在控制台为产品定义物模型，或换用不需要物模型的产品。',
    },
  },
  'operation-not-allowed': {
    reason: 'not-allowed',
    state: 'refused',
    'en-US': {
      cause:
        'The object or resource does not allow this operation; it may be read-only, or made to be executed.',
      cure: 'Choose a resource that can be written; one that starts an action, such as a reboot, is executed and not written.',
    },
    'zh-CN': {
      cause: '该对象或资源不允许这种操作：它可能是只读的，或只能执行。',
      cure: '请选择可写的资源；用来触发动作的资源（例如重启）应当执行，而不是写入。',
    },
  },
  // The device's own access control has the word UNAUTHORIZED; a key that is not accepted reads `auth failed`.
  'no-access-right': {
    reason: 'not-allowed',
    state: 'refused',
    'en-US': {
      cause: 'The right to write this object or resource is missing.',
      cure: "Check the access rights that the device's firmware grants to the platform; an api-key that is not accepted would be reported as “auth failed”.",
    },
    'zh-CN': {
      cause: '没有写该对象或资源的权限。',
      cure: '请检查设备固件授予平台的访问权限；如果是 api-key 不被接受，平台会返回“auth failed”。',
    },
  },
  'account-operation-wrong': {
    reason: 'not-allowed',
    state: 'refused',
    'en-US': {
      cause: 'The platform does not let this account do what was asked.',
      cure: 'Check the rights of the account and the state of product and device in the console.',
    },
    'zh-CN': {
      cause: '平台不允许当前账号进行这项操作。',
      cure: '请在控制台检查账号的权限，以及产品和设备的状态。',
    },
  },
} as const satisfies Record<string, RefusalMeaning>;
