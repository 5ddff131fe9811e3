/** Messages that wait until it is known what has become of a cached command. */

export type { Followed } from './followed';
export { Following, type Exit } from './following';
export { readPace, type Pace } from './schedule';
export { expiryIn, whenQueued, type Target } from './target';
