/** Messages that wait until it is known what has become of a cached command. */

export type { Followed } from './tracked-message';
export { Following, type Exit } from './message-tracker';
export { readPace, type Pace } from './schedule';
export { expiryIn, whenQueued, type Target } from './target';
