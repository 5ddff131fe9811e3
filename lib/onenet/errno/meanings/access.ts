import type { RefusalMeaning } from '../meaning';

/** The platform does not accept the credential. */
export const ACCESS = {
  'key-refused': {
    reason: 'unauthorized',
    state: 'refused',
    'en-US': {
      cause: 'The api-key is wrong, or it does not belong together with this IMEI.',
      cure: "Use the master key of the product to which the device belongs, not a device key or another product's or province's key, and make sure that the number given is the IMEI and not the IMSI.",
    },
    'zh-CN': {
      cause: 'api-key 有误，或者与这个 IMEI 不匹配。',
      cure: '请使用设备所属产品的 Master-APIkey，不要用设备级 APIkey，也不要用其他产品或其他省平台的；并确认填写的是 IMEI 而不是 IMSI。',
    },
  },
  'key-missing': {
    reason: 'unauthorized',
    state: 'refused',
    'en-US': {
      cause: 'The platform found no api-key in the request.',
      cure: 'Enter the api-key in the platform configuration and deploy; if a proxy is in between, it must let the api-key header pass.',
    },
    'zh-CN': {
      cause: '平台在请求中没有找到 api-key。',
      cure: '请在平台配置中填写 api-key 并重新部署；如果中间有代理，请确认它没有去掉 api-key 请求头。',
    },
  },
  'token-refused': {
    reason: 'unauthorized',
    state: 'refused',
    'en-US': {
      cause:
        'The platform refuses the credential; the newer OneNET platform wants a signed token where the older one takes an api-key.',
      cure: 'Check that host and key belong to the same platform; a product with an api-key is normally served by https://api.heclouds.com.',
    },
    'zh-CN': {
      cause: '平台拒绝了鉴权信息；新版 OneNET 平台要求签名后的 token，旧版平台才使用 api-key。',
      cure: '请确认平台地址与 api-key 属于同一个平台；使用 api-key 的产品通常对应 https://api.heclouds.com。',
    },
  },
} as const satisfies Record<string, RefusalMeaning>;
