import type { DiagnosisCode } from '../../../lib/contract';

/**
 * What a failure to connect says in the editor.
 *
 * @param code Node's, OpenSSL's or our own of a proxy; none at all where the deadline passed meanwhile
 */
export function connectDiagnosis(code: string | undefined): DiagnosisCode {
  if (code === undefined) return 'silent';
  const known = CODES[code];
  if (known !== undefined) return known;
  if (/^(ERR_SSL_|ERR_TLS_|EPROTO$)/.test(code)) return 'no-tls';
  return /CERT|SIGNATURE|ISSUER/.test(code) ? 'untrusted' : 'unreachable';
}

const CODES: Readonly<Record<string, DiagnosisCode>> = {
  ENOTFOUND: 'name',
  ENODATA: 'name',
  EAI_AGAIN: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'no-route',
  ENETUNREACH: 'no-route',
  ENETDOWN: 'no-route',
  ETIMEDOUT: 'silent',
  CERT_HAS_EXPIRED: 'certificate-date',
  CERT_NOT_YET_VALID: 'certificate-date',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-name',
  ERR_PROXY_UNREACHABLE: 'proxy-unreachable',
  ERR_PROXY_LOGIN: 'proxy-login',
  ERR_PROXY_SILENT: 'proxy-odd',
  ERR_PROXY_CLOSED: 'proxy-odd',
  ERR_PROXY_NO_HTTP: 'proxy-odd',
};
