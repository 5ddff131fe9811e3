/** Faults of a platform's configuration, in English. */

export const platform = {
  // Host of the platform
  hostSpaces: 'the host must not contain spaces or control characters',
  hostUser: 'the host must not contain a user name or a password; the api-key has its own field',
  hostQuery: 'the host must end before any "?" or "#"',
  hostBackslash: 'the host must be written with "/", not with "\\"',
  hostScheme: 'the host must begin with https:// or http://',
  hostPort: 'the port of the host must be from 1 to 65535',
  hostMissing: 'a host name is missing, as in https://api.heclouds.com',
  hostIpv6: 'an IPv6 address as host must stand in brackets, as in [::1]',
  hostForm:
    'the host must be a host name, an IP address or a base URL such as https://api.heclouds.com',

  // Keys and tokens
  keyMissing: "no api-key; enter the product's master key in the platform's configuration",
  keyCharacters:
    'the api-key has characters that no key has, such as a line break or Chinese punctuation; copy it again from the console of OneNET',
  keyIsToken:
    'the api-key is a complete token (version=…&sign=…), not a key; choose the sign-in with a token and enter the access key',
  accessKeyMissing: "no access key; enter it in the platform's configuration",
  accessKeyBase64:
    'the access key is not base64, so something is missing or too much; copy it again from the console of OneNET',
  tokenResMissing: 'the token names no resource (res), such as products/123456 or userid/123456',
  tokenResCharacters: 'the resource (res) of the token has a character that cannot be sent',
  tokenResEncoded:
    'the resource (res) of the token is encoded ({value}) and cannot be decoded; enter it plainly, such as products/123456',
  tokenMethod: 'this computer does not sign with {method}; choose another method of the token',

  // Settings of the platform
  noPlatform: 'no platform is chosen, or the one chosen is disabled',
  platformFault: 'the chosen platform cannot be used: {problem}',
  tlsGone: 'the chosen TLS configuration is not there; choose it again, or enable it',
  tlsUnusable: 'the chosen TLS configuration cannot be used; check its files and certificates',
  tlsAlpn: 'the chosen TLS configuration asks for another protocol than http/1.1 (ALPN)',
  tlsFiles: 'the TLS certificates, the private key or its passphrase cannot be used',
  proxyGone: 'the chosen proxy is not there; choose it again, or enable it',
  proxyNoAddress: 'the chosen proxy has no address',
  proxyAddress: 'the address of the proxy cannot be used',
  proxyOriginNode: 'in the proxy node',
  proxyOriginVariable: 'in the environment variable {name}',
  proxyUnreadable:
    'the address of the proxy {origin} cannot be read; it looks like http://host:8080',
  proxySocks:
    'the address of the proxy {origin} leads to a SOCKS proxy; use an HTTP proxy, or exempt the host from it',
  proxyScheme: 'the address of the proxy {origin} must begin with http:// or https://',
  simulatorFailed: 'the built-in simulator could not start',
  unknownDialectCall: 'this generation of OneNET has no such call',
  queryUnknown: 'cannot be asked: this generation of OneNET has no such call',
  productNeeded: 'is blank, and this generation of OneNET lists devices by product',
  projectNeeded: 'is blank, and OneNET Studio finds a device by project, product and name',
  searchUnknown: 'cannot be used: this generation of OneNET lists devices and has no such search',
  dialectSetting: 'the dialect must be auto, classic, studio or new, not {value}',
  authSetting: 'the authentication must be api-key or token, not {value}',
  tokenMethodSetting: 'the method of the token must be md5, sha1 or sha256, not {value}',
  tokenVersionSetting:
    'the version of the token must be auto, 2018-10-31, 2020-05-29 or 2022-05-01, not {value}',
  studioActionsForm: 'onenetNbiotStudioActions in the settings file must be an object',
  studioActionsName:
    'onenetNbiotStudioActions in the settings file has {name}, which is none of {allowed}',
  studioActionsValue:
    'onenetNbiotStudioActions in the settings file has a name for {name} that is not a word of letters, digits, - and _',
} as const;
