/** Everything that a refusal by the platform can mean, each written down once for all its spellings. */

import type { RefusalMeaning } from '../meaning';
import { ACCESS } from './access';
import { CONTENT } from './content';
import { DEVICE } from './device';
import { LOAD } from './load';
import { PLATFORM } from './platform';
import { REACHABILITY } from './reachability';
import { REQUEST } from './request';
import { TARGET } from './target';

export const MEANINGS = {
  ...REACHABILITY,
  ...ACCESS,
  ...REQUEST,
  ...CONTENT,
  ...TARGET,
  ...LOAD,
  ...DEVICE,
  ...PLATFORM,
} as const satisfies Record<string, RefusalMeaning>;

export type MeaningName = keyof typeof MEANINGS;
