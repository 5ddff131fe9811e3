/** Faults in English. A sentence follows the name of a field where the fault has a pointer; `{name}` shows a param. */

export const faults = {
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
  halfCharacter: 'holds half a character, which no address can carry',
  controlCharacter: 'holds a control or invisible character inside: enter it again by hand',
  innerSpace: 'holds white space inside: enter it again without',
  endpointName: 'holds a ";": "imei;imsi" is the endpoint name of a device, give its IMEI alone',
  unsetVariable:
    'names the environment variable {name}, which is not set where this node can see it: set it, or correct the name',
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
  aboveZero: 'must be a number above 0, not {value}',
  trueOrFalse: 'must be true or false, not {value}',

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
  studioActionsForm: 'onenetNbiotStudioActions in the settings file must be an object',
  studioActionsName:
    'onenetNbiotStudioActions in the settings file has {name}, which is none of {allowed}',
  studioActionsValue:
    'onenetNbiotStudioActions in the settings file has a name for {name} that is not a word of letters, digits, - and _',

  // Connections and answers
  answerRedirect:
    'HTTP {status}: the server points to another address, which is not followed; check the host of the platform',
  answerOfOtherDialect:
    "HTTP {status} with code and msg instead of errno and error: the platform speaks another dialect; choose it under Connection in the platform's configuration",
  answerErrno:
    'HTTP {status} with JSON whose errno is no whole number instead of an answer of OneNET; check the host of the platform, and any proxy in between',
  answerEmpty:
    'HTTP {status} with an empty body instead of an answer of OneNET; check the host of the platform, and any proxy in between',
  answerHtml:
    'HTTP {status} with an HTML page instead of an answer of OneNET; check the host of the platform, and any proxy in between',
  answerJson:
    'HTTP {status} with JSON that is broken, has no errno, or has far more parts than an answer of OneNET; check the host of the platform, and any proxy in between',
  answerText:
    'HTTP {status} with text instead of an answer of OneNET; check the host of the platform, and any proxy in between',
  answerWithoutValue: 'HTTP {status}: the answer of OneNET holds no value of {path}',
  turnedAway:
    'HTTP {status}: the platform, or a gateway before it, has too much to do and turned the request away',
  platformWords: '{words}',
  noWords: 'the platform refuses the request and does not say why',
  internalError: 'internal error: {reason}',
  unreachable: 'no connection to {authority}: {problem}',
  connectNameUnknown:
    'this name is not known; check how it is written, and the DNS of this computer',
  connectNoDns: 'the DNS of this computer does not answer; check its network',
  connectRefused:
    'the connection was refused, so nothing listens there; check the host and its port',
  connectTimeout:
    'nothing answered within {seconds} s; check the host, and any firewall in between',
  connectSilent: 'nothing answered; check the host, and any firewall in between',
  connectDeadline: 'it could not be set up within {seconds} s',
  connectNoRoute: 'there is no way to this address; check the network of this computer',
  connectNoPort: 'this computer has no free port left for another connection',
  connectForbidden: 'this computer does not allow the connection; check its firewall',
  connectNoDescriptors:
    'this computer has no file descriptors left; allow more of them, or send fewer requests at a time',
  connectCut: 'the connection was closed while it was being set up',
  connectClosed: 'the connection closed at once',
  connectNoTls:
    'no secure connection could be agreed on; check that the server offers https on this port',
  connectPlainHttp:
    'the server does not speak TLS; check that it offers https on this port, or write http:// before the host if it offers plain http only',
  connectUntrusted:
    'the certificate is not from an authority that is trusted here; if it is right, set its authority as trusted',
  connectCertExpired:
    'the certificate of the server has expired; check also the clock of this computer',
  connectCertNotYet:
    'the certificate of the server is not valid yet; check the clock of this computer',
  connectCertRevoked: 'the certificate of the server has been revoked',
  connectCertName: 'the certificate of the server is for another name; check the host',
  connectCode: 'connecting failed with {code}',
  connectFailed: 'the connection could not be set up',
  proxyUnreachable: 'the proxy {proxy} cannot be reached: {problem}',
  proxyStatus:
    'the proxy {proxy} refuses to connect with HTTP {status}; it may not allow this host, or not reach it',
  proxyLogin: 'the proxy {proxy} wants a user name and a password (HTTP 407)',
  proxyWrongLogin: 'the proxy {proxy} does not accept the user name and the password (HTTP 407)',
  proxyOtherLogin:
    'the proxy {proxy} wants a login of another kind than a user name and a password (HTTP 407)',
  proxyNoHttp: '{proxy} does not answer like an HTTP proxy; check the address of the proxy',
  proxyClosed: 'the proxy {proxy} closed the connection without an answer',
  proxySilent: 'the proxy {proxy} did not answer within {seconds} s',
  connectionLost: 'the connection to {authority} broke before the answer was complete',
  connectionLostMaybeTls:
    'the connection to {authority} broke before the answer was complete; if the server offers https on this port, write https:// before the host',
  noAnswer: 'no complete answer from {authority} within {seconds} s',
  requestStopped: 'the request was stopped before an answer came',
  requestUnwritable: 'the request cannot be written as HTTP',
  answerNoHttp: 'the answer is not HTTP; check the host of the platform and its port',
  answerIsTls: 'the server speaks TLS on this port; write https:// before the host of the platform',
  answerWantsTls:
    'HTTP {status}: the server wants https on this port; write https:// before the host of the platform',
  answerLength:
    'the headers of the answer contradict one another about its length (Content-Length); check any proxy in between',
  answerHeadersTooLarge: 'the headers of the answer are too large; check the host of the platform',
  answerTooLarge: 'the answer is larger than {limit} MiB; check the host of the platform',
  answerCodings: 'the answer is compressed more than once; check any proxy in between',
  answerCoding: 'the compression of the answer is broken or unknown; check any proxy in between',

  // What is pushed
  pushTooManyParts:
    'has more than {limit} objects, arrays and names, or too many of them within each other',
  pushNotJson: 'is not JSON',
  pushForm: 'has none of the forms in which OneNET pushes: msg, or enc_msg',
  pushKeyMissing: 'is encrypted; enter the AES key of the console',
  pushKey: 'cannot be decrypted: the AES key must have {expected} characters, not {length}',
  pushDecrypt: 'cannot be decrypted with this AES key; copy it again from the console',
  pushSignatureMissing: 'is not signed; set the token of this node in the console as well',
  pushSignatureWrong:
    'has a signature that does not fit; compare the token with that of the console',
  pushTooLarge: 'is larger than {limit} bytes',
  pushSlow: 'did not arrive within {seconds} s',
  pushEncoding: 'has a content-encoding, which OneNET never uses',
  pushBodyTaken: 'was read by something in the settings file (httpNodeMiddleware) before',
  pushQueueFull: 'came while {count} messages wait for the flow; the platform sends it again',
  pushCrowded: 'came while many others were still arriving; the platform sends it again',
  pushRefused: 'refused a push with HTTP {status} ({count} since the last such line): it {reason}',
  pushDoubtful: 'took a push all the same ({count} since the last such line): it {reason}',
  pushLost: '{count} messages that were pushed have not been sent: the node is gone',
  pushStopped:
    '{count} messages that were pushed had not been sent when the flows were stopped; they are lost if Node-RED ends now',
  pushFailed: 'a pushed message could not be sent: {problem}',
  pushPath: 'must be a path such as /onenet, without white space, ? and #, not {value}',
  pushPathTaken: 'is the path of the node {node} as well; give each its own',
  pushPathHttpIn: 'is the path of the "http in" node {node} as well; give each its own',
  pushPathRoute: 'is the path of something else in this Node-RED as well; choose another',
  pushPathEditor: 'belongs to the editor of Node-RED; choose another',
  pushNoServer: 'the settings file has switched off the HTTP server for nodes (httpNodeRoot)',
  pushVerify: 'must be strict, warn or off, not {value}',
  pushTokenMissing:
    'is blank, but signatures are to be checked with it; enter the token of the console',
  pushKeyLength: 'must have 43 characters (classic push) or 16 (newer push), not {length}',
  pushKind: 'must be data, online, result or other, not {value}',

  // Queues and pace
  deviceQueueFull: '{limit} commands wait for this device already; nothing was sent',
  queueFull: '{limit} commands wait for the platform already; nothing was sent',
  supersededUnsent: 'a newer write to the same resources took its place; nothing was sent',
  supersededTurnedAway:
    'a newer write to the same resources took its place; it had not got through to the device and was not sent again',
  supersededUnknown: 'a newer write to the same resources took its place; it was not sent again',
  waitedUnsent: 'waited longer than the {seconds} s that are allowed; nothing was sent',
  waitedTurnedAway:
    'waited longer than the {seconds} s that are allowed; it had not got through to the device and was not sent again',
  waitedUnknown: 'waited longer than the {seconds} s that are allowed; it was not sent again',
  cancelledWaiting: 'it was cancelled while it waited, and not sent any more',
  stoppedWaitingUnsent: 'the node was stopped first; nothing was sent',
  stoppedWaitingTurnedAway:
    'the node was stopped first; it had not got through to the device and was not sent again',
  stoppedWaitingUnknown: 'the node was stopped first; it was not sent again',
  stoppedRunning: 'the node was stopped before an answer came; the command may have happened',
  heldTooLong: 'the platform could not be reached for {seconds} s; nothing was sent',
  tooManyUnread:
    '{count} messages wait for values that are not there yet; check the context store and the expressions of the node',
  stoppedUnsent: 'the node is being stopped; nothing was sent',

  // Kept commands and their results
  commandCancelled: 'the cached command was cancelled',
  commandExpired: 'the cached command expired before the device took it',
  commandExpiredAt: 'the cached command expired at {time} before the device took it',
  commandExpiredSent:
    'the cached command expired; it had been sent to the device, which did not confirm it, so it may have happened',
  commandExpiredSentAt:
    'the cached command expired at {time}; it had been sent to the device, which did not confirm it, so it may have happened',
  commandUnknown:
    'OneNET does not know what became of the cached command (send_status 8, undefined)',
  commandFailed: 'the cached command failed, and the record does not say why',
  commandFailedWith: 'the cached command failed ({status})',
  recordUnreadable:
    'HTTP {status} with a record of a cached command whose send_status cannot be read',
  recordOfOther: 'HTTP {status} with the record of another command than the one asked for',
  recordContradicts:
    'the record says both that the cached command failed and that the device carried it out ({status})',
  deviceNotAllowed: 'the device does not allow this operation on the resource ({status})',
  deviceNotRegistered: 'the device was not registered on the platform ({status})',
  deviceHasNoPath: 'the device does not have this object, instance or resource ({status})',
  deviceError: 'the device answered with an error ({status})',
  deviceTimeout: 'the device did not answer in time ({status})',
  deviceValueType:
    'a value does not have the type of its resource, or a parameter is wrong ({status})',
  deviceAnswerUnreadable: 'the platform could not read what the device answered ({status})',
  deviceNoRight: 'the device does not grant the right to do this ({status})',
  deviceMalformed: 'the device took the request for malformed ({status})',
  deviceNotAcceptable: 'the device cannot answer in the format wanted ({status})',
  deviceFormat: 'the device does not support the format of the value ({status})',
  deviceAddress: "the device's address is taken by another device ({status})",
  stoppedUntracked:
    'the node is being stopped and does not track the command; the device may carry it out',
  stoppedTracking:
    'the node was stopped before the result was known; the platform keeps the command, and the device may carry it out',
  noAnswerInTime: 'the command was sent to the device, and no answer came before its time ran out',
  resultNotLearnt: "the command's result could not be learnt: {reason}",

  // Messages that leave a node
  readBackKept: 'OneNET kept the write for later; only a write at once is read back',
  readBackSkipped: 'a newer write to the same resources waited, or the time was up',
  readBackMissing: 'the device shows no value of resource {resources}',
  earlierAttempt: 'an earlier attempt may have reached the device',
  pagesDelivered: 'messages that had left before: {messages}, entries in them: {items}',
  pageNotSent: 'no message can be made for a part of the answer ({problem})',
  endlessPages: 'the platform had still not come to an end after {count} answers',
  noDeviceId: 'the answer does not name the id by which the platform knows the device',
  undelivered:
    'the message cannot take its result ({problem}), which is: {state}, errno {errno}, {error}',
  completeNotTold:
    'Complete nodes could not be told of a message ({problem}), which left as: {state}, errno {errno}, {error}',
  catchNotTold: 'Catch nodes could not be told of a message ({problem}), which failed',
} as const;
