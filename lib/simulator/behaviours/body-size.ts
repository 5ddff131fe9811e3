import type { Behaviour } from '../behaviour';
import { TOO_LARGE } from '../refusals';
import { BODY_LIMIT } from '../request';

/** Turns away a body that is larger than the platform takes. */
export const bodySize: Behaviour = (request) =>
  request.bodySize > BODY_LIMIT ? TOO_LARGE : undefined;
