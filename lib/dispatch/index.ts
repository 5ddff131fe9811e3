/** Order, pace, safe retries and outages. Knows commands and outcomes, but neither HTTP nor Node-RED. */

export { systemClock, type Clock, type Timer } from './clock';
export type { Carrier } from './command-runner';
export { Dispatcher, type OpenCommand } from './dispatcher';
export { Fifo, type Linked } from './fifo';
export { isQuotaRefusal } from './retry';
export type { Source, SourceOptions } from './source';
export type { Counts } from './statistics';
export { NEVER_SENT, type Past, type Task } from './task';
