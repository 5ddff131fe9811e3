/** Faults of a platform's configuration, in Chinese. */

import type { platform as english } from '../en-US/platform';

export const platform: Readonly<Record<keyof typeof english, string>> = {
  // Host of the platform
  hostSpaces: '平台地址不能含有空格或控制字符',
  hostUser: '平台地址不能含有用户名或密码；api-key 有单独的输入框',
  hostQuery: '平台地址不能含有“?”或“#”',
  hostBackslash: '平台地址请使用“/”，不要使用“\\”',
  hostScheme: '平台地址必须以 https:// 或 http:// 开头',
  hostPort: '平台地址的端口应为 1 到 65535',
  hostMissing: '缺少主机名，例如 https://api.heclouds.com',
  hostIpv6: 'IPv6 地址必须写在方括号中，例如 [::1]',
  hostForm: '平台地址应为主机名、IP 地址，或 https://api.heclouds.com 这样的网址',

  // Keys and tokens
  keyMissing: '没有 api-key；请在平台配置中填写产品的 Master-APIkey',
  keyCharacters: 'api-key 含有不可能出现的字符，例如换行或中文标点；请从 OneNET 控制台重新复制',
  keyIsToken:
    'api-key 中填写的是完整的 token（version=…&sign=…），不是密钥；请选择 token 登录方式并填写访问密钥',
  accessKeyMissing: '没有访问密钥；请在平台配置中填写',
  accessKeyBase64: '访问密钥不是 base64 格式，可能有缺少或多余的字符；请从 OneNET 控制台重新复制',
  tokenResMissing: 'token 没有指明资源（res），例如 products/123456 或 userid/123456',
  tokenResCharacters: 'token 的资源（res）含有无法发送的字符',
  tokenResEncoded:
    'token 的资源（res）是编码形式（{value}），无法解码；请直接填写，例如 products/123456',
  tokenMethod: '本机不支持 {method} 签名；请为 token 选择其他方法',

  // Settings of the platform
  noPlatform: '没有选择平台，或所选平台已被禁用',
  platformFault: '所选平台无法使用：{problem}',
  tlsGone: '所选的 TLS 配置不存在；请重新选择或启用它',
  tlsUnusable: '所选的 TLS 配置无法使用；请检查其文件和证书',
  tlsAlpn: '所选的 TLS 配置要求使用 http/1.1 以外的协议（ALPN）',
  tlsFiles: 'TLS 证书、私钥或其密码无法使用',
  proxyGone: '所选的代理不存在；请重新选择或启用它',
  proxyNoAddress: '所选的代理没有地址',
  proxyAddress: '代理的地址无法使用',
  proxyOriginNode: '（代理节点）',
  proxyOriginVariable: '（环境变量 {name}）',
  proxyUnreadable: '代理地址 {origin} 无法读取；应类似 http://host:8080',
  proxySocks: '代理地址 {origin} 指向 SOCKS 代理；请使用 HTTP 代理，或让平台地址不经过代理',
  proxyScheme: '代理地址 {origin} 必须以 http:// 或 https:// 开头',
  simulatorFailed: '内置模拟器无法启动',
  unknownDialectCall: '这一代 OneNET 没有这个接口',
  queryUnknown: '无法查询：这一代 OneNET 没有这个接口',
  productNeeded: '未填写，而这一代 OneNET 按产品列出设备',
  projectNeeded: '未填写，而 OneNET Studio 按项目、产品和设备名称查找设备',
  searchUnknown: '不能使用：这一代 OneNET 只能列出设备，没有这种搜索',
  dialectSetting: '接口类型必须是 auto、classic、studio 或 new，不能是{value}',
  authSetting: '认证方式必须是 api-key 或 token，不能是{value}',
  tokenMethodSetting: '令牌的签名方法必须是 md5、sha1 或 sha256，不能是{value}',
  tokenVersionSetting: '令牌的版本必须是 auto、2018-10-31、2020-05-29 或 2022-05-01，不能是{value}',
  studioActionsForm: '设置文件中的 onenetNbiotStudioActions 必须是对象',
  studioActionsName: '设置文件中的 onenetNbiotStudioActions 含有 {name}，只能是 {allowed} 之一',
  studioActionsValue:
    '设置文件中的 onenetNbiotStudioActions 里 {name} 的名称只能由字母、数字、- 和 _ 组成',
};
