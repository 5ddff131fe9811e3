import type { Behaviour } from '../behaviour';
import { AUTH_FAILED, KEY_REQUIRED } from '../refusals';
import { isTokenValid } from '../token/check-token';

/** Lets nobody in without the api-key, or a token signed with the access key. Either will do in every dialect. */
export const access: Behaviour = (request, platform) => {
  const { 'api-key': key, authorization: token } = request.headers;
  if (key === platform.apiKey) return undefined;
  if (token && isTokenValid(token, platform.accessKey, platform.now())) return undefined;
  return key || token ? AUTH_FAILED : KEY_REQUIRED;
};
