/**
 * Faults of what somebody has entered, in a message, a dialog or the settings, in English. A sentence follows the name
 * of its field where the fault has a pointer; `{name}` shows a param.
 */

export const input = {
  // What a message or a field of a dialog holds
  generic: 'does not have the expected form',
  missing: 'is missing',
  empty: 'is empty: there is nothing to write',
  nothing: 'is {value}: there is nothing to write',
  noResource:
    'is blank, and the value names no Resource: fill in Resource, or send {"5850": true} or {"res_id": 5850, "val": true}',
  jsonAsText:
    'is a text that holds JSON, and no Resource is set: put a json node before this node, or fill in Resource to write the text itself',
  jsonAsBytes:
    'is a Buffer that holds JSON, and no Resource is set: put a json node before this node, or fill in Resource to write the bytes themselves',
  noValue: 'is {value}, which is no value of a Resource',
  strangeKey:
    'has the key {name}, which is no Resource ID (0 to {max}): write {"5850": true}, {"res_id": 5850, "val": true}, or an array of the latter',
  bufferJson:
    'is a Buffer that has become JSON: turn it back with Buffer.from(msg.payload.data), or choose the type buffer and enter the bytes as [1, 2]',
  besideData: 'has the key "data" and beside it {name}: "data" must stand alone',
  dataArray: 'must have an array of {res_id, val} in data, not {value}',
  strangeField: 'is not a field that OneNET knows; an element has res_id, val and, if needed, type',
  again: 'names Resource {id} a second time',
  size: 'makes a body of {size} bytes, and OneNET takes at most {limit}',
  tooLong: 'has {size} characters, and at most {limit} are taken',
  tooLarge: 'is far too large to be sent',
  finite: 'must be a finite number, not {value}',
  plain: 'must be true, false, a number, a text, bytes (Buffer) or a Date, not {value}',
  hexText: 'as Opaque (type 1) must be a hex text such as "121A" or bytes, not {value}',
  hexDigits:
    'as Opaque (type 1) must be hex digits (0-9, a-f), not {value}; for plain text leave type out',
  wholeBytes: 'as Opaque (type 1) must be whole bytes, two hex digits each, but has {count} digits',
  notADate: 'is not a valid Date',
  wholeSeconds: 'as Time (type 2) must be a whole number of seconds, not {value}',
  milliseconds:
    'as Time (type 2) is in seconds, and {count} can only be meant as milliseconds: divide it by 1000',
  time: 'as Time (type 2) must be seconds since 1970, a Date, or a text such as 2026-01-31T08:00:00+08:00, not {value}',
  secondsAsText:
    'as Time (type 2) must be a number of seconds, not the text of one ({value}): send it as a number, or a text such as 2026-01-31T08:00:00+08:00',
  asBoolean:
    'cannot be converted to a Boolean: send true or false, 1 or 0, "on" or "off", not {value}',
  asInteger:
    'cannot be converted to an Integer: send a whole number, or its digits as text, not {value}',
  asFloat: 'cannot be converted to a Float: send a number, or a number as text, not {value}',
  asString: 'cannot be converted to a String: send a text, a number, or true or false, not {value}',
  later: 'must be later than now, not {value}',
  afterBegin: 'must be later than {/validFrom}: {end} is not after {begin}',
  moment:
    'must be a number of seconds from now, a Date, or a text such as 2026-01-31T08:00:00+08:00, not {value}',
  epoch:
    'is a number of seconds from now, and {count} can only be meant as a time since 1970: give a Date or a text with a zone instead',
  zone: 'does not say its zone: put +08:00 behind {value} for China’s time, or Z for UTC',
  year: 'must be before the year 10000, not {value}',
  range: 'must be from {min} to {max}, not {value}',
  wholeNumber: 'must be a whole number, not {value}',
  element: 'must be an object with res_id and val, not {value}',
  array: 'must be an array, not {value}',
  text: 'must be a text, not {value}',
  oneOf: 'must be one of {allowed}, not {value}',
  atLeast: 'must be {min} or more, not {value}',
  aboveZero: 'must be a number above 0, not {value}',
  trueOrFalse: 'must be true or false, not {value}',
  halfCharacter: 'holds half a character, which no address can carry',
  controlCharacter: 'holds a control or invisible character inside: enter it again by hand',
  innerSpace: 'holds white space inside: enter it again without',
  endpointName: 'holds a ";": "imei;imsi" is the endpoint name of a device, give its IMEI alone',
  unsetVariable:
    'names the environment variable {name}, which is not set where this node can see it: set it, or correct the name',
  noVariable:
    'is to come from an environment variable, and none is named: enter its name, or set the variable that holds the name',
  variableWithin:
    'names the environment variable {name} beside other text, where Node-RED does not put its value in: let one variable hold the whole text',
  variableInMessage:
    'names the environment variable {name}, and Node-RED puts the value of a variable into the fields of a dialog only, not into what a message, a context store or an expression gives: give the value itself, or choose the type "env variable" in the dialog',
  variableAsValue:
    'names the environment variable {name}, and Node-RED has not put its value in: it is not set where this node can see it, or the text stands in JSON or in a message, where Node-RED puts none in',
  uuid: 'must be the uuid of a cached command, not {value}',
  unreadable: 'could not be read: {reason}',
  notANumber: 'could not be read: {value} is not a number',
  notJson: 'could not be read: it is not valid JSON',
  noContextAnswer:
    'could not be read within {seconds} s: the context store or the expression did not answer',
  unknownType: 'has a type of value that is not known, {value}',
  bytesForm: 'could not be read: a buffer is an array of bytes or a text',
  notAByte: 'could not be read: {value} is not a byte (0 to 255)',
  missingFrom: 'is missing ({source} has no value)',
  missingFromWrite: 'is missing ({source} has no value; a write node gives it to what it sends on)',

  // What a Read, an Execute or an Observe asks
  instanceNeeded: 'is blank: LwM2M has no path to a Resource without its Object Instance',
  argsSize: 'has {size} bytes as UTF-8, and OneNET takes at most {limit}',
  decimal: 'must be a number, not {value}',
  notNegative: 'must not be below 0: {value}',
  pmaxBelowPmin: 'must not be below {/pmin}: {pmax} s is less than {pmin} s',
  ltNotBelowGt: 'must be below {/gt}: {lt} is not less than {gt}',
  stepTooWide:
    'is too large: {/lt} + 2 * {/st} must be below {/gt}, and {sum} is not less than {gt}',
  thresholdsNeedResource:
    'is blank, and {/gt}, {/lt} and {/st} are limits of the value of one Resource',

  // What is asked about devices
  resourcePaths: 'must be paths such as 3303/0/5700, separated by commas, not {value}',
  instant: 'must be a Date, or a text such as 2026-01-31T08:00:00+08:00, not {value}',
  startMissing: 'is blank, and an end is given: OneNET ignores an end without a start',
  endBeforeStart: 'must be later than the start: {end} is not after {start}',
  overYear: 'is more than a year before the end, and OneNET answers for one year at most',

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

/** The kinds of values that a fault can be about. */
export const values = {
  string: 'the text {text}',
  emptyString: 'an empty text',
  nothing: 'nothing',
  null: 'null',
  array: 'an array',
  buffer: 'a Buffer',
  date: 'a Date',
  typedArray: 'a typed array',
  map: 'a Map',
  set: 'a Set',
  error: 'an Error',
  regExp: 'a regular expression',
  promise: 'a Promise',
  function: 'a function',
  symbol: 'a symbol',
  object: 'an object',
} as const;
