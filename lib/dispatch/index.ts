/** Order, pace, safe retries and outages. Knows commands and outcomes, but neither HTTP nor Node-RED. */

export type { Carrier } from './command-runner';
export { Dispatcher, type OpenCommand } from './dispatcher';
export { systemClock, type Clock, type Counts, type Timer } from './pace';
export { isQuotaRefusal } from './retry';
export { Fifo, type Linked } from './scheduler';
export { NEVER_SENT, type Past, type Source, type SourceOptions, type Task } from './task';
