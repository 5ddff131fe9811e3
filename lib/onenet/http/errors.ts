/** The errors of sockets, TLS, proxies and undici, as failures of this package. */

import { faultOf, faultSentence, type Fault, type FaultRule } from '../../contract';
import { OneNetError } from '../errors';
import { MAX_ANSWER_MIB } from './http-response';

/** Milliseconds for each step of connecting: the socket, the tunnel of a proxy, TLS. */
export const CONNECT_TIMEOUT = 10_000;

/** No connection came about, so that nothing was sent. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';

  /**
   * @param fault why, and what to look at
   * @param code of Node, OpenSSL or, for a proxy, `ERR_PROXY_…`
   */
  constructor(
    readonly fault: Fault,
    readonly code: string,
    message = faultSentence(fault, 'en-US'),
  ) {
    super(message);
  }
}

/** A step of connecting took longer than {@link CONNECT_TIMEOUT}. */
export function connectTimeout(): ConnectError {
  const fault = faultOf('connectTimeout', { seconds: CONNECT_TIMEOUT / 1000 });
  return new ConnectError(fault, 'ETIMEDOUT');
}

/** An error of Node or OpenSSL, with the fault that its code stands for. */
export function connectError(error: NodeJS.ErrnoException): ConnectError {
  if (error instanceof ConnectError) return error;
  return new ConnectError(connectFault(error), error.code ?? '', error.message);
}

export function connectFault({ code = '' }: NodeJS.ErrnoException): Fault {
  const rule = RULES[code];
  if (rule !== undefined) return faultOf(rule);
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return faultOf('connectNoTls');
  return code === '' ? faultOf('connectFailed') : faultOf('connectCode', { code });
}

const RULES: Readonly<Record<string, FaultRule>> = {
  ENOTFOUND: 'connectNameUnknown',
  ENODATA: 'connectNameUnknown',
  EAI_AGAIN: 'connectNoDns',
  ECONNREFUSED: 'connectRefused',
  // The system gave up by itself, after a time of its own.
  ETIMEDOUT: 'connectSilent',
  EHOSTUNREACH: 'connectNoRoute',
  ENETUNREACH: 'connectNoRoute',
  ENETDOWN: 'connectNoRoute',
  EADDRNOTAVAIL: 'connectNoPort',
  EACCES: 'connectForbidden',
  EPERM: 'connectForbidden',
  EMFILE: 'connectNoDescriptors',
  ENFILE: 'connectNoDescriptors',
  ECONNRESET: 'connectCut',
  ECONNABORTED: 'connectCut',
  EPIPE: 'connectCut',
  EPROTO: 'connectNoTls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'connectPlainHttp',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'connectPlainHttp',
  ERR_SSL_HTTP_REQUEST: 'connectPlainHttp',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'connectUntrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'connectUntrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'connectUntrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'connectUntrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'connectUntrusted',
  CERT_UNTRUSTED: 'connectUntrusted',
  CERT_HAS_EXPIRED: 'connectCertExpired',
  CERT_NOT_YET_VALID: 'connectCertNotYet',
  CERT_REVOKED: 'connectCertRevoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'connectCertName',
};

/**
 * A request that was not handed to the network, so that nobody can have acted upon it.
 *
 * @param authority the platform's host and port, for the sentence
 */
export function notSent(error: Error, authority: string): OneNetError {
  if (isInvalidRequest(error)) {
    return new OneNetError('ONENET_INVALID', faultOf('requestUnwritable'), { cause: error });
  }
  const problem = error instanceof ConnectError ? error.fault : faultOf('connectClosed');
  return unreachable(authority, problem, error);
}

/** Whether undici refuses to write the request as HTTP, over whichever connection. */
export function isInvalidRequest(error: Error): boolean {
  return codeOf(error) === 'UND_ERR_INVALID_ARG';
}

export function unreachable(authority: string, problem: Fault, cause?: unknown): OneNetError {
  return new OneNetError('ONENET_UNREACHABLE', faultOf('unreachable', { authority, problem }), {
    cause,
  });
}

/** A request whose connection did not come about before its deadline. */
export function notConnected(authority: string, milliseconds: number): OneNetError {
  return unreachable(authority, faultOf('connectDeadline', { seconds: milliseconds / 1000 }));
}

/** What is known of the connection when the answer to a request that was sent did not come, or not to its end. */
export interface LostAnswer {
  readonly authority: string;
  readonly secure: boolean;
  /** Whether the head of an answer was read. */
  readonly hasStarted: boolean;
  /** Whether the platform has ever answered. */
  readonly hasAnswered: boolean;
  /** Whether what came instead of an answer looks like TLS. */
  readonly isTls: boolean;
}

/** A request that was sent, and for which no usable answer came. */
export function noReply(error: Error, lost: LostAnswer): OneNetError {
  const rule = answerRule(error, lost);
  if (rule !== undefined) {
    const fault = faultOf(rule, { limit: MAX_ANSWER_MIB });
    return new OneNetError('ONENET_BAD_ANSWER', fault, { cause: error });
  }
  const isMaybeTls = !lost.secure && !lost.hasAnswered;
  const fault = faultOf(isMaybeTls ? 'connectionLostMaybeTls' : 'connectionLost', {
    authority: lost.authority,
  });
  return new OneNetError('ONENET_CONNECTION_LOST', fault, { cause: error });
}

/** What is wrong with an answer that undici gave up; `undefined` if it only broke off. */
function answerRule(error: Error, { hasStarted, isTls }: LostAnswer): FaultRule | undefined {
  if (isTls) return 'answerIsTls';
  switch (codeOf(error)) {
    case 'UND_ERR_RES_EXCEEDED_MAX_SIZE':
      return 'answerTooLarge';
    case 'UND_ERR_HEADERS_OVERFLOW':
      return 'answerHeadersTooLarge';
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      // Of a body that broke off, the head was read before.
      return hasStarted ? undefined : 'answerLength';
    default:
      // llhttp's word for an answer that ends too early; undici passes on nothing else.
      return error.name === 'HTTPParserError' && !error.message.includes('EOF')
        ? 'answerNoHttp'
        : undefined;
  }
}

export function noAnswer(authority: string, milliseconds: number): OneNetError {
  const fault = faultOf('noAnswer', { authority, seconds: milliseconds / 1000 });
  return new OneNetError('ONENET_NO_ANSWER', fault);
}

export function stopped(): OneNetError {
  return new OneNetError('ONENET_STOPPED', faultOf('requestStopped'));
}

function codeOf(error: Error): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
