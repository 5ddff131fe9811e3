import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import { OneNetError } from '../errors';
import { faultOf } from './errors';

/** How to trust the platform and how to prove who we are; each part as Node's `tls` takes it. */
export interface TlsOptions extends Pick<
  SecureContextOptions,
  'ca' | 'cert' | 'key' | 'pfx' | 'passphrase'
> {
  /** The name that the certificate must carry, where it is not the host's. */
  readonly servername?: string;
  /** `false` accepts any certificate. */
  readonly rejectUnauthorized?: boolean;
}

/** Throws a OneNetError `ONENET_CONFIG` if a certificate, key or passphrase is of no use. */
export function secureContext(tls: TlsOptions = {}): SecureContext {
  const { ca, cert, key, pfx, passphrase } = tls;
  try {
    return createSecureContext({ ca, cert, key, pfx, passphrase });
  } catch (cause) {
    throw new OneNetError('ONENET_CONFIG', faultOf('tlsFiles'), { cause });
  }
}
