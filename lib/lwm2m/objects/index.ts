/**
 * Names, types and operations of LwM2M Objects; pure, and fit for a browser.
 *
 * Apart from `lib/lwm2m`, since the data is large. Code that fetches the table as a file imports `readObjects`: a bundler
 * then leaves the data out.
 */

export { readObjects } from './compact-json';
export type * from './compact-json';
export { describeObject, describeResource, isWritable } from './object-table';
export type {
  Description,
  Name,
  ObjectDefinition,
  ObjectTable,
  Operations,
  Range,
  ResourceDefinition,
  ResourceType,
} from './object-table';
export { findObject, resourceTypeOf, standardObjects } from './registry';
export { findValueFault, valueFault, type FoundValue, type ValueFault } from './value-fault';
