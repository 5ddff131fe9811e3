/** Faults of connections and answers, in English. */

export const connection = {
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
} as const;
