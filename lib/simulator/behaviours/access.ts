import type { Behaviour } from '../behaviour';
import { AUTH_FAILED, KEY_REQUIRED } from '../refusals';

/** Lets nobody in without the key. */
export const access: Behaviour = (request, platform) => {
  const key = request.headers['api-key'];
  if (key === platform.apiKey) return undefined;
  // A token instead of a key is a way in, too, but not into this platform.
  return key || request.headers.authorization ? AUTH_FAILED : KEY_REQUIRED;
};
