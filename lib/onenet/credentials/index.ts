/** Who asks: an api-key, or a token signed with an access key by the platform's clock. */

export { apiKeyCredential, isToken, type Credential } from './api-key';
export { concealing } from './conceal';
export { PlatformClock } from './platform-clock';
export { TOKEN_METHODS, tokenCredential, type TokenMethod, type TokenOptions } from './token';
