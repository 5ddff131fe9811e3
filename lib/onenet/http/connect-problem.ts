/** Why no connection came about, in words that say what to look at. */

import { CONNECT_TIMEOUT } from './limits';
import { ProxyFailure } from './proxy-failure';

/** A sentence about a failure to connect, from the code that Node or OpenSSL gives it. */
export function connectProblem(error: NodeJS.ErrnoException): string {
  if (error instanceof ProxyFailure) return error.message;
  const code = error.code ?? '';
  const known = PROBLEMS[code];
  if (known !== undefined) return known;
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return NO_TLS;
  return code === '' ? 'the connection could not be set up' : `connecting failed with ${code}`;
}

const NOT_FOUND = 'this name is not known; check how it is written, and the DNS of this computer';
const CUT = 'the connection was closed while it was being set up';
const NO_ROUTE = 'there is no way to this address; check the network of this computer';
const NO_DESCRIPTORS =
  'this computer has no file descriptors left; allow more of them, or send fewer requests at a time';
const NO_TLS =
  'no secure connection could be agreed on; check that the server offers https on this port';
const UNTRUSTED =
  'the certificate is not from an authority that is trusted here; if it is right, set its authority as trusted';

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOTFOUND: NOT_FOUND,
  ENODATA: NOT_FOUND,
  EAI_AGAIN: 'the DNS of this computer does not answer; check its network',
  ECONNREFUSED: 'the connection was refused, so nothing listens there; check the host and its port',
  ETIMEDOUT: `nothing answered within ${CONNECT_TIMEOUT / 1000} s; check the host, and any firewall in between`,
  EHOSTUNREACH: NO_ROUTE,
  ENETUNREACH: NO_ROUTE,
  ENETDOWN: NO_ROUTE,
  EADDRNOTAVAIL: 'this computer has no free port left for another connection',
  EACCES: 'this computer does not allow the connection; check its firewall',
  EPERM: 'this computer does not allow the connection; check its firewall',
  EMFILE: NO_DESCRIPTORS,
  ENFILE: NO_DESCRIPTORS,
  ECONNRESET: CUT,
  ECONNABORTED: CUT,
  EPIPE: CUT,
  EPROTO: NO_TLS,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  CERT_UNTRUSTED: UNTRUSTED,
  CERT_HAS_EXPIRED:
    'the certificate of the server has expired; check also the clock of this computer',
  CERT_NOT_YET_VALID:
    'the certificate of the server is not valid yet; check the clock of this computer',
  CERT_REVOKED: 'the certificate of the server has been revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the server is for another name; check the host',
};
