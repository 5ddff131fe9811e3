/** Order, pace and safe retries. Knows commands and outcomes, but neither HTTP nor Node-RED. */

export { systemClock, type Clock, type Timer } from './clock';
export { Dispatcher, type DispatcherOptions, type Source } from './dispatcher';
export type { Carrier } from './runner';
export { DEFAULT_LIMITS, type Limits } from './limits';
export type { Counts } from './statistics';
export { Task } from './task';
