/**
 * Faults of what is on its way, to the platform or from it, and of the settings of the node that takes its pushes, in
 * English. A sentence follows the name of its field where the fault has a pointer; `{name}` shows a param.
 */

export const traffic = {
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

  // What the platform pushes, and the node that takes it
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
} as const;
