/** HTTP over undici, for what the platform's API needs and no more. */

export { HttpClient, type HttpClientOptions } from './http-client';
export type { HttpRequest } from './exchange';
export type { TlsOptions } from './tls-options';
