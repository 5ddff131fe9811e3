/** HTTP over undici, for what the platform's API needs and no more. */

export { HttpClient, type HttpClientOptions } from './http-client';
export type { Exchange } from './exchange';
export type { ProxyOptions } from './proxy-options';
export type { TlsOptions } from './tls-options';
