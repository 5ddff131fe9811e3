/**
 * Names, types and operations of LwM2M Objects; pure, and fit for a browser.
 *
 * Apart from `lib/lwm2m`, since the data is large. Code that fetches the table as a file imports `readObjects`: a bundler
 * then leaves the data out.
 */

export { describeObject, describeResource, isWritable } from './object-table';
export type {
  Name,
  ObjectDefinition,
  ObjectTable,
  Operations,
  Range,
  ResourceDefinition,
  ResourceType,
} from './object-table';
export { findObject, readObjects, resourceTypeOf, standardObjects } from './registry';
export type { ObjectRow, ObjectsJson, ResourceRow } from './registry';
export { findValueFault, type ValueFault } from './value-fault';
