import type { RefusalMeaning } from '../meaning';

/** The platform does not accept the credential. */
export const ACCESS = {
  'key-refused': {
    reason: 'unauthorized',
    state: 'refused',
    'en-US': {
      cause: 'The api-key or the token is wrong, or it does not belong together with this IMEI.',
      cure: "Use the master key of the product to which the device belongs, or a token for that product, not a device key or another product's or province's key, and make sure that the number given is the IMEI and not the IMSI.",
    },
    'zh-CN': {
      cause: 'api-key 或 token 有误，或者与这个 IMEI 不匹配。',
      cure: '请使用设备所属产品的 Master-APIkey 或该产品的 token，不要用设备级 APIkey，也不要用其他产品或其他省平台的；并确认填写的是 IMEI 而不是 IMSI。',
    },
  },
  'key-missing': {
    reason: 'unauthorized',
    state: 'refused',
    'en-US': {
      cause: 'The platform found neither an api-key nor a token that it knows in the request.',
      cure: 'Check in the platform configuration which of the two this platform takes and enter it; if a proxy is in between, it must let the headers api-key and Authorization pass.',
    },
    'zh-CN': {
      cause: '平台在请求中没有找到它能识别的 api-key 或 token。',
      cure: '请在平台配置中确认该平台使用哪种鉴权方式并填写；如果中间有代理，请确认它没有去掉 api-key 和 Authorization 请求头。',
    },
  },
  'token-refused': {
    reason: 'unauthorized',
    state: 'refused',
    'en-US': {
      cause:
        'The platform refuses the credential: the newer OneNET platforms want a token, signed with the right access key for the right resource, where the older one also takes an api-key.',
      cure: 'In the platform configuration choose the token, and check access key, resource (res) and version, and the clock of this computer; a product with an api-key is normally served by https://api.heclouds.com.',
    },
    'zh-CN': {
      cause:
        '平台拒绝了鉴权信息：新版 OneNET 平台要求用正确的访问密钥、针对正确资源签名的 token，旧版平台才可以使用 api-key。',
      cure: '请在平台配置中选择 token，检查访问密钥、资源（res）和版本，以及本机时钟；使用 api-key 的产品通常对应 https://api.heclouds.com。',
    },
  },
} as const satisfies Record<string, RefusalMeaning>;
