/** HTTP over undici, for what the platform's API needs and no more. */

export { stopped } from './errors';
export { HttpClient, type HttpClientOptions } from './http-client';
export type { HttpAnswer } from './http-response';
export type { ProxyOptions } from './proxy';
export type { TlsOptions } from './tls-options';
