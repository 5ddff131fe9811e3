/** Who asks: an api-key, or a token signed with an access key. */

export { apiKeyCredential } from './api-key';
export { concealing } from './conceal';
export type { Credential, ParsedCredential } from './credential';
export { PlatformClock } from './platform-clock';
export { TOKEN_METHODS, type TokenMethod } from './sign-token';
export { tokenCredential, type TokenOptions } from './token';
export { withPlatformClock } from './with-platform-clock';
