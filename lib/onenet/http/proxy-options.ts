import type { TlsOptions } from './tls-options';

/** The HTTP proxy between this computer and the platform. */
export interface ProxyOptions {
  /** `http://host:port`, or `https://host:port` for a proxy that is itself reached over TLS. */
  readonly url: string;
  /** Who asks the proxy, as Basic authentication (RFC 7617); neither given means that it is not told. */
  readonly username?: string;
  readonly password?: string;
  /** Whom to trust at the other end of `https://`; by default the authorities that Node trusts. */
  readonly tls?: TlsOptions;
}
